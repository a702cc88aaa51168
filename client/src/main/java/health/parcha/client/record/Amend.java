package health.parcha.client.record;

import health.parcha.client.BadInput;
import health.parcha.client.reading.HistoryItem;
import health.parcha.client.session.Me;
import health.parcha.client.wire.Blob;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Digest;
import health.parcha.seal.RecordClaims;
import health.parcha.seal.RecordClaims.About;
import health.parcha.seal.SignedRecord;
import java.util.Optional;

/** Later words about a record: a new version by its author, a comment by anybody who may write. */
public final class Amend {
    private Amend() {}

    /**
     * The next version of one's own record, ready for {@link AddRecord}. The former one stays.
     *
     * @param former as it was read on basis author or owner, its checks passed
     * @throws BadInput NOT_THE_AUTHOR, NO_DESCRIPTOR
     */
    public static NewRecord nextVersion(Me author, HistoryItem former, Optional<String> title, Blob content) {
        SignedRecord record = checked(former);
        RecordClaims claims = record.claims();
        if (!claims.author().equals(author.account())) {
            throw new BadInput(
                    "NOT_THE_AUTHOR",
                    "Record " + claims.record() + " was written by " + claims.author() + ".",
                    "Write a comment on it instead.");
        }
        Digest descriptor = former.served()
                .descriptor()
                .orElseThrow(() -> new BadInput(
                        "NO_DESCRIPTOR",
                        "The node did not hand over the descriptor of record " + claims.record() + ".",
                        "Read it as its author at the node where it was written."))
                .digest();
        return new NewRecord(
                claims.record(),
                Optional.of(new NewRecord.Former(former.served().version(), record.digest(), descriptor)),
                claims.category(),
                claims.type(),
                claims.date(),
                claims.encounter(),
                title.or(claims::title),
                claims.about(),
                claims.mediaType(),
                content);
    }

    /** A comment on a record, in its category and encounter, ready for {@link AddRecord}. */
    public static NewRecord comment(Me author, HistoryItem on, String title, String mediaType, Blob content) {
        SignedRecord record = checked(on);
        RecordClaims claims = record.claims();
        return new NewRecord(
                RecordId.of(author.surroundings().bytes(RecordId.BYTES)),
                Optional.empty(),
                claims.category(),
                "comment",
                author.now(),
                claims.encounter(),
                Optional.of(title),
                Optional.of(new About(claims.record(), record.digest())),
                mediaType,
                content);
    }

    private static SignedRecord checked(HistoryItem item) {
        return item.record()
                .filter(record -> item.verdict().isChecked())
                .orElseThrow(() -> new BadInput(
                        "NOT_CHECKED",
                        "Record " + item.served().record() + " did not pass its checks.",
                        "Build nothing on it; tell the organisation that keeps it."));
    }
}
