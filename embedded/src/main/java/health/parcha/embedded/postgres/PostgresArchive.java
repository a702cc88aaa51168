package health.parcha.embedded.postgres;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.EmbeddedFault.Code;
import health.parcha.embedded.os.DurableFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The packed binaries: a tar in xz on the class path. Its digest names the folder it is unpacked to. */
final class PostgresArchive {
    private static final String NAME = "/postgres-linux-x86_64.txz";

    private final byte[] packed;

    private PostgresArchive(byte[] packed) {
        this.packed = packed;
    }

    static PostgresArchive ofClassPath() {
        try (InputStream in = PostgresArchive.class.getResourceAsStream(NAME)) {
            if (in == null || !"amd64".equals(System.getProperty("os.arch"))) {
                throw new EmbeddedFault(
                        Code.BINARY_UNUSABLE,
                        "There is no embedded PostgreSQL for " + System.getProperty("os.name") + " "
                                + System.getProperty("os.arch") + ".",
                        "Give the URL of a PostgreSQL 18 instead.");
            }
            return new PostgresArchive(in.readAllBytes());
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot read " + NAME + " of the class path.", e);
        }
    }

    /** Gives the unpacked folder. It appears by one rename: whoever sees it sees all of it. */
    Path unpackInto(Path cache) {
        Path done = cache.resolve("postgres-" + digest());
        if (Files.isDirectory(done)) {
            return done;
        }
        try {
            Files.createDirectories(cache);
            Path fresh = Files.createTempDirectory(
                    cache,
                    ".unpacking-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            unpack(fresh);
            DurableFile.syncFileSystemOf(fresh);
            putInPlace(fresh, done);
            return done;
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot unpack PostgreSQL into " + cache + ".", e);
        }
    }

    private String digest() {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(packed);
            return HexFormat.of().formatHex(whole, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static void putInPlace(Path fresh, Path done) throws IOException {
        try {
            Files.move(fresh, done, StandardCopyOption.ATOMIC_MOVE);
            DurableFile.syncNameOf(done);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(done)) {
                throw e;
            }
            Trees.delete(fresh); // another process was faster, with the same bytes
        }
    }

    private void unpack(Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("entry outside the archive: " + entry.getName());
                }
                place(entry, tar, target);
            }
        }
    }

    private static void place(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        boolean runs = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
