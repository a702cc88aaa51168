package health.parcha.demo.area;

import health.parcha.embedded.os.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * Where everything of one demo lies; the one folder that {@code reset} deletes.
 *
 * @param root an absolute path
 */
public record AreaFolder(Path root) {
    /** Version of the folder's layout; a newer one is refused. */
    public static final int VERSION = 1;

    private static final String MARKER = "parcha-demo";

    public AreaFolder {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * Makes the folder this demo's own, if it is absent or empty.
     *
     * @throws DemoFault FOLDER_FOREIGN where something else lies in it, which stays untouched
     */
    public void claim() {
        try {
            if (isOurs()) {
                return;
            }
            if (Files.isDirectory(root) && !isEmpty()) {
                throw foreign();
            }
            Files.createDirectories(
                    root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            DurableFile.replace(
                    root.resolve(MARKER),
                    "This folder belongs to ./parcha demo, which may delete it.\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw DemoFault.file("Cannot use the folder " + root + ".", e);
        }
    }

    /** Whether a demo made it. */
    public boolean isOurs() {
        return Files.isRegularFile(root.resolve(MARKER));
    }

    DemoFault foreign() {
        return new DemoFault(
                "FOLDER_FOREIGN",
                root + " holds something that no demo made.",
                "Name another folder with --data; nothing was touched.");
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.findAny().isEmpty();
        }
    }

    Path plan() {
        return root.resolve("plan.json");
    }

    Path chain() {
        return root.resolve("chain");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    /** The network's manifest, as every node and client pins it. */
    public Path network() {
        return root.resolve("network.json");
    }

    /** What the other programs need of this area: nodes, people and their secrets. */
    public Path areaFile() {
        return root.resolve("area.json");
    }

    public Path keystores() {
        return root.resolve("keystores");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** How far the running demo is. */
    public Path status() {
        return root.resolve("status.json");
    }

    Path pid() {
        return root.resolve("demo.pid");
    }

    /** What the import has done, a file for each source. */
    public Path imports() {
        return root.resolve("import");
    }

    Path hospital(Hospital hospital) {
        return root.resolve("hospitals").resolve(Long.toString(hospital.number().value()));
    }

    /** Secrets that no node holds: admins' keys, the network's tag key. */
    Path secrets() {
        return root.resolve("secrets");
    }
}
