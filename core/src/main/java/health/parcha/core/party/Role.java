package health.parcha.core.party;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a verified account may do. */
public enum Role {
    PATIENT(1),
    DOCTOR(2),
    PHARMACIST(4),
    OFFICER(8),
    ADMIN(16),
    INSURER(32),
    DEPARTMENT(64),
    CLINICIAN(128);

    private final int bit;

    Role(int bit) {
        this.bit = bit;
    }

    /** The word in documents and on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its bit in the roles on chain (docs/spec/intents.md section 7). */
    public int bit() {
        return bit;
    }

    public static Optional<Role> ofCode(String code) {
        return Arrays.stream(values()).filter(r -> r.code().equals(code)).findFirst();
    }

    /** The roles whose bits are set. */
    public static Set<Role> ofBits(int bits) {
        return Arrays.stream(values()).filter(r -> (bits & r.bit) != 0).collect(Collectors.toUnmodifiableSet());
    }
}
