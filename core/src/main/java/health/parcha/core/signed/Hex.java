package health.parcha.core.signed;

import java.util.HexFormat;

/** Lower-case hexadecimal of a fixed length: the one text form of our ids, so that equal ids are equal strings. */
public final class Hex {
    private Hex() {}

    /** Lower-case digits, no prefix. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The bytes of a text that {@link #check} let pass. */
    public static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    /**
     * Lets a text pass that is exactly {@code bytes} bytes in lower-case hexadecimal.
     *
     * @throws IllegalArgumentException naming what was expected
     */
    public static String check(String hex, int bytes, String what) {
        if (hex.length() != 2 * bytes || !hex.chars().allMatch(Hex::isDigit)) {
            throw new IllegalArgumentException("a " + what + " is " + 2 * bytes + " lower-case hexadecimal digits");
        }
        return hex;
    }

    private static boolean isDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
