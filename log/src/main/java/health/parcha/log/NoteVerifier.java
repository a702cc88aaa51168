package health.parcha.log;

import health.parcha.core.signed.Digest;
import health.parcha.core.signed.VerifyingKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A public key that is trusted to sign notes under a name (C2SP signed-note). Its text form, the verifier key, is {@code
 * name+hash+base64(type, key)}, the hash being 8 hexadecimal digits.
 */
public record NoteVerifier(KeyName name, SignatureType type, VerifyingKey key) {
    /** The verifier of a log or receipt key. */
    public static NoteVerifier ed25519(KeyName name, VerifyingKey key) {
        return new NoteVerifier(name, SignatureType.ED25519, key);
    }

    /** The verifier of a witness. */
    public static NoteVerifier cosigner(KeyName name, VerifyingKey key) {
        return new NoteVerifier(name, SignatureType.COSIGNATURE, key);
    }

    /**
     * Reads a verifier key.
     *
     * @throws MalformedLogText where it is no such text, of an unknown type, or its hash does not fit the key
     */
    public static NoteVerifier parse(String text) {
        // Base64 may hold a plus: the key is all that stands behind the second one.
        List<String> parts = List.of(text.split("\\+", 3));
        if (parts.size() != 3) {
            throw new MalformedLogText("a verifier key has three parts: name+hash+key");
        }
        byte[] encoded = Base64Text.bytes(parts.get(2), "the key of a verifier key");
        if (encoded.length != 33) {
            throw new MalformedLogText("an Ed25519 verifier key has 33 bytes, not " + encoded.length);
        }
        NoteVerifier verifier = new NoteVerifier(
                new KeyName(parts.get(0)),
                SignatureType.ofCode(encoded[0]),
                VerifyingKey.of(Arrays.copyOfRange(encoded, 1, 33)));
        if (!verifier.hashText().equals(parts.get(1))) {
            throw new MalformedLogText("the hash of verifier key " + parts.get(0) + " does not fit its key");
        }
        return verifier;
    }

    /** The verifier key. */
    public String text() {
        return name + "+" + hashText() + "+" + Base64Text.of(encoded());
    }

    /** The key's id within its name: the first 4 bytes of SHA-256(name, LF, type, key). */
    public int keyHash() {
        MessageDigest sha256 = Digest.sha256();
        sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(sha256.digest(encoded())).getInt();
    }

    /** Whether this signature claims to be this key's. */
    boolean claims(NoteSignature signature) {
        return signature.name().equals(name) && signature.keyHash() == keyHash();
    }

    /** Whether this signature is this key's over the text of a note. */
    boolean verifies(NoteSignature signature, String text) {
        return type.split(signature.bytes())
                .map(s -> key.verifies(s.message(text).getBytes(StandardCharsets.UTF_8), s.signature()))
                .orElse(false);
    }

    private byte[] encoded() {
        return ByteBuffer.allocate(33).put(type.code()).put(key.bytes()).array();
    }

    private String hashText() {
        return HexFormat.of().toHexDigits(keyHash());
    }

    @Override
    public String toString() {
        return text();
    }
}
