package health.parcha.demo.tour;

import health.parcha.client.record.AddRecord;
import health.parcha.client.record.Added;
import health.parcha.client.record.Authority;
import health.parcha.client.record.NewRecord;
import health.parcha.client.session.Me;
import health.parcha.client.wire.Blob;
import health.parcha.core.party.AccountId;
import health.parcha.core.record.Category;
import health.parcha.core.record.RecordId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What the doctors of the story write. */
final class Writing {
    private static final String FHIR = "application/fhir+json";

    private Writing() {}

    /** An observation whose text is that. */
    static Blob observation(String text) {
        return Blob.of(("{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"" + text
                        + "\"},\"valueString\":\"" + text + "\"}")
                .getBytes(StandardCharsets.UTF_8));
    }

    /** A record that is ready to be sent, with a fresh id. */
    static NewRecord note(Me author, Category category, String title, String text) {
        return NewRecord.first(
                RecordId.of(author.surroundings().bytes(RecordId.BYTES)),
                category,
                "Observation",
                author.now(),
                Optional.of("tour-visit"),
                Optional.of(title),
                FHIR,
                observation(text));
    }

    /** Sends one record and insists that it is kept. */
    static Added.Stored send(Me author, AccountId patient, Authority authority, NewRecord record) {
        Added answer =
                new AddRecord(author).add(patient, authority, List.of(record)).getFirst();
        return switch (answer) {
            case Added.Stored stored -> stored;
            case Added.NotTaken no ->
                throw new Check.Broken("A record was not taken: " + no.code() + ", " + no.cause());
        };
    }
}
