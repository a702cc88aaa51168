package health.parcha.cli;

import health.parcha.client.reading.HistoryItem;
import health.parcha.client.record.AddRecord;
import health.parcha.client.record.Amend;
import health.parcha.client.session.Me;
import health.parcha.client.wire.Blob;
import health.parcha.core.consent.Purpose;
import health.parcha.fhir.FhirRefused;
import health.parcha.fhir.content.Comment;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "comment",
        description = "Adds a comment to a record; it travels with it and everybody who reads the file sees it.",
        footer = {"", "Example:", "  parcha record comment 1f00... \"Seen, dose halved.\" --of 0x12... ..."})
final class RecordComment extends PersonVerb {
    @Mixin
    private final FileOf file = new FileOf();

    @Parameters(index = "0", paramLabel = "ID")
    private String id = "";

    @Parameters(index = "1", paramLabel = "TEXT")
    private String text = "";

    @Option(
            names = "--reason",
            defaultValue = "TREATMENT",
            description = "without a share: why one writes: ${COMPLETION-CANDIDATES}")
    private Purpose reason = Purpose.TREATMENT;

    @Override
    int run(Me me) throws FhirRefused {
        HistoryItem on = file.record(me, Words.record(id));
        Comment comment = Comment.of(on.served().author(), on.served().record(), me.account(), me.now(), text);
        return Lines.added(
                new AddRecord(me)
                        .add(
                                file.owner(me),
                                file.authority(me, reason),
                                List.of(Amend.comment(
                                        me,
                                        on,
                                        "Comment",
                                        RecordAdd.FHIR,
                                        Blob.of(comment.content().bytes())))),
                output);
    }
}
