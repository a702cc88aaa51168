package health.parcha.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The picture of docs/architecture.md, and the modules as they were built. */
final class House {
    static final Path ROOT = Path.of(System.getProperty("parcha.root"));
    private static final Pattern ARROW = Pattern.compile("^ {2}(\\w+) --> (\\w+)$", Pattern.MULTILINE);

    private House() {}

    /** Each module of the picture with those that it uses directly. */
    static Map<String, Set<String>> picture() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        ARROW.matcher(read("docs/architecture.md")).results().forEach(arrow -> {
            arrows.computeIfAbsent(arrow.group(1), module -> new TreeSet<>()).add(arrow.group(2));
            arrows.computeIfAbsent(arrow.group(2), module -> new TreeSet<>());
        });
        return arrows;
    }

    /** All that a module may use: what it uses directly, and what those use. */
    static Set<String> mayUse(String module) {
        Set<String> reached = new TreeSet<>();
        reach(module, picture(), reached);
        return reached;
    }

    private static void reach(String module, Map<String, Set<String>> arrows, Set<String> reached) {
        for (String used : arrows.getOrDefault(module, Set.of())) {
            if (reached.add(used)) {
                reach(used, arrows, reached);
            }
        }
    }

    /** The classes of a module that has any; acceptance has tests alone. */
    static JavaClasses classesOf(String module) {
        Path classes = ROOT.resolve(module).resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(module + " is not built: run ./parcha build");
        }
        return new ClassFileImporter().importPath(classes);
    }

    static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
