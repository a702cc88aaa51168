package health.parcha.log;

import java.util.Base64;

/** Standard base64 with padding, read strictly: every byte sequence has one spelling. */
final class Base64Text {
    private Base64Text() {}

    static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] bytes(String text, String what) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (of(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedLogText(what + " is not base64");
        }
        throw new MalformedLogText(what + " is not base64 as it is written in one way only");
    }

    static Hash hash(String text, String what) {
        byte[] bytes = bytes(text, what);
        if (bytes.length != Hash.BYTES) {
            throw new MalformedLogText(what + " is not a hash of " + Hash.BYTES + " bytes");
        }
        return Hash.of(bytes);
    }
}
