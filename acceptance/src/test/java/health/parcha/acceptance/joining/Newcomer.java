package health.parcha.acceptance.joining;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.parcha.acceptance.area.Launcher;
import health.parcha.acceptance.area.SharedArea;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.embedded.os.Ports;
import health.parcha.embedded.postgres.EmbeddedPostgres;
import health.parcha.embedded.postgres.PostgresAddress;
import health.parcha.embedded.postgres.PostgresBinaries;
import health.parcha.embedded.postgres.PostgresSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A new hospital: its folder, its database server, its node; and what its operator types. */
final class Newcomer {
    private static final Pattern JOURNAL = Pattern.compile("(?m)^ *journal: '(.*)'$");

    final Path folder;
    final String url = "http://127.0.0.1:" + Ports.free();
    private final SharedArea area;
    private final EmbeddedPostgres postgres;
    private volatile Optional<Process> node = Optional.empty();

    /** Its database and its node stay until the tests end: others may ask every member. */
    Newcomer(SharedArea area) throws Exception {
        this.area = area;
        this.folder = Files.createDirectories(area.folder().resolveSibling("newcomer"));
        this.postgres = EmbeddedPostgres.start(
                PostgresBinaries.unpackedIn(Files.createDirectories(folder.resolve("cache"))),
                folder.resolve("postgres"),
                PostgresSettings.laptop(),
                new SecureRandom());
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    private void end() {
        node.ifPresent(Process::destroy);
        node.map(Process::onExit).ifPresent(CompletableFuture::join);
        postgres.close();
    }

    /** Runs the one command that it repeats after every step. */
    Json.Fields join(String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                "node",
                "join",
                "--json",
                "--dir",
                folder.resolve("member").toString(),
                "--network",
                area.folder().resolve("network.json").toString(),
                "--rpc",
                area.chain().toString(),
                "--name",
                "Clinique de l'Est",
                "--url",
                url,
                "--port",
                url.substring(url.lastIndexOf(':') + 1),
                "--database",
                postgres.address().jdbcUrl("clinique_est"),
                "--journal",
                journal()));
        words.addAll(List.of(more));
        return json(words);
    }

    /** The file in which the area's chain says what is on disk. */
    private String journal() throws Exception {
        Matcher line = JOURNAL.matcher(Files.readString(area.folder().resolve("hospitals/1/node.yaml")));
        if (!line.find()) {
            throw new IllegalStateException("the settings of node 1 name no journal");
        }
        return line.group(1);
    }

    /** The key that a hospital of the area hands over in secret. */
    String tagKey() {
        return area.folder().resolve("hospitals/1/keys/tag.key").toString();
    }

    /** Runs a verb to its end, which is good, and reads the one line that it says. */
    static Json.Fields json(List<String> words) throws Exception {
        Launcher.Ended ended = Launcher.run(180, words);
        assertEquals(0, ended.exit(), ended.err());
        return JsonReader.readObject(ended.out().strip().getBytes(StandardCharsets.UTF_8));
    }

    /** What the operator has the database server's superuser run. */
    void makeDatabase(Path statements) throws Exception {
        PostgresAddress server = postgres.address();
        try (Connection superuser = DriverManager.getConnection(
                        server.jdbcUrl("postgres"),
                        server.superuser(),
                        server.password().reveal());
                Statement statement = superuser.createStatement()) {
            for (String line : Files.readAllLines(statements)) {
                if (!line.startsWith("--")) {
                    statement.execute(line);
                }
            }
        }
    }

    void startNode(String settings) throws Exception {
        node = Optional.of(Launcher.start(
                List.of("node", "--config", settings), folder.resolve("node.out"), folder.resolve("node.err")));
    }

    String nodeSaid() throws Exception {
        return Files.readString(folder.resolve("node.out")) + Files.readString(folder.resolve("node.err"));
    }
}
