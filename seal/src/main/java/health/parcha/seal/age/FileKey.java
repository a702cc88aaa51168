package health.parcha.seal.age;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The 16 bytes that one payload is sealed under. Whoever holds it opens the payload without any header, so it is kept
 * only inside other sealed files. {@link #close()} wipes it; any use afterwards is refused.
 */
public final class FileKey implements AutoCloseable {
    public static final int BYTES = 16;

    private final byte[] bytes;
    private boolean wiped;

    private FileKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new key; never use one for two payloads. */
    public static FileKey fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new FileKey(bytes);
    }

    /** Copies the bytes in; the caller wipes its own array. */
    public static FileKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a file key is 16 bytes, not " + bytes.length);
        }
        return new FileKey(bytes.clone());
    }

    /** A copy of the secret; the caller wipes it. */
    public byte[] exposeBytes() {
        return live().clone();
    }

    byte[] live() {
        if (wiped) {
            throw new IllegalStateException("this file key was wiped");
        }
        return bytes;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
        wiped = true;
    }

    @Override
    public String toString() {
        return "FileKey[hidden]";
    }
}
