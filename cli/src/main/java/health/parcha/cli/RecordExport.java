package health.parcha.cli;

import health.parcha.client.bundle.ExportRecord;
import health.parcha.client.session.Me;
import health.parcha.core.signed.Json;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description =
                "Writes ID.age, which age -d opens with the exported identity, and ID.proof, which parcha verify checks.",
        footer = {"", "Example:", "  parcha record export 1f00... --out here ..."})
final class RecordExport extends PersonVerb {
    @Mixin
    private final FileOf file = new FileOf();

    @Parameters(index = "0", paramLabel = "ID")
    private String id = "";

    @Option(names = "--out", paramLabel = "DIR", required = true)
    private Path out = Path.of("");

    @Override
    int run(Me me) {
        ExportRecord.Exported exported = new ExportRecord(me).export(file.record(me, Words.record(id)), out);
        output.give(
                Json.object()
                        .put("age", exported.age().toString())
                        .put("proof", exported.proof().toString())
                        .done(),
                () -> exported.age() + "\n" + exported.proof()
                        + "\nThe proof tells what the record says of itself: keep both alike.");
        return 0;
    }
}
