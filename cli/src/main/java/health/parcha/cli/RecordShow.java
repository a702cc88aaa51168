package health.parcha.cli;

import health.parcha.client.reading.HistoryItem;
import health.parcha.client.reading.Verdict;
import health.parcha.client.session.Me;
import health.parcha.client.session.PrivateFile;
import health.parcha.core.signed.Json;
import health.parcha.fhir.content.Attachment;
import health.parcha.fhir.content.RecordContent;
import health.parcha.seal.SignedRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Opens one record. A wrapped file is unwrapped with --out.",
        footer = {"", "Examples:", "  parcha record show 1f00... ...", "  parcha record show 1f00... --out ecg.pdf ..."
        })
final class RecordShow extends PersonVerb {
    @Mixin
    private final FileOf file = new FileOf();

    @Parameters(index = "0", paramLabel = "ID")
    private String id = "";

    @Option(names = "--out", paramLabel = "FILE", description = "writes the content there")
    private Optional<Path> out = Optional.empty();

    @Override
    int run(Me me) {
        HistoryItem item = file.record(me, Words.record(id));
        if (item.verdict() instanceof Verdict.Failed failed) {
            output.warn(failed.sentence() + " [" + failed.code() + "] It is not shown as true.");
            return Faults.CHECK_FAILED;
        }
        SignedRecord record = item.record().orElseThrow();
        Optional<Attachment> attachment = Attachment.in(RecordContent.ofFhir(record.content()));
        out.ifPresent(path ->
                new PrivateFile(path).write(attachment.map(Attachment::bytes).orElseGet(record::content)));
        String text = new String(record.content(), StandardCharsets.UTF_8);
        Json.ObjectBuilder json = Json.object();
        Lines.json(item).members().forEach(json::put);
        output.give(
                json.put("content", out.isPresent() ? Optional.empty() : Optional.of(text))
                        .done(),
                () -> Lines.words(item) + "\n"
                        + out.map(path -> "written to " + path)
                                .orElseGet(() -> attachment
                                        .map(a -> a.fileName() + " (" + a.contentType() + "); --out FILE writes it")
                                        .orElse(text)));
        return 0;
    }
}
