package health.parcha.seal.age;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.SCrypt;

/** The passphrase stanza's slow hash: scrypt with N = 2 to the work factor, r = 8, p = 1. */
final class Scrypt {
    static final String STANZA = "scrypt";
    static final int SALT_BYTES = 16;
    /** What age itself writes: 256 MiB of memory, about a second. */
    static final int USUAL_WORK_FACTOR = 18;
    /** What age itself accepts at most: 4 GiB. */
    static final int MOST_WORK_FACTOR = 22;

    private static final byte[] LABEL = "age-encryption.org/v1/scrypt".getBytes(StandardCharsets.US_ASCII);
    private static final int BLOCK = 8;

    private Scrypt() {}

    static byte[] key(byte[] passphrase, byte[] salt, int workFactor) {
        byte[] labelled = Arrays.copyOf(LABEL, LABEL.length + salt.length);
        System.arraycopy(salt, 0, labelled, LABEL.length, salt.length);
        return SCrypt.generate(passphrase, labelled, 1 << workFactor, BLOCK, 1, 32);
    }

    /** The largest factor whose table, 128 * r * N bytes, takes at most three quarters of the heap. */
    static int mostForThisHeap() {
        int factor = 1;
        while (factor < MOST_WORK_FACTOR
                && ((128L * BLOCK) << (factor + 1)) <= Runtime.getRuntime().maxMemory() / 4 * 3) {
            factor++;
        }
        return factor;
    }

    static byte[] utf8(char[] passphrase) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        encoded.clear().put(new byte[encoded.capacity()]);
        if (bytes.length == 0) {
            throw new IllegalArgumentException("an empty passphrase protects nothing");
        }
        return bytes;
    }
}
