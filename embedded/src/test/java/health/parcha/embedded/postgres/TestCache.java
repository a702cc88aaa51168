package health.parcha.embedded.postgres;

import java.nio.file.Path;

/** Where the tests of all modules unpack to, once for a checkout. Readable by every user, as the tests' stepping down needs. */
final class TestCache {
    private TestCache() {}

    static Path folder() {
        return Path.of(System.getProperty("java.io.tmpdir"), "parcha-test-cache");
    }
}
