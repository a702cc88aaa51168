package health.parcha.seal;

import health.parcha.core.signed.MalformedJson;
import java.util.Base64;

/** Bytes inside our JSON: base64 with padding, one spelling only. */
final class Binary {

    private Binary() {}

    static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] bytes(String text, String what) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (text(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // Said below, without the text: it may be a key.
        }
        throw new MalformedJson(what + " is not base64");
    }

    static byte[] bytes(String text, int length, String what) {
        byte[] bytes = bytes(text, what);
        if (bytes.length != length) {
            throw new MalformedJson(what + " is not " + length + " bytes");
        }
        return bytes;
    }
}
