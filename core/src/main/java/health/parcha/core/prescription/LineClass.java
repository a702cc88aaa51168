package health.parcha.core.prescription;

import java.util.Arrays;
import java.util.Optional;

/** How strictly a line is handled. */
public enum LineClass {
    /** A pharmacist may extend it past its window. */
    ORDINARY(1),
    /** Never extended; presented late, the pharmacist lowers the quantity. */
    CONTROLLED(2);

    private final int code;

    LineClass(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Empty for a number that means nothing. */
    public static Optional<LineClass> ofCode(int code) {
        return Arrays.stream(values()).filter(value -> value.code == code).findFirst();
    }
}
