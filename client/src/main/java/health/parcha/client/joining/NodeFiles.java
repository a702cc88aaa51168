package health.parcha.client.joining;

import health.parcha.client.BadInput;
import health.parcha.client.Surroundings;
import health.parcha.client.session.PrivateFile;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Hex;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The node's settings and its database's beginnings. What is there stays as the operator has it, but for the number. */
final class NodeFiles {
    private static final int PASSWORD_BYTES = 24;
    private static final Pattern MEMBER = Pattern.compile("(?m)^( {2}member: )(\\d+)$");
    private static final Pattern DATABASE = Pattern.compile("^jdbc:postgresql:(?://[^/]*/)?([a-z_][a-z0-9_]{0,50})$");

    private final JoiningFolder folder;
    private final Wishes wishes;
    private final Surroundings surroundings;
    private final String database;

    NodeFiles(JoiningFolder folder, Wishes wishes, Surroundings surroundings) {
        this.folder = folder;
        this.wishes = wishes;
        this.surroundings = surroundings;
        this.database = databaseOf(wishes.jdbc());
    }

    private static String databaseOf(String jdbc) {
        Matcher named = DATABASE.matcher(jdbc);
        if (!named.matches()) {
            throw new BadInput(
                    "DATABASE_URL",
                    "\"" + jdbc + "\" is no address of a PostgreSQL database in plain words.",
                    "Give it as jdbc:postgresql://127.0.0.1:5432/parcha; the name in lower-case letters and digits.");
        }
        return named.group(1);
    }

    /** Writes what is absent, and brings the number up to date. */
    void write(MemberNumber number) {
        String password = secret(folder.password());
        String ownerPassword = secret(folder.ownerPassword());
        writeIfAbsent(folder.database(), """
                -- Run once by the database server's superuser: psql postgres < database.sql
                create role %1$s_owner login password '%3$s';
                create role %1$s login password '%2$s';
                create database %1$s owner %1$s_owner;
                revoke all on database %1$s from public;
                grant connect on database %1$s to %1$s;
                """.formatted(database, password, ownerPassword));
        writeIfAbsent(folder.settings(), settings(number));
        keepNumber(number);
    }

    private void keepNumber(MemberNumber number) {
        String text = text(folder.settings()).orElseThrow();
        Matcher line = MEMBER.matcher(text);
        if (!line.find()) {
            throw new BadInput(
                    "SETTINGS_FILE",
                    folder.settings() + " has no line \"  member: N\".",
                    "Put it back, or take the file away to have it written anew.");
        }
        if (!line.group(2).equals(number.toString())) {
            file(folder.settings(), line.replaceFirst("$1" + number));
        }
    }

    private String settings(MemberNumber number) {
        return """
                # docs/operate/node.md says what each line means.
                parcha:
                  member: %s
                  name: %s
                  listen:
                    address: %s
                    port: %d
                  data: %s
                  keys: %s
                  document: %s
                  database:
                    url: %s
                    user: %s
                    password-file: %s
                    migration-user: %s_owner
                    migration-password-file: %s
                  chain:
                    url: %s%s
                    network: %s
                    finality:
                      %s
                """.formatted(
                        number,
                        quoted(wishes.name()),
                        quoted(wishes.listen().address()),
                        wishes.listen().port(),
                        quoted(folder.data()),
                        quoted(folder.keys()),
                        quoted(folder.document()),
                        quoted(wishes.jdbc()),
                        database,
                        quoted(folder.password()),
                        database,
                        quoted(folder.ownerPassword()),
                        quoted(wishes.engine().url()),
                        wishes.engine()
                                .token()
                                .map(file -> "\n    token-file: " + quoted(file.toAbsolutePath()))
                                .orElse(""),
                        quoted(folder.network()),
                        wishes.finality()
                                .journal()
                                .map(journal -> "journal: " + quoted(journal.toAbsolutePath()))
                                .orElse("depth: " + wishes.finality().depth()));
    }

    private String secret(Path path) {
        return text(path).map(String::strip).orElseGet(() -> {
            String drawn = Hex.of(surroundings.bytes(PASSWORD_BYTES));
            file(path, drawn + "\n");
            return drawn;
        });
    }

    private static void writeIfAbsent(Path path, String text) {
        if (text(path).isEmpty()) {
            file(path, text);
        }
    }

    private static Optional<String> text(Path path) {
        return new PrivateFile(path).read().map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static void file(Path path, String text) {
        new PrivateFile(path).write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** YAML's quoted form, in which nothing but a quote means anything. */
    private static String quoted(Object text) {
        return "'" + text.toString().replace("'", "''") + "'";
    }
}
