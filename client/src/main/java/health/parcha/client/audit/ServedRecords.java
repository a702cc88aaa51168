package health.parcha.client.audit;

import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Hex;
import health.parcha.log.Hash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which records a read brought: a served list that gives the root it was logged under (docs/spec/log.md, "What a read brought"). */
public final class ServedRecords {
    /** Of a read that brought no record. */
    public static final ServedRecords NONE = new ServedRecords(new byte[0]);

    /** Bytes of a list, at most. */
    static final int MOST_BYTES = 2_000_000;

    private static final int VERSION_BYTES = RecordId.BYTES + 4;

    private final byte[] list;

    private ServedRecords(byte[] list) {
        this.list = list;
    }

    /** Reads a list; empty where it does not give that root (hexadecimal). */
    static Optional<ServedRecords> under(String root, byte[] list) {
        return list.length % VERSION_BYTES == 0 && root(list).equals(root)
                ? Optional.of(new ServedRecords(list.clone()))
                : Optional.empty();
    }

    private static String root(byte[] list) {
        List<Hash> leaves = new ArrayList<>(list.length / VERSION_BYTES);
        for (int at = 0; at < list.length; at += VERSION_BYTES) {
            leaves.add(Hash.ofLeaf(Arrays.copyOfRange(list, at, at + VERSION_BYTES)));
        }
        return Hex.of(Hash.rootOf(leaves).bytes());
    }

    /** How many versions of records. */
    public int count() {
        return list.length / VERSION_BYTES;
    }

    /** The records, in the order served. */
    public Set<RecordId> records() {
        Set<RecordId> records = new LinkedHashSet<>();
        for (int at = 0; at < list.length; at += VERSION_BYTES) {
            records.add(RecordId.of(Arrays.copyOfRange(list, at, at + RecordId.BYTES)));
        }
        return records;
    }

    /** The versions of one record, in the order served; empty where the read did not bring it. */
    public List<Integer> versions(RecordId record) {
        byte[] id = record.bytes();
        List<Integer> versions = new ArrayList<>();
        for (int at = 0; at < list.length; at += VERSION_BYTES) {
            if (Arrays.equals(list, at, at + RecordId.BYTES, id, 0, RecordId.BYTES)) {
                versions.add(ByteBuffer.wrap(list).getInt(at + RecordId.BYTES));
            }
        }
        return versions;
    }

    @Override
    public String toString() {
        return count() + " versions";
    }
}
