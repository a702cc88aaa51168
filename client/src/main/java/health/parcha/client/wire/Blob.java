package health.parcha.client.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes as a value: compared by content, printed as their length. The array is taken over, not copied. */
public final class Blob {
    private final byte[] bytes;

    private Blob(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes the array over; nobody changes it any more. */
    public static Blob of(byte[] bytes) {
        return new Blob(bytes);
    }

    /** The array itself, for reading alone. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return bytes.length;
    }

    /** This and another one behind it. */
    public Blob with(Blob next) {
        byte[] joined = Arrays.copyOf(bytes, bytes.length + next.bytes.length);
        System.arraycopy(next.bytes, 0, joined, bytes.length, next.bytes.length);
        return new Blob(joined);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Blob that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
