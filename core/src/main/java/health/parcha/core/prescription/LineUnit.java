package health.parcha.core.prescription;

import java.util.Arrays;
import java.util.Optional;

/** What a line's quantities count; fixed when it is signed. */
public enum LineUnit {
    PACKS(1),
    UNITS(2),
    DAYS(3);

    private final int code;

    LineUnit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Empty for a number that means nothing. */
    public static Optional<LineUnit> ofCode(int code) {
        return Arrays.stream(values()).filter(unit -> unit.code == code).findFirst();
    }
}
