package health.parcha.node.blobs;

import health.parcha.core.record.Cid;
import health.parcha.core.record.CidHasher;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Payloads by their content id. Up to {@value #INLINE} bytes a payload is a row; above, a file named by its CID, two levels
 * deep. A file is on disk before the row that names it, so a row never lacks its file; a file without a row is left over
 * from a crash and harmless.
 */
@Component
public final class BlobStore {
    /** The longest payload that is a row. */
    static final int INLINE = 16 * 1024;

    /** The longest payload: a file of 16 MiB inside FHIR JSON, with its container, padding and age's own bytes. */
    public static final long MOST = 25L << 20;

    private final JdbcClient sql;
    private final Path folder;

    BlobStore(JdbcClient sql, NodeSettings settings) {
        this.sql = sql;
        this.folder = settings.data().resolve("blobs");
    }

    /**
     * A payload that was read and hashed, and is not kept yet. A large one lies in a file of its own until
     * {@link #makeDurable} gives it its name.
     */
    public record Staged(Cid cid, long length, Optional<byte[]> content, Optional<Path> file) {}

    /**
     * Reads a payload of that length, hashing it as it passes.
     *
     * @throws Refused TOO_LARGE, or STORAGE_FULL where the disk has no room
     */
    public Staged stage(InputStream in, long length) throws IOException {
        if (length > MOST) {
            throw new Refused(Code.TOO_LARGE, "A payload has " + MOST + " bytes at most.");
        }
        if (length <= INLINE) {
            byte[] content = in.readNBytes((int) length);
            requireLength(content.length, length);
            return new Staged(Cid.of(content), length, Optional.of(content), Optional.empty());
        }
        return stageFile(in, length);
    }

    private Staged stageFile(InputStream in, long length) throws IOException {
        Path incoming = Files.createDirectories(folder.resolve("incoming"))
                .resolve(UUID.randomUUID().toString());
        CidHasher hasher = new CidHasher();
        long left = length;
        try (OutputStream out = Files.newOutputStream(incoming, StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[1 << 16];
            while (left > 0) {
                int got = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                requireLength(got < 0 ? length - left : length, length);
                hasher.update(buffer, 0, got);
                out.write(buffer, 0, got);
                left -= got;
            }
        } catch (IOException e) {
            Files.deleteIfExists(incoming);
            if (String.valueOf(e.getMessage()).contains("No space left")) {
                throw new Refused(Code.STORAGE_FULL, "The disk of payloads is full.");
            }
            throw e;
        }
        return new Staged(hasher.finish(), length, Optional.empty(), Optional.of(incoming));
    }

    private static void requireLength(long got, long length) {
        if (got != length) {
            throw new Refused(Code.MALFORMED, "A payload ends before its length.");
        }
    }

    /** Forgets what was staged and is not wanted. */
    public void drop(List<Staged> staged) {
        for (Staged one : staged) {
            one.file().ifPresent(BlobStore::deleteQuietly);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Brings the files of large payloads to disk under their names. Call before the transaction that names them. */
    public void makeDurable(List<Staged> staged) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (Staged one : staged) {
            if (one.file().isPresent()) {
                Path target = path(one.cid());
                Files.createDirectories(target.getParent());
                force(one.file().get());
                Files.move(
                        one.file().get(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                folders.add(target.getParent());
            }
        }
        for (Path each : folders) {
            force(each);
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Names the payloads, within the caller's transaction; one that is here already is the same. */
    public void keep(List<Staged> staged, Instant now) {
        for (Staged one : staged) {
            sql.sql("insert into blobs (cid, length, content, kept_at) values (?, ?, ?, ?) on conflict do nothing")
                    .params(java.util.Arrays.asList(
                            one.cid().text(), one.length(), one.content().orElse(null), Timestamp.from(now)))
                    .update();
        }
    }

    /** The length of a payload that is here. */
    public Optional<Long> length(Cid cid) {
        return sql.sql("select length from blobs where cid = ?")
                .param(cid.text())
                .query(Long.class)
                .optional();
    }

    /** A payload to be sent: its length, and its bytes to be read once and closed. */
    public record Opened(long length, InputStream bytes) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    /**
     * Opens a payload that a record names.
     *
     * @throws IOException where its file is gone or unreadable: the operator restores it from another member
     */
    public Opened open(Cid cid) throws IOException {
        Row row = sql.sql("select length, content from blobs where cid = ?")
                .param(cid.text())
                .query((found, n) -> new Row(found.getLong("length"), Optional.ofNullable(found.getBytes("content"))))
                .optional()
                .orElseThrow(() -> new IOException("payload " + cid + " is not here"));
        return row.content().isPresent()
                ? new Opened(
                        row.length(), new ByteArrayInputStream(row.content().get()))
                : new Opened(row.length(), Files.newInputStream(path(cid)));
    }

    private record Row(long length, Optional<byte[]> content) {}

    /** The last characters of a CID are as good as random; the first are all alike. */
    private Path path(Cid cid) {
        String text = cid.text();
        return folder.resolve(text.substring(text.length() - 2)).resolve(text);
    }
}
