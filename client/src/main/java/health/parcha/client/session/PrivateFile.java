package health.parcha.client.session;

import health.parcha.client.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A file of mode 0600 that is written whole or not at all. */
public final class PrivateFile {
    private final Path path;

    public PrivateFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** Its bytes; empty where there is none. */
    public Optional<byte[]> read() {
        try {
            return Optional.of(Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    /** Replaces it; durable on return. */
    public void write(byte[] bytes) {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.createDirectories(path.resolveSibling("."));
            Files.deleteIfExists(fresh);
            try (FileChannel channel = FileChannel.open(
                    fresh,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    private BadInput failed(String verb, IOException cause) {
        return new BadInput(
                "FILE_" + verb.toUpperCase(Locale.ROOT),
                "Cannot " + verb + " " + path + ": " + cause.getMessage() + ".",
                "See that the folder exists, belongs to you and has room.");
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
