package health.parcha.chain.intent;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.typed.Word;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Takes the fields of one intent in their order and keeps both of their forms: packed for the wire, words for the digest. */
final class FieldWriter {
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final List<Bytes32> words = new ArrayList<>();

    FieldWriter address(Address value) {
        packed.writeBytes(value.toArray());
        words.add(Word.address(value));
        return this;
    }

    FieldWriter bytes32(Bytes32 value) {
        packed.writeBytes(value.toArray());
        words.add(value);
        return this;
    }

    /** Bytes of a length of their own, at most 255. */
    FieldWriter bytes(byte[] value) {
        if (value.length > 255) {
            throw new IllegalArgumentException("a field holds at most 255 bytes, not " + value.length);
        }
        packed.write(value.length);
        packed.writeBytes(value);
        words.add(Word.bytes(value));
        return this;
    }

    FieldWriter uint(int bits, long value) {
        if (value < 0 || (bits < 63 && value >>> bits != 0)) {
            throw new IllegalArgumentException(value + " does not fit in " + bits + " bits without sign");
        }
        for (int shift = bits - 8; shift >= 0; shift -= 8) {
            packed.write((int) (value >>> shift));
        }
        words.add(Word.uint(value));
        return this;
    }

    FieldWriter bool(boolean value) {
        return uint(8, value ? 1 : 0);
    }

    FieldWriter addresses(List<Address> values) {
        packed.write(values.size());
        values.forEach(value -> packed.writeBytes(value.toArray()));
        words.add(Word.array(values.stream().map(Word::address).toArray(Bytes32[]::new)));
        return this;
    }

    byte[] packed() {
        return packed.toByteArray();
    }

    Bytes32[] words() {
        return words.toArray(Bytes32[]::new);
    }
}
