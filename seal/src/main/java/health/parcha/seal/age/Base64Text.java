package health.parcha.seal.age;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Base64 that has one spelling only: what decodes must encode back to the same text, so no file has two forms. */
final class Base64Text {
    private static final Base64.Encoder UNPADDED = Base64.getEncoder().withoutPadding();

    private Base64Text() {}

    static String unpadded(byte[] bytes) {
        return UNPADDED.encodeToString(bytes);
    }

    static Optional<byte[]> decodeUnpadded(String text) {
        return decode(text, UNPADDED);
    }

    static Optional<byte[]> decodePadded(String text) {
        return decode(text, Base64.getEncoder());
    }

    private static Optional<byte[]> decode(String text, Base64.Encoder canonical) {
        byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
        try {
            byte[] bytes = Base64.getDecoder().decode(ascii);
            return Arrays.equals(canonical.encode(bytes), ascii) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
