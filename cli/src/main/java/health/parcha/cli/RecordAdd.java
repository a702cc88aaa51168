package health.parcha.cli;

import health.parcha.client.record.AddRecord;
import health.parcha.client.record.NewRecord;
import health.parcha.client.session.Me;
import health.parcha.client.wire.Blob;
import health.parcha.core.consent.Purpose;
import health.parcha.core.record.Category;
import health.parcha.core.record.RecordId;
import health.parcha.fhir.FhirRefused;
import health.parcha.fhir.content.Intake;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description = "Writes files into a record each: FHIR R4 as it is, anything else wrapped. At most 16 MiB.",
        footer = {
            "",
            "Examples:",
            "  parcha record add --of 0x12... --encounter E77 --reason treatment ecg.pdf ...",
            "  parcha record add notes.json --category notes ...      (into one's own file)"
        })
final class RecordAdd extends PersonVerb {
    static final String FHIR = "application/fhir+json";

    @Mixin
    private final FileOf file = new FileOf();

    @Parameters(arity = "1..*", paramLabel = "FILE")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--category", description = "else by the kind of content")
    private Optional<String> category = Optional.empty();

    @Option(names = "--title")
    private Optional<String> title = Optional.empty();

    @Option(names = "--date", paramLabel = "DAY", description = "when the care happened; now where none is given")
    private Optional<String> date = Optional.empty();

    @Option(names = "--encounter", paramLabel = "ID", description = "groups what belongs to one visit")
    private Optional<String> encounter = Optional.empty();

    @Option(
            names = "--reason",
            defaultValue = "TREATMENT",
            description = "without a share: why one writes: ${COMPLETION-CANDIDATES}")
    private Purpose reason = Purpose.TREATMENT;

    @Override
    int run(Me me) throws FhirRefused {
        Optional<Category> shelf = category.map(Words::category);
        Instant when = date.map(Words::moment).orElse(me.now());
        List<NewRecord> records = new ArrayList<>();
        for (Path path : files) {
            Path name = Optional.ofNullable(path.getFileName()).orElse(path);
            Intake intake = Intake.of(name.toString(), AccountCreate.bytes(path), me.now());
            records.add(NewRecord.first(
                    RecordId.of(me.surroundings().bytes(RecordId.BYTES)),
                    shelf.orElse(intake.category()),
                    intake.type(),
                    when,
                    encounter,
                    Optional.of(title.orElse(intake.title())),
                    FHIR,
                    Blob.of(intake.content().bytes())));
        }
        return Lines.added(new AddRecord(me).add(file.owner(me), file.authority(me, reason), records), output);
    }
}
