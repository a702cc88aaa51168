package health.parcha.fhir.bundle;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import health.parcha.fhir.bundle.ImportResult.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever stands in a file, import answers with a result. */
class DamagedBundleTest {
    private static final byte[] SUMMARY = load();

    private static byte[] load() {
        try (InputStream in = DamagedBundleTest.class.getResourceAsStream("/ips/Bundle-bundle-minimal.json")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Property(tries = 300)
    void truncatedAnywhere_isRefused(@ForAll @IntRange(min = 0, max = 15_000) int length) {
        byte[] cut = Arrays.copyOf(SUMMARY, length);
        assertInstanceOf(Refused.class, BundleImport.read("cut", new ByteArrayInputStream(cut)));
    }

    @Property(tries = 500)
    void anyByteChanged_givesAResult(@ForAll @IntRange(min = 0, max = 15_000) int at, @ForAll byte value) {
        byte[] changed = SUMMARY.clone();
        changed[at] = value;
        assertNotNull(BundleImport.read("changed", new ByteArrayInputStream(changed)));
    }

    @Property(tries = 300)
    void anyPartDoubled_givesAResult(
            @ForAll @IntRange(min = 0, max = 15_000) int from, @ForAll @IntRange(min = 1, max = 900) int length) {
        byte[] doubled = new byte[SUMMARY.length + length];
        System.arraycopy(SUMMARY, 0, doubled, 0, from + length);
        System.arraycopy(SUMMARY, from, doubled, from + length, SUMMARY.length - from);
        assertNotNull(BundleImport.read("doubled", new ByteArrayInputStream(doubled)));
    }

    @Property(tries = 200)
    void anyBytes_giveARefusal(@ForAll byte[] bytes) {
        assertInstanceOf(Refused.class, BundleImport.read("bytes", new ByteArrayInputStream(bytes)));
    }
}
