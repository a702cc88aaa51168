package health.parcha.seal.age;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * An age payload kept apart from its headers: the nonce of 16 bytes, then chunks of 64 KiB + 16. Joined behind any of
 * its {@link HeaderRow}s it is a normal age file.
 */
public final class SealedPayload {
    private final byte[] bytes;

    private SealedPayload(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Seals under a file key that seals nothing else; 32 bytes longer than the text, and 16 more each 64 KiB. */
    public static SealedPayload seal(byte[] plain, FileKey fileKey, SecureRandom random) {
        return new SealedPayload(Payload.seal(plain, fileKey, random));
    }

    /** Takes the bytes over without a copy and unchecked: only opening tells whether they are whole. */
    public static SealedPayload of(byte[] bytes) {
        return new SealedPayload(bytes);
    }

    /** The payload behind the header of a whole, unarmoured age file. */
    public static SealedPayload ofFile(byte[] file) throws AgeException.MalformedHeader {
        return new SealedPayload(Arrays.copyOfRange(file, HeaderRow.ofFile(file).bytes().length, file.length));
    }

    /** Opens without any header, the way of the index: the whole text or nothing. */
    public byte[] open(FileKey fileKey) throws AgeException.PayloadDamaged {
        return Payload.open(bytes, fileKey);
    }

    /** Opens by a header row and an identity: the whole text or nothing. */
    public byte[] open(HeaderRow row, List<? extends Identity> identities) throws AgeException {
        try (FileKey fileKey = row.open(identities)) {
            return open(fileKey);
        }
    }

    /** The normal age file of one row's recipients, as the stock tool opens it. */
    public byte[] join(HeaderRow row) {
        byte[] header = row.bytes();
        byte[] file = Arrays.copyOf(header, header.length + bytes.length);
        System.arraycopy(bytes, 0, file, header.length, bytes.length);
        return file;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Seals a text of any length; closes neither stream. */
    public static void seal(InputStream plain, OutputStream payload, FileKey fileKey, SecureRandom random)
            throws IOException {
        Payload.seal(plain, payload, fileKey, random);
    }

    /** Opens a payload of any length as {@link Age#opening} does. */
    public static InputStream opening(InputStream payload, FileKey fileKey) throws IOException {
        InputStream in = new BufferedInputStream(payload);
        byte[] nonce = in.readNBytes(Chunks.NONCE);
        if (nonce.length < Chunks.NONCE) {
            throw new AgeException.PayloadDamaged(0, "it ends within its nonce");
        }
        return new PayloadInput(in, nonce, fileKey);
    }

    @Override
    public String toString() {
        return "SealedPayload[" + bytes.length + " bytes]";
    }
}
