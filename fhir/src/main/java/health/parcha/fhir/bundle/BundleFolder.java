package health.parcha.fhir.bundle;

import health.parcha.fhir.RefusalCode;
import health.parcha.fhir.json.StrictJson;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A folder of FHIR R4 Bundles, {@code *.json} and {@code *.json.gz}, one patient a file. */
public final class BundleFolder {
    private BundleFolder() {}

    /**
     * The folder's Bundles by file name, sub-folders left aside. Each file is read when the stream comes to it, so one
     * patient is in memory at a time; a file that cannot be taken is a {@link ImportResult.Refused} and the next one
     * follows.
     *
     * @throws IOException where the folder itself cannot be listed
     */
    public static Stream<ImportResult> read(Path folder) throws IOException {
        return files(folder).stream().map(BundleFolder::readFile);
    }

    /** The files that {@link #read} would read, in its order. */
    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(BundleFolder::isBundle)
                    .sorted(java.util.Comparator.comparing(
                            path -> path.getFileName().toString()))
                    .toList();
        }
    }

    /** Reads one file; one whose name ends in {@code .gz} is unpacked on the way. */
    public static ImportResult readFile(Path path) {
        String name = path.getFileName().toString();
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
                InputStream in = name.endsWith(".gz") ? new GZIPInputStream(file, 1 << 16) : file) {
            return BundleImport.read(name, in);
        } catch (IOException e) {
            RefusalCode code = StrictJson.refusal(e).code();
            return new ImportResult.Refused(name, code, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isBundle(Path path) {
        String name = path.getFileName().toString();
        return Files.isRegularFile(path) && (name.endsWith(".json") || name.endsWith(".json.gz"));
    }
}
