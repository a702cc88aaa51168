package health.parcha.cli;

import health.parcha.client.reading.HistoryItem;
import health.parcha.client.record.Decide;
import health.parcha.client.session.Me;
import health.parcha.core.signed.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "decline",
        description = "Declines a record that somebody wrote by a treatment: it stays the author's copy alone.",
        footer = {"", "Example:", "  parcha record decline 1f00... ..."})
final class RecordDecline extends PersonVerb {
    @Mixin
    private final FileOf file = new FileOf();

    @Parameters(index = "0", paramLabel = "ID")
    private String id = "";

    @Override
    int run(Me me) {
        HistoryItem item = file.record(me, Words.record(id));
        new Decide(me).decline(item);
        output.give(
                Json.object().put("record", id).put("state", "declined").done(),
                () -> "Record " + id + " is declined.");
        return 0;
    }
}
