package health.parcha.chain;

import java.util.Arrays;
import java.util.Optional;

/** What a proposal of the members is about. */
public enum ProposalSort {
    ADMIT(1),
    SPONSOR(2),
    RULES(3),
    SUSPEND(4),
    REINSTATE(5),
    REMOVE(6),
    SUCCEED(7),
    PAUSE(8),
    RESUME(9);

    private final int code;

    ProposalSort(int code) {
        this.code = code;
    }

    /** The number on the chain. */
    public int code() {
        return code;
    }

    /** Whether the member that it is about has no voice in it: neither its vote nor itself is counted. */
    public boolean excludesSubject() {
        return this == SUSPEND || this == REINSTATE || this == REMOVE;
    }

    /**
     * Approvals with which it passes: two thirds to suspend or reinstate a member, else more than half. One hospital's word
     * for a sponsored member.
     *
     * @param voters active hospitals, without the subject where it is excluded
     */
    public long needed(long voters) {
        return switch (this) {
            case SPONSOR -> 1;
            case SUSPEND, REINSTATE -> Math.max(1, (2 * voters + 2) / 3);
            default -> voters / 2 + 1;
        };
    }

    /** The sort of that number; empty where it means nothing. */
    public static Optional<ProposalSort> ofCode(int code) {
        return Arrays.stream(values()).filter(v -> v.code == code).findFirst();
    }
}
