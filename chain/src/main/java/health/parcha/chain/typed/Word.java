package health.parcha.chain.typed;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Keccak;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** How a field becomes the 32-byte word that is hashed (EIP-712, encodeData). */
public final class Word {
    private Word() {}

    /** An unsigned number of up to 63 bits; a negative one is an {@link IllegalArgumentException}. */
    public static Bytes32 uint(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("not an unsigned number: " + value);
        }
        return Bytes32.of(ByteBuffer.allocate(32).putLong(24, value).array());
    }

    public static Bytes32 bool(boolean value) {
        return uint(value ? 1 : 0);
    }

    public static Bytes32 address(Address address) {
        return Bytes32.of(ByteBuffer.allocate(32).put(12, address.toArray()).array());
    }

    /** A fixed byte string shorter than 32 bytes: it stands on the left. */
    public static Bytes32 fixedBytes(byte[] value) {
        return Bytes32.of(ByteBuffer.allocate(32).put(0, value).array());
    }

    /** A byte string of any length: its hash. */
    public static Bytes32 bytes(byte[] value) {
        return Keccak.hash(value);
    }

    /** A text: the hash of its UTF-8 form. */
    public static Bytes32 text(String value) {
        return Keccak.hash(value.getBytes(StandardCharsets.UTF_8));
    }

    /** An array of words: the hash of them one after the other. */
    public static Bytes32 array(Bytes32... elements) {
        byte[][] parts = new byte[elements.length][];
        for (int i = 0; i < elements.length; i++) {
            parts[i] = elements[i].toArray();
        }
        return Keccak.hash(parts);
    }
}
