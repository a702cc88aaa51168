package health.parcha.node.http;

import health.parcha.chain.key.Signature;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;

/** EIP-712 signatures in bodies: hexadecimal, with or without 0x, 64 or 65 bytes. */
public final class SignatureHex {
    private SignatureHex() {}

    /** Reads a member that must be there. */
    public static Signature read(Json.Fields body, String name) {
        String text = body.text(name);
        try {
            return of(Hex.bytes(text.startsWith("0x") ? text.substring(2) : text));
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("member \"" + name + "\" must be a signature: " + e.getMessage());
        }
    }

    /** A signature as it is kept or sent. */
    public static Signature of(byte[] bytes) {
        return Signature.readAny(bytes)
                .orElseThrow(() -> new MalformedJson("a signature is 64 or 65 bytes with a low s"));
    }

    public static String text(Signature signature) {
        return Hex.of(signature.toArray());
    }
}
