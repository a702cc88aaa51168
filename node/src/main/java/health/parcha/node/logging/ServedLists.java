package health.parcha.node.logging;

import health.parcha.log.Hash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which records reads have brought (docs/spec/log.md, "What a read brought"): each list once, by the Merkle root that the
 * openings of reads name. A list is never changed.
 */
@Component
public final class ServedLists {
    /** Bytes of one version in a list: record id and version. */
    public static final int VERSION_BYTES = 20;

    /** Versions in a list, at most. */
    public static final int MOST = 100_000;

    /** Bytes of a list, at most. */
    public static final int MOST_BYTES = MOST * VERSION_BYTES;

    /** Lists are read in portions of about this many bytes. */
    private static final long PORTION = 4 << 20;

    private final JdbcClient jdbc;

    ServedLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever takes lists; a list that is empty or unknown is not given. */
    public interface Taker {
        void take(Hash root, byte[] list) throws IOException;
    }

    /**
     * Keeps a list, in one statement, within the caller's transaction and before the read's entry is appended: an entry is
     * the last statement. Waits where another transaction is keeping the same list.
     */
    public void keep(Hash root, byte[] list) {
        if (list.length > 0) {
            jdbc.sql("insert into served_lists (root, list) values (?, ?) on conflict do nothing")
                    .params(root.bytes(), list)
                    .update();
        }
    }

    /** Gives the lists of those roots, a portion in memory at once. */
    public void each(Collection<Hash> roots, Taker taker) throws IOException {
        List<Hash> portion = new ArrayList<>();
        long bytes = 0;
        for (Kept kept : kept(roots)) {
            if (bytes + kept.length() > PORTION) {
                give(portion, taker);
                portion.clear();
                bytes = 0;
            }
            portion.add(kept.root());
            bytes += kept.length();
        }
        give(portion, taker);
    }

    private record Kept(Hash root, int length) {}

    private List<Kept> kept(Collection<Hash> roots) {
        if (roots.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select root, octet_length(list) as length from served_lists where root = any (?)")
                .param(bytes(roots))
                .query((row, n) -> new Kept(Hash.of(row.getBytes("root")), row.getInt("length")))
                .list();
    }

    private void give(List<Hash> portion, Taker taker) throws IOException {
        if (portion.isEmpty()) {
            return;
        }
        List<Listed> lists = jdbc.sql("select root, list from served_lists where root = any (?)")
                .param(bytes(portion))
                .query((row, n) -> new Listed(Hash.of(row.getBytes("root")), row.getBytes("list")))
                .list();
        for (Listed each : lists) {
            taker.take(each.root, each.list);
        }
    }

    private static byte[][] bytes(Collection<Hash> roots) {
        return roots.stream().map(Hash::bytes).toArray(byte[][]::new);
    }

    private static final class Listed {
        private final Hash root;
        private final byte[] list;

        Listed(Hash root, byte[] list) {
            this.root = root;
            this.list = list;
        }
    }
}
