package health.parcha.seal.age;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/** Whole age files. A file whose header and payload are kept apart is a {@link SealedPayload}. */
public final class Age {

    private Age() {}

    /**
     * Seals a small text to recipients of one kind.
     *
     * @throws IllegalArgumentException when kinds are mixed or there is no recipient
     */
    public static byte[] seal(byte[] plain, List<? extends Recipient> recipients, SecureRandom random) {
        try (FileKey fileKey = FileKey.fresh(random)) {
            byte[] header = Header.write(fileKey, recipients, random);
            byte[] payload = Payload.seal(plain, fileKey, random);
            byte[] file = Arrays.copyOf(header, header.length + payload.length);
            System.arraycopy(payload, 0, file, header.length, payload.length);
            return file;
        }
    }

    /**
     * Seals a text of any length; memory does not grow with it. Closes neither stream, flushes nothing. When reading or
     * writing fails, what was written lacks its last chunk and opens nowhere as a whole.
     */
    public static void seal(
            InputStream plain, OutputStream file, List<? extends Recipient> recipients, SecureRandom random)
            throws IOException {
        try (FileKey fileKey = FileKey.fresh(random)) {
            file.write(Header.write(fileKey, recipients, random));
            Payload.seal(plain, file, fileKey, random);
        }
    }

    /** Opens a small file, armoured or not: the whole text or nothing. */
    public static byte[] open(byte[] file, List<? extends Identity> identities) throws AgeException {
        try {
            InputStream in = binary(new ByteArrayInputStream(file));
            try (FileKey fileKey = HeaderReader.read(in).open(identities)) {
                byte[] payload = in.readAllBytes();
                requireNonce(payload.length);
                return Payload.open(payload, fileKey);
            }
        } catch (AgeException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    /**
     * Opens a file of any length, armoured or not, as {@code age -d} does: the text of each chunk is handed on once it
     * is known to be authentic. Only the end of the stream says that the text is whole; a caller that must not show a
     * part as the whole waits for it. Reading fails with an {@link AgeException}; closing closes the file too.
     */
    public static InputStream opening(InputStream file, List<? extends Identity> identities) throws IOException {
        InputStream in = binary(new BufferedInputStream(file));
        try (FileKey fileKey = HeaderReader.read(in).open(identities)) {
            byte[] nonce = in.readNBytes(Chunks.NONCE);
            requireNonce(nonce.length);
            return new PayloadInput(in, nonce, fileKey);
        }
    }

    /** The test kit counts the nonce with the header: a file cut there has no payload at all. */
    private static void requireNonce(int length) throws AgeException {
        if (length < Chunks.NONCE) {
            throw new AgeException.MalformedHeader("the file ends before the nonce of its payload");
        }
    }

    private static InputStream binary(InputStream file) throws IOException {
        return Armor.begins(file) ? new BufferedInputStream(Armor.reading(file)) : file;
    }
}
