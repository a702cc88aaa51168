package health.parcha.log;

import health.parcha.core.record.Commitment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What the log holds of an act, readable by anyone and telling no one anything but its kind: the type's byte and a salted
 * commitment to what was done, its opening. 33 bytes.
 */
public final class Entry {
    /** Length in bytes. */
    public static final int BYTES = 33;

    private final byte[] bytes;

    private Entry(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The entry of an act, the commitment made by whoever knows its opening. */
    public static Entry of(EntryType type, Commitment commitment) {
        return new Entry(ByteBuffer.allocate(BYTES)
                .put(type.code())
                .put(commitment.bytes())
                .array());
    }

    /**
     * Copies the bytes of an entry; its type may be one that this version does not know.
     *
     * @throws MalformedLogText where they are not 33
     */
    public static Entry of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new MalformedLogText("an entry is " + BYTES + " bytes, not " + bytes.length);
        }
        return new Entry(bytes.clone());
    }

    /** The kind of act; empty for one that this version does not know. */
    public Optional<EntryType> type() {
        return EntryType.ofCode(bytes[0]);
    }

    /** What the entry commits to its opening with. */
    public Commitment commitment() {
        return Commitment.of(Arrays.copyOfRange(bytes, 1, BYTES));
    }

    /** A copy of the 33 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The hash of the entry as a leaf of the tree. */
    public Hash leaf() {
        return Hash.ofLeaf(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Entry e && Arrays.equals(bytes, e.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
