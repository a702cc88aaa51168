package health.parcha.chain;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What an account is on this network; one bit each in the account's slot. */
public enum Role {
    PATIENT(1),
    DOCTOR(2),
    PHARMACIST(4),
    OFFICER(8),
    ADMIN(16),
    INSURER_AGENT(32),
    DEPARTMENT(64),
    /** Nurse, midwife and the other professions of care. */
    CLINICIAN(128);

    private final int bit;

    Role(int bit) {
        this.bit = bit;
    }

    /** The roles as one number of 16 bits. */
    public static int bits(Set<Role> roles) {
        return roles.stream().mapToInt(role -> role.bit).sum();
    }

    /** The roles of a number; empty where it has a bit that means nothing. */
    public static Optional<Set<Role>> ofBits(int bits) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : values()) {
            if ((bits & role.bit) != 0) {
                roles.add(role);
            }
        }
        return bits(roles) == bits ? Optional.of(Collections.unmodifiableSet(roles)) : Optional.empty();
    }
}
