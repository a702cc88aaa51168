package health.parcha.core.signed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/**
 * A compact JSON Web Signature (RFC 7515) with Ed25519 (RFC 8037) over a canonical payload. The header is exactly
 * {@code alg}, {@code kid} and {@code typ}; every kind of document has its own {@code typ}, so no signature of one kind
 * passes as another. Reading does not check the signature: {@link #isSignedBy} does, as its own step.
 *
 * @param compact the whole text, kept verbatim
 * @param keyId {@code <account>#<card version>} of the signer, or a member's key name
 * @param type the kind of document
 * @param payload what was signed
 */
public record Jws(String compact, String keyId, String type, Json.Fields payload) {
    /** A longer text is refused before anything of it is read. */
    public static final int MAX_LENGTH = 64 * 1024;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");

    /** Signs the canonical form of the payload. */
    public static Jws sign(Json.Fields payload, String type, String keyId, SigningSeed signer) {
        Json.Fields header = Json.object()
                .put("alg", "EdDSA")
                .put("kid", keyId)
                .put("typ", type)
                .done();
        String input = encode(CanonicalJson.bytes(header)) + "." + encode(CanonicalJson.bytes(payload));
        String signature = encode(signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
        return new Jws(input + "." + signature, keyId, type, payload);
    }

    /**
     * Reads a compact JWS of the expected kind.
     *
     * @throws MalformedJson where it is not three base64url parts, has another header, is of another kind, or its payload
     *     is not in canonical form; the document is refused
     */
    public static Jws read(String compact, String expectedType) {
        Jws jws = read(compact);
        if (!jws.type.equals(expectedType)) {
            throw new MalformedJson("a \"" + expectedType + "\" is expected, this is signed as another kind");
        }
        return jws;
    }

    /** Reads a compact JWS of any kind; the caller decides by {@link #type()}. */
    public static Jws read(String compact) {
        if (compact.length() > MAX_LENGTH) {
            throw new MalformedJson("a signed document of more than " + MAX_LENGTH + " characters");
        }
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 3) {
            throw new MalformedJson("a signed document has three parts");
        }
        Json.Fields header = canonical(decode(parts[0]));
        if (!header.members().keySet().equals(HEADER) || !header.text("alg").equals("EdDSA")) {
            throw new MalformedJson("the header of a signed document is exactly alg EdDSA, kid and typ");
        }
        if (decode(parts[2]).length != 64) {
            throw new MalformedJson("an Ed25519 signature is 64 bytes");
        }
        return new Jws(compact, header.text("kid"), header.text("typ"), canonical(decode(parts[1])));
    }

    /** Whether the signature is that key's. */
    public boolean isSignedBy(VerifyingKey key) {
        return key.verifies(input(), signature());
    }

    /** Whether the signature is that key's, the key decoded once for many documents. */
    public boolean isSignedBy(VerifyingKey.Decoded key) {
        return key.verifies(input(), signature());
    }

    /** SHA-256 of the compact text: how other documents and log entries name this one. */
    public Digest digest() {
        return Digest.of(compact.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] input() {
        return compact.substring(0, compact.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] signature() {
        return DECODER.decode(compact.substring(compact.lastIndexOf('.') + 1));
    }

    private static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    private static byte[] decode(String part) {
        try {
            byte[] bytes = DECODER.decode(part);
            if (!encode(bytes).equals(part)) {
                throw new MalformedJson("base64url without padding is expected");
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("base64url without padding is expected");
        }
    }

    private static Json.Fields canonical(byte[] bytes) {
        Json.Fields fields = JsonReader.readObject(bytes);
        if (!java.util.Arrays.equals(CanonicalJson.bytes(fields), bytes)) {
            throw new MalformedJson("signed JSON must be in canonical form (RFC 8785)");
        }
        return fields;
    }
}
