package health.parcha.demo.importing;

import health.parcha.demo.area.DemoFault;
import health.parcha.fhir.bundle.BundleFolder;
import health.parcha.fhir.bundle.BundleImport;
import health.parcha.fhir.bundle.ImportResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/**
 * One patient's bundle, read when it is asked for.
 *
 * @param file a name for people
 * @param person the bundle, or a part of it that says who the patient is
 * @param whole the bundle
 */
public record PatientSource(String file, Supplier<ImportResult> person, Supplier<ImportResult> whole) {
    private static final String SHIPPED = "/patients/";

    /** The synthetic patients that come with the product. */
    public static List<PatientSource> shipped() {
        return text(SHIPPED + "index.txt")
                .lines()
                .map(name -> new PatientSource(
                        name,
                        once(() -> resource("persons/" + name.replace(".json.gz", ".json"), false)),
                        () -> resource(name, true)))
                .toList();
    }

    /** The bundles of a folder. */
    public static List<PatientSource> of(Path folder) {
        try {
            return BundleFolder.files(folder).stream()
                    .map(file -> new PatientSource(
                            String.valueOf(file.getFileName()),
                            () -> BundleFolder.readFile(file),
                            () -> BundleFolder.readFile(file)))
                    .toList();
        } catch (IOException e) {
            throw DemoFault.file("Cannot list the bundles in " + folder + ".", e);
        }
    }

    /** Read at the first call, by whoever comes first. */
    private static Supplier<ImportResult> once(Supplier<ImportResult> reading) {
        CompletableFuture<ImportResult> result = new CompletableFuture<>();
        AtomicBoolean begun = new AtomicBoolean();
        return () -> {
            if (begun.compareAndSet(false, true)) {
                try {
                    result.complete(reading.get());
                } catch (RuntimeException e) {
                    result.completeExceptionally(e);
                }
            }
            return result.join();
        };
    }

    private static ImportResult resource(String name, boolean packed) {
        try (InputStream file = open(SHIPPED + name);
                InputStream in = packed ? new GZIPInputStream(file, 1 << 16) : file) {
            return BundleImport.read(name, in);
        } catch (IOException e) {
            throw DemoFault.file("Cannot read the shipped patient " + name + ".", e);
        }
    }

    private static String text(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw DemoFault.file("Cannot read " + name + ".", e);
        }
    }

    private static InputStream open(String name) throws IOException {
        return Optional.ofNullable(PatientSource.class.getResourceAsStream(name))
                .orElseThrow(() -> new IOException(name + " is not in the jar"));
    }
}
