package health.parcha.chain.intent;

import health.parcha.chain.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Items in the order in which they are executed: what {@code Router.execute} takes.
 *
 * @param items without their lengths, as {@link SignedIntent#item()} gives them
 */
public record Batch(List<Bytes> items) {
    public Batch {
        items = List.copyOf(items);
    }

    /** The wire form: each item behind its length of two bytes. */
    public Bytes pack() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Bytes item : items) {
            out.write(item.size() >>> 8);
            out.write(item.size());
            out.writeBytes(item.toArray());
        }
        return Bytes.of(out.toByteArray());
    }

    /** Reads the wire form; empty where a length is zero or the lengths do not add up, which the contracts refuse as a whole. */
    public static Optional<Batch> unpack(Bytes packed) {
        ByteBuffer in = ByteBuffer.wrap(packed.toArray());
        List<Bytes> items = new ArrayList<>();
        while (in.hasRemaining()) {
            if (in.remaining() < 2) {
                return Optional.empty();
            }
            int length = Short.toUnsignedInt(in.getShort());
            if (length == 0 || in.remaining() < length) {
                return Optional.empty();
            }
            byte[] item = new byte[length];
            in.get(item);
            items.add(Bytes.of(item));
        }
        return Optional.of(new Batch(items));
    }
}
