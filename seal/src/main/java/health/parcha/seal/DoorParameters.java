package health.parcha.seal;

import health.parcha.core.signed.Hex;
import health.parcha.seal.SealException.Subject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How slow a password door is: Argon2id's parameters and salt, as a PHC string without a hash. A node keeps them and
 * hands them out before login, so a client believes none that are below the floor.
 *
 * @param memoryKib 65,536 (64 MiB) to 1,048,576
 * @param iterations 3 to 16
 * @param parallelism 1 to 8
 * @param salt 16 bytes, hexadecimal
 */
public record DoorParameters(int memoryKib, int iterations, int parallelism, String salt) {
    public static final int SALT_BYTES = 16;
    private static final int LEAST_MEMORY = 64 * 1024;
    private static final int LEAST_ITERATIONS = 3;
    private static final int MOST_MEMORY = 1024 * 1024;
    private static final int MOST_ITERATIONS = 16;
    private static final int MOST_PARALLELISM = 8;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,8}),t=([1-9][0-9]{0,8}),p=([1-9][0-9]{0,8})\\$([A-Za-z0-9+/]{22})");

    public DoorParameters {
        Hex.check(salt, SALT_BYTES, "salt of a password door");
        if (memoryKib < LEAST_MEMORY || iterations < LEAST_ITERATIONS || parallelism < 1) {
            throw new IllegalArgumentException("a password door takes 64 MiB and three passes at least");
        }
        if (memoryKib > MOST_MEMORY || iterations > MOST_ITERATIONS || parallelism > MOST_PARALLELISM) {
            throw new IllegalArgumentException("a password door takes 1 GiB, 16 passes and 8 lanes at most");
        }
    }

    /** The floor with a fresh salt: 64 MiB, 3 passes, 1 lane. */
    public static DoorParameters floor(SecureRandom random) {
        return of(LEAST_MEMORY, LEAST_ITERATIONS, 1, random);
    }

    /** Better ones with a fresh salt. */
    public static DoorParameters of(int memoryKib, int iterations, int parallelism, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new DoorParameters(memoryKib, iterations, parallelism, Hex.of(salt));
    }

    /**
     * Reads {@code $argon2id$v=19$m=...,t=...,p=...$<salt>}, whoever sent it.
     *
     * @throws SealException.Malformed it is no such string
     * @throws SealException.DoorTooWeak it would make guessing cheap; the sender is not to be trusted
     * @throws SealException.DoorTooCostly it would exhaust this machine
     */
    public static DoorParameters parse(String phc) throws SealException {
        Matcher match = PHC.matcher(phc);
        if (!match.matches()) {
            throw new SealException.Malformed(Subject.DOOR, "it is no PHC string of Argon2id without a hash");
        }
        int memory = Integer.parseInt(match.group(1));
        int iterations = Integer.parseInt(match.group(2));
        int parallelism = Integer.parseInt(match.group(3));
        String named = "m=" + memory + ",t=" + iterations + ",p=" + parallelism;
        if (memory < LEAST_MEMORY || iterations < LEAST_ITERATIONS) {
            throw new SealException.DoorTooWeak(named);
        }
        if (memory > MOST_MEMORY || iterations > MOST_ITERATIONS || parallelism > MOST_PARALLELISM) {
            throw new SealException.DoorTooCostly(named);
        }
        DoorParameters read = new DoorParameters(
                memory, iterations, parallelism, Hex.of(Base64.getDecoder().decode(match.group(4))));
        if (!read.phc().equals(phc)) {
            throw new SealException.Malformed(Subject.DOOR, "its salt is not canonical base64");
        }
        return read;
    }

    /** The PHC string, without a hash. */
    public String phc() {
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + iterations + ",p=" + parallelism + "$"
                + Base64.getEncoder().withoutPadding().encodeToString(Hex.bytes(salt));
    }
}
