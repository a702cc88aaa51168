package health.parcha.seal.age;

import java.nio.file.Path;
import java.util.Objects;

/** Where the language-neutral vectors lie; the build says where its root is. */
final class Vectors {

    private Vectors() {}

    static Path folder(String name) {
        return Path.of(Objects.requireNonNull(System.getProperty("parcha.root")), "vectors", name);
    }
}
