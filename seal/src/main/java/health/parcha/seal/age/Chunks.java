package health.parcha.seal.age;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The payload's cipher: chunks of 64 KiB, each under the payload key and a nonce of its number (11 bytes, big-endian)
 * and a byte that is 1 for the last chunk.
 */
final class Chunks implements AutoCloseable {
    static final int NONCE = 16;
    static final int PLAIN = 64 * 1024;
    static final int SEALED = PLAIN + Primitives.TAG;
    private static final int CIPHER_NONCE = 12;
    private static final byte[] LABEL = "payload".getBytes(StandardCharsets.US_ASCII);

    private final byte[] key;
    private final Cipher cipher;
    private long number;

    Chunks(FileKey fileKey, byte[] nonce) {
        this.key = Primitives.hkdf(fileKey.live(), nonce, LABEL);
        try {
            this.cipher = Cipher.getInstance("ChaCha20-Poly1305");
        } catch (GeneralSecurityException e) {
            throw Primitives.missing(e);
        }
    }

    /** How many chunks a text of that length takes: one at least, even if it is empty. */
    static long count(long plainLength) {
        return Math.max(1, (plainLength + PLAIN - 1) / PLAIN);
    }

    /** The number of the chunk that comes next, counted from 0. */
    long number() {
        return number;
    }

    int seal(byte[] plain, int offset, int length, boolean last, byte[] out, int outOffset) {
        try {
            init(Cipher.ENCRYPT_MODE, last);
            int written = cipher.doFinal(plain, offset, length, out, outOffset);
            number++;
            return written;
        } catch (GeneralSecurityException e) {
            throw Primitives.missing(e);
        }
    }

    /** The length of the text, or -1 when this is not the chunk with that number and place under this key. */
    int open(byte[] sealed, int offset, int length, boolean last, byte[] out, int outOffset) {
        if (length < Primitives.TAG) {
            return -1;
        }
        try {
            init(Cipher.DECRYPT_MODE, last);
            int written = cipher.doFinal(sealed, offset, length, out, outOffset);
            number++;
            return written;
        } catch (AEADBadTagException _) {
            return -1;
        } catch (GeneralSecurityException e) {
            throw Primitives.missing(e);
        }
    }

    private void init(int mode, boolean last) throws GeneralSecurityException {
        byte[] nonce = new byte[CIPHER_NONCE];
        for (int i = 0; i < Long.BYTES; i++) {
            nonce[CIPHER_NONCE - 2 - i] = (byte) (number >>> (8 * i));
        }
        nonce[CIPHER_NONCE - 1] = (byte) (last ? 1 : 0);
        cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }
}
