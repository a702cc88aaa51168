package health.parcha.demo;

import health.parcha.demo.area.AreaFolder;
import java.nio.file.Path;
import java.util.Optional;

/** Where a person's data and caches lie, by the XDG base directory rules. */
final class Folders {
    private Folders() {}

    static AreaFolder area(Optional<Path> data) {
        return new AreaFolder(
                data.orElseGet(() -> base("XDG_DATA_HOME", ".local/share").resolve("parcha/demo")));
    }

    static Path cache() {
        return base("XDG_CACHE_HOME", ".cache").resolve("parcha");
    }

    private static Path base(String variable, String otherwise) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(value -> value.startsWith("/"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home")).resolve(otherwise));
    }

    /** The folder of the built product; the launcher names it. */
    static Path product() {
        return Path.of(System.getProperty("parcha.root", "."));
    }
}
