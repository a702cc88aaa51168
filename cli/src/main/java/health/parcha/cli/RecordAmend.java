package health.parcha.cli;

import health.parcha.client.reading.HistoryItem;
import health.parcha.client.record.AddRecord;
import health.parcha.client.record.Amend;
import health.parcha.client.session.Me;
import health.parcha.client.wire.Blob;
import health.parcha.core.consent.Purpose;
import health.parcha.fhir.FhirRefused;
import health.parcha.fhir.content.Intake;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "amend",
        description = "Writes a new version of one's own record; the former one stays.",
        footer = {"", "Example:", "  parcha record amend 1f00... corrected.json --of 0x12... --written ..."})
final class RecordAmend extends PersonVerb {
    @Mixin
    private final FileOf file = new FileOf();

    @Parameters(index = "0", paramLabel = "ID")
    private String id = "";

    @Parameters(index = "1", paramLabel = "FILE")
    private Path content = Path.of("");

    @Option(names = "--title")
    private Optional<String> title = Optional.empty();

    @Option(
            names = "--reason",
            defaultValue = "TREATMENT",
            description = "without a share: why one writes: ${COMPLETION-CANDIDATES}")
    private Purpose reason = Purpose.TREATMENT;

    @Override
    int run(Me me) throws FhirRefused {
        HistoryItem former = file.record(me, Words.record(id));
        Path name = Optional.ofNullable(content.getFileName()).orElse(content);
        Intake intake = Intake.of(name.toString(), AccountCreate.bytes(content), me.now());
        return Lines.added(
                new AddRecord(me)
                        .add(
                                file.owner(me),
                                file.authority(me, reason),
                                List.of(Amend.nextVersion(
                                        me,
                                        former,
                                        title,
                                        Blob.of(intake.content().bytes())))),
                output);
    }
}
