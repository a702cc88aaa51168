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

    /** The sort of that number; empty where it means nothing. */
    public static Optional<ProposalSort> ofCode(int code) {
        return Arrays.stream(values()).filter(v -> v.code == code).findFirst();
    }
}
