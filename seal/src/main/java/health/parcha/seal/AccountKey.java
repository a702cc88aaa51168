package health.parcha.seal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;

/**
 * The 8 characters that a person gets once at registration: 40 random bits in Crockford's base32. With the password it
 * opens the door; alone it opens nothing.
 */
public final class AccountKey implements AutoCloseable {
    public static final int LENGTH = 8;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final byte[] characters;
    private boolean wiped;

    private AccountKey(byte[] characters) {
        this.characters = characters;
    }

    public static AccountKey fresh(SecureRandom random) {
        byte[] characters = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            characters[i] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        }
        return new AccountKey(characters);
    }

    /**
     * Reads what a person typed: case, blanks and hyphens are forgiven, O counts as 0, I and L as 1.
     *
     * @throws IllegalArgumentException when it is not 8 characters of the alphabet; the text is not repeated
     */
    public static AccountKey typed(String text) {
        String plain = text.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (plain.length() != LENGTH || !plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("an account key is 8 characters, digits and letters without U");
        }
        return new AccountKey(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** {@code XXXX-XXXX}, to be shown once and put in the kit. */
    public String exposeText() {
        String text = new String(live(), StandardCharsets.US_ASCII);
        return text.substring(0, 4) + "-" + text.substring(4);
    }

    byte[] live() {
        if (wiped) {
            throw new IllegalStateException("this account key was wiped");
        }
        return characters;
    }

    @Override
    public void close() {
        Arrays.fill(characters, (byte) 0);
        wiped = true;
    }

    @Override
    public String toString() {
        return "AccountKey[hidden]";
    }
}
