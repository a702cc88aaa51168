package health.parcha.embedded.os;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.EmbeddedFault.Code;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder held by one supervisor at a time, of a version this release can read. The file {@code lock} carries the lock
 * (the kernel drops it when the process dies), {@code data-version} one decimal number.
 */
public final class DataFolder implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the folder (0700) if it is absent, locks it and checks its version.
     *
     * @throws EmbeddedFault FOLDER_IN_USE or DATA_NEWER; the folder is then unchanged
     */
    public static DataFolder open(Path wanted, int version) {
        try {
            Path path = makeFolder(wanted);
            DataFolder folder = new DataFolder(path, lock(path));
            try {
                folder.requireVersion(version);
            } catch (RuntimeException e) {
                folder.close();
                throw e;
            }
            return folder;
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot use the folder " + wanted + ".", e);
        }
    }

    private static Path makeFolder(Path wanted) throws IOException {
        Files.createDirectories(wanted.toAbsolutePath().getParent());
        if (!Files.isDirectory(wanted)) {
            Files.createDirectory(
                    wanted, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return wanted.toRealPath();
    }

    private static FileChannel lock(Path path) throws IOException {
        // Asked first in memory: closing a second channel on the file would drop this process's own lock.
        if (!HELD.add(path)) {
            throw inUse(path);
        }
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            HELD.remove(path);
            channel.close();
            throw inUse(path);
        }
        return channel;
    }

    private static EmbeddedFault inUse(Path path) {
        return new EmbeddedFault(
                Code.FOLDER_IN_USE,
                "The data folder " + path + " is in use by another running Parcha.",
                "Stop that one, or choose another folder.");
    }

    private void requireVersion(int version) throws IOException {
        Path file = path.resolve("data-version");
        if (!Files.exists(file)) {
            DurableFile.replace(file, (version + "\n").getBytes(StandardCharsets.US_ASCII));
            return;
        }
        int found = Integer.parseInt(Files.readString(file).strip());
        if (found > version) {
            throw new EmbeddedFault(
                    Code.DATA_NEWER,
                    "The data folder " + path + " has version " + found + ", this release reads up to " + version + ".",
                    "Run the newer release on it, or choose another folder.");
        }
    }

    /** The real path of the folder. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            channel.close();
            HELD.remove(path);
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot release the lock of " + path + ".", e);
        }
    }
}
