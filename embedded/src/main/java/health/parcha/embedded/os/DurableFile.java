package health.parcha.embedded.os;

import health.parcha.embedded.EmbeddedFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Small files that are whole or absent, whatever dies in between. */
public final class DurableFile {
    private DurableFile() {}

    /**
     * Puts {@code bytes} in place of the file, readable by the owner alone. On return content and name are on disk.
     */
    public static void replace(Path file, byte[] bytes) {
        try {
            Path fresh = write(file, bytes, true);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            syncNameOf(file);
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot write " + file + ".", e);
        }
    }

    /** As {@link #replace}, but only readers of this boot are promised the new content: nothing is forced to disk. */
    public static void publish(Path file, byte[] bytes) {
        try {
            Files.move(write(file, bytes, false), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot write " + file + ".", e);
        }
    }

    /** Forces what was written to a file to disk. */
    public static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Forces everything written so far to the file system of that folder: for a thousand files at once. */
    public static void syncFileSystemOf(Path folder) throws IOException {
        ShortCommand done = ShortCommand.run("sync", "-f", folder.toString());
        if (!done.succeeded()) {
            throw new IOException(done.output());
        }
    }

    /** Forces the name of a file or folder to disk, after it was made or renamed. */
    public static void syncNameOf(Path entry) throws IOException {
        try (FileChannel channel = FileChannel.open(folderOf(entry), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path folderOf(Path entry) {
        return Objects.requireNonNull(entry.toAbsolutePath().getParent(), "the root folder has no name to force");
    }

    private static Path write(Path file, byte[] bytes, boolean force) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel = FileChannel.open(fresh, options, ownerOnly)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            if (force) {
                channel.force(true);
            }
        }
        return fresh;
    }
}
