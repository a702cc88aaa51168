package health.parcha.chain;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** One 32-byte word: a digest, an id, a root. Immutable; compared by content; prints as 0x and 64 hexadecimal digits. */
public final class Bytes32 implements Comparable<Bytes32> {
    public static final int SIZE = 32;
    public static final Bytes32 ZERO = new Bytes32(new byte[SIZE]);

    private final byte[] bytes;

    private Bytes32(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies exactly 32 bytes; any other length is an {@link IllegalArgumentException}. */
    public static Bytes32 of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("a word has 32 bytes, not " + bytes.length);
        }
        return new Bytes32(bytes.clone());
    }

    /** Reads 64 hexadecimal digits, with or without 0x. */
    public static Bytes32 parse(String hex) {
        return of(HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex));
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    public boolean isZero() {
        return equals(ZERO);
    }

    @Override
    public int compareTo(Bytes32 other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes32 that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "0x" + HexFormat.of().formatHex(bytes);
    }
}
