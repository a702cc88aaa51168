package health.parcha.seal.age;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Arrays;

/** A payload: its nonce of 16 bytes, then its chunks. */
final class Payload {

    private Payload() {}

    static byte[] seal(byte[] plain, FileKey fileKey, SecureRandom random) {
        byte[] nonce = nonce(random);
        int count = Math.toIntExact(Chunks.count(plain.length));
        byte[] out = Arrays.copyOf(
                nonce, Math.addExact(Chunks.NONCE + plain.length, Math.multiplyExact(count, Primitives.TAG)));
        try (Chunks chunks = new Chunks(fileKey, nonce)) {
            int at = Chunks.NONCE;
            for (int i = 0; i < count; i++) {
                int from = i * Chunks.PLAIN;
                int length = Math.min(Chunks.PLAIN, plain.length - from);
                at += chunks.seal(plain, from, length, i == count - 1, out, at);
            }
            return out;
        }
    }

    /** Reads to the end of the stream; memory does not grow with its length. Closes neither. */
    static void seal(InputStream plain, OutputStream out, FileKey fileKey, SecureRandom random) throws IOException {
        byte[] nonce = nonce(random);
        out.write(nonce);
        byte[] sealed = new byte[Chunks.SEALED];
        byte[] text = plain.readNBytes(Chunks.PLAIN);
        try (Chunks chunks = new Chunks(fileKey, nonce)) {
            boolean last;
            do {
                byte[] next = text.length < Chunks.PLAIN ? new byte[0] : plain.readNBytes(Chunks.PLAIN);
                last = next.length == 0;
                out.write(sealed, 0, chunks.seal(text, 0, text.length, last, sealed, 0));
                Arrays.fill(text, (byte) 0);
                text = next;
            } while (!last);
        }
    }

    /** The whole text or nothing. */
    static byte[] open(byte[] payload, FileKey fileKey) throws AgeException.PayloadDamaged {
        int length = payload.length - Chunks.NONCE;
        if (length < Primitives.TAG) {
            throw new AgeException.PayloadDamaged(0, "it is cut short");
        }
        int count = (length + Chunks.SEALED - 1) / Chunks.SEALED;
        int lastLength = length - (count - 1) * Chunks.SEALED;
        if (lastLength <= Primitives.TAG && count > 1) {
            throw new AgeException.PayloadDamaged(count - 1L, "the last chunk is empty");
        }
        byte[] plain = new byte[length - count * Primitives.TAG];
        byte[] nonce = Arrays.copyOf(payload, Chunks.NONCE);
        try (Chunks chunks = new Chunks(fileKey, nonce)) {
            for (int i = 0; i < count; i++) {
                boolean last = i == count - 1;
                int from = Chunks.NONCE + i * Chunks.SEALED;
                int size = last ? lastLength : Chunks.SEALED;
                if (chunks.open(payload, from, size, last, plain, i * Chunks.PLAIN) < 0) {
                    Arrays.fill(plain, (byte) 0);
                    throw new AgeException.PayloadDamaged(i, "it was changed, moved or cut");
                }
            }
        }
        return plain;
    }

    private static byte[] nonce(SecureRandom random) {
        byte[] nonce = new byte[Chunks.NONCE];
        random.nextBytes(nonce);
        return nonce;
    }
}
