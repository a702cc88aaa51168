package health.parcha.node.configuration;

import health.parcha.chain.key.SigningKey;
import health.parcha.core.signed.SigningSeed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The node's own keys, each a file of 64 hexadecimal digits that its owner alone may read: {@code log.key},
 * {@code receipt.key} and {@code node.key} (Ed25519 seeds), {@code relayer.key} (secp256k1), and at a hospital
 * {@code tag.key} (the network's identity tag key, for hospitals alone verify patients).
 */
public final class NodeKeys implements AutoCloseable {
    private final SigningSeed log;
    private final SigningSeed receipt;
    private final SigningSeed node;
    private final SigningKey relayer;
    private final Optional<byte[]> tag;

    private NodeKeys(Path folder) {
        this.log = seed(folder.resolve("log.key"));
        this.receipt = seed(folder.resolve("receipt.key"));
        this.node = seed(folder.resolve("node.key"));
        byte[] secret = SecretFile.key(folder.resolve("relayer.key"));
        this.relayer = SigningKey.copyOf(secret);
        Arrays.fill(secret, (byte) 0);
        Path shared = folder.resolve("tag.key");
        this.tag = Files.exists(shared) ? Optional.of(SecretFile.key(shared)) : Optional.empty();
    }

    /** Reads the folder; refuses a file that is absent, malformed or open to others. */
    public static NodeKeys in(Path folder) {
        return new NodeKeys(folder);
    }

    private static SigningSeed seed(Path file) {
        byte[] secret = SecretFile.key(file);
        try {
            return SigningSeed.of(secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Signs checkpoints. */
    public SigningSeed log() {
        return log;
    }

    /** Signs receipts. */
    public SigningSeed receipt() {
        return receipt;
    }

    /** Signs requests to other members. */
    public SigningSeed node() {
        return node;
    }

    /** Sends batches and signs anchors. */
    public SigningKey relayer() {
        return relayer;
    }

    /** The keyed identity tag of a client's 32 bytes; empty where the member verifies no patients. */
    public Optional<byte[]> tag(byte[] blinded) {
        return tag.map(key -> hmac(key, blinded));
    }

    boolean hasTagKey() {
        return tag.isPresent();
    }

    /** A secret of this node for one purpose, the same at every start and known to nobody else. */
    public byte[] derived(String purpose) {
        byte[] seed = node.exposeSeed();
        try {
            return hmac(seed, ("parcha/1/" + purpose).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    @Override
    public void close() {
        log.close();
        receipt.close();
        node.close();
        relayer.close();
        tag.ifPresent(key -> Arrays.fill(key, (byte) 0));
    }

    @Override
    public String toString() {
        return "NodeKeys";
    }
}
