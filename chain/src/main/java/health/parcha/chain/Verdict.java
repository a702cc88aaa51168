package health.parcha.chain;

import java.util.Arrays;
import java.util.Optional;

/** How a privacy officer judged a broken glass. */
public enum Verdict {
    JUSTIFIED(1),
    MISUSE(2);

    private final int code;

    Verdict(int code) {
        this.code = code;
    }

    /** The number on the chain. */
    public int code() {
        return code;
    }

    /** The verdict of that number; empty where it means nothing. */
    public static Optional<Verdict> ofCode(int code) {
        return Arrays.stream(values()).filter(v -> v.code == code).findFirst();
    }
}
