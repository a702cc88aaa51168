package health.parcha.embedded.postgres;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.EmbeddedFault.Code;
import health.parcha.embedded.os.ShortCommand;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An unpacked PostgreSQL.
 *
 * @param home the folder that holds {@code bin}, {@code lib} and {@code share}
 * @param major its major version, 18 for 18.6
 */
public record PostgresBinaries(Path home, int major) {
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    /**
     * The binaries of the class path, unpacked below {@code cache} on first use and found there afterwards. Many
     * processes may do so at once. The cache may be deleted whenever nothing runs from it.
     *
     * @throws EmbeddedFault BINARY_UNUSABLE if the class path has none for this platform or they do not run
     */
    public static PostgresBinaries unpackedIn(Path cache) {
        return at(PostgresArchive.ofClassPath().unpackInto(cache));
    }

    /** The PostgreSQL installed in {@code home}, for instance /usr/lib/postgresql/18. */
    public static PostgresBinaries at(Path home) {
        Path postgres = home.resolve("bin").resolve("postgres");
        ShortCommand version = ShortCommand.run(postgres.toString(), "--version");
        Matcher number = VERSION.matcher(version.output());
        if (!version.succeeded() || !number.find()) {
            throw new EmbeddedFault(
                    Code.BINARY_UNUSABLE,
                    postgres + " does not run: " + version.output(),
                    "Delete " + home + " so that it is unpacked again; on another platform than Linux x64 give a URL.");
        }
        return new PostgresBinaries(home, Integer.parseInt(number.group(1)));
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }
}
