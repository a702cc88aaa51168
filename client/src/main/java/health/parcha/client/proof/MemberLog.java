package health.parcha.client.proof;

import health.parcha.client.CheckFailed;
import health.parcha.client.door.NodeDoor;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.MemberNumber;
import health.parcha.log.LogFailure;
import health.parcha.log.LogOrigin;
import health.parcha.log.NoteVerifier;
import health.parcha.log.Receipt;
import health.parcha.log.SignedCheckpoint;
import health.parcha.log.TrustedLog;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A member's log, with the keys that its document pins. */
public final class MemberLog {
    private final MemberDocument member;
    private final LogOrigin origin;
    private final NoteVerifier logKey;
    private final NoteVerifier receiptKey;

    private MemberLog(MemberDocument member) {
        this.member = member;
        this.origin = LogOrigin.of(member.network(), member.number());
        this.logKey = NoteVerifier.parse(member.logKey());
        this.receiptKey = NoteVerifier.parse(member.receiptKey());
    }

    /**
     * The log of that member.
     *
     * @throws CheckFailed where the document's keys cannot be read
     */
    public static MemberLog of(MemberDocument member) {
        try {
            return new MemberLog(member);
        } catch (LogFailure e) {
            throw new CheckFailed("MEMBER_DOCUMENT", "The log keys of " + member.name() + " cannot be read.");
        }
    }

    /** What a log's refusal is to a person. */
    public static CheckFailed refused(LogFailure failure) {
        return new CheckFailed("LOG_CHECK", failure.sentence());
    }

    /** What a proof is checked against. */
    public TrustedLog trusted() {
        return new TrustedLog(origin, logKey, receiptKey, List.of());
    }

    public MemberNumber member() {
        return member.number();
    }

    /**
     * Reads a receipt and checks that this log signed it.
     *
     * @throws CheckFailed RECEIPT_REFUSED
     */
    public Receipt receipt(String note) {
        try {
            return Receipt.open(note.getBytes(StandardCharsets.UTF_8), origin, receiptKey);
        } catch (LogFailure e) {
            throw new CheckFailed(
                    "RECEIPT_REFUSED", "A receipt of " + member.name() + " does not hold: " + e.sentence());
        }
    }

    /**
     * Reads a checkpoint and checks that this log signed it.
     *
     * @throws CheckFailed CHECKPOINT_REFUSED
     */
    public SignedCheckpoint checkpoint(byte[] note) {
        try {
            return SignedCheckpoint.open(note, origin, logKey);
        } catch (LogFailure e) {
            throw new CheckFailed(
                    "CHECKPOINT_REFUSED", "The checkpoint of " + member.name() + " does not hold: " + e.sentence());
        }
    }

    /** The newest checkpoint of the node behind that door. */
    public SignedCheckpoint newestCheckpoint(NodeDoor door) {
        return checkpoint(door.getRaw("/log/checkpoint"));
    }

    @Override
    public String toString() {
        return member.name();
    }
}
