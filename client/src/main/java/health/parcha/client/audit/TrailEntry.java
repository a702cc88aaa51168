package health.parcha.client.audit;

import health.parcha.core.party.MemberNumber;
import health.parcha.core.record.RecordId;
import health.parcha.log.Receipt;
import java.time.Instant;
import java.util.Optional;

/**
 * One act, as a member's log holds it.
 *
 * @param actor account or member
 * @param subject whose file; empty where there is none
 * @param object what it was about, hexadecimal; empty where nothing
 * @param digest of the signed document or intent that ordered it
 * @param record for acts on one record
 * @param served for a read in one's own trail, the records it brought from this member; empty for other acts, in an
 *     organisation's trail, and where the member has not told, or not truly
 * @param state how far the entry was followed
 */
public record TrailEntry(
        MemberNumber member,
        long index,
        Instant time,
        String act,
        String actor,
        String subject,
        String object,
        String digest,
        Optional<RecordId> record,
        Optional<Receipt> receipt,
        Optional<ServedRecords> served,
        State state) {
    private static final String READ = "record-consulted";

    /** Whether it is a read of records. */
    public boolean isRead() {
        return act.equals(READ);
    }

    TrailEntry bringing(ServedRecords records) {
        return with(receipt, Optional.of(records), state);
    }

    TrailEntry in(State other) {
        return with(receipt, served, other);
    }

    TrailEntry with(Optional<Receipt> signed, State other) {
        return with(signed, served, other);
    }

    private TrailEntry with(Optional<Receipt> signed, Optional<ServedRecords> records, State other) {
        return new TrailEntry(member, index, time, act, actor, subject, object, digest, record, signed, records, other);
    }

    /** How far an entry was followed. */
    public sealed interface State {
        /** Receipt and commitment hold; the log has not published it yet, and may take until its deadline. */
        record Logged() implements State {}

        /** It stands in the member's published log. */
        record Published() implements State {}

        /** It stands in the log that the member has anchored on chain. */
        record Anchored() implements State {}

        /** A check failed, and which. */
        record Failed(String code, String sentence) implements State {}

        default boolean holds() {
            return !(this instanceof Failed);
        }

        /** One word for it. */
        default String word() {
            return switch (this) {
                case Logged logged -> "logged";
                case Published published -> "published";
                case Anchored anchored -> "anchored";
                case Failed failed -> "FAILED " + failed.code();
            };
        }
    }
}
