package health.parcha.cli;

import health.parcha.client.reading.FoldIndex;
import health.parcha.client.reading.HistoryItem;
import health.parcha.client.record.Decide;
import health.parcha.client.session.Me;
import health.parcha.core.signed.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "accept",
        description = "Accepts a record that somebody wrote by a treatment: it goes into the index.",
        footer = {"", "Example:", "  parcha record accept 1f00... ..."})
final class RecordAccept extends PersonVerb {
    @Mixin
    private final FileOf file = new FileOf();

    @Parameters(index = "0", paramLabel = "ID")
    private String id = "";

    @Override
    int run(Me me) {
        HistoryItem item = file.record(me, Words.record(id));
        new Decide(me).accept(item);
        new FoldIndex(me).fold();
        output.give(
                Json.object().put("record", id).put("state", "accepted").done(),
                () -> "Record " + id + " is accepted.");
        return 0;
    }
}
