package health.parcha.seal.age;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * An age header kept apart from its payload: from the first line to the line feed after the MAC. One payload may have
 * many, each over the same file key and for other recipients; destroying a row ends its recipients' access, and the
 * payload's bytes never change.
 */
public final class HeaderRow {
    private final byte[] bytes;

    private HeaderRow(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A row over a file key, now or years after the payload was sealed. A hybrid recipient takes 1,627 bytes alone.
     *
     * @throws IllegalArgumentException when kinds of recipients are mixed or there is none
     */
    public static HeaderRow seal(FileKey fileKey, List<? extends Recipient> recipients, SecureRandom random) {
        return new HeaderRow(Header.write(fileKey, recipients, random));
    }

    /** Takes bytes that are one header and nothing else; the MAC is checked only by {@link #open}. */
    public static HeaderRow of(byte[] bytes) throws AgeException.MalformedHeader {
        if (headerLength(bytes) != bytes.length) {
            throw new AgeException.MalformedHeader("something follows the header");
        }
        return new HeaderRow(bytes.clone());
    }

    /** The header at the beginning of a whole, unarmoured age file. */
    public static HeaderRow ofFile(byte[] file) throws AgeException.MalformedHeader {
        return new HeaderRow(Arrays.copyOf(file, headerLength(file)));
    }

    /** The file key, if one of the identities opens this row; the caller wipes it. */
    public FileKey open(List<? extends Identity> identities) throws AgeException {
        return read(new ByteArrayInputStream(bytes)).open(identities);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    private static int headerLength(byte[] file) throws AgeException.MalformedHeader {
        ByteArrayInputStream in = new ByteArrayInputStream(file);
        read(in);
        return file.length - in.available();
    }

    private static Header read(ByteArrayInputStream in) throws AgeException.MalformedHeader {
        try {
            return HeaderReader.read(in);
        } catch (AgeException.MalformedHeader e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeaderRow that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "HeaderRow[" + bytes.length + " bytes]";
    }
}
