package health.parcha.demo.area;

import health.parcha.embedded.os.DurableFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes the settings file of one node, as an operator would by hand (docs/operate/node.md). */
record NodeSettingsFile(Hospital hospital, Path folder, AreaFolder area) {
    Path file() {
        return folder.resolve("node.yaml");
    }

    Path keys() {
        return folder.resolve("keys");
    }

    Path document() {
        return folder.resolve("member.jws");
    }

    Path data() {
        return folder.resolve("data");
    }

    /** Runtime and owner password of the database. */
    SecretFiles passwords(java.security.SecureRandom random) {
        return new SecretFiles(folder.resolve("database"), random);
    }

    void write(boolean lan, String jdbcUrl, URI chain, Path journalledHead) {
        String text = """
                parcha:
                  member: %d
                  name: %s
                  listen:
                    address: %s
                    port: %d
                  data: %s
                  keys: %s
                %s  database:
                    url: %s
                    user: %s
                    password-file: %s
                    migration-user: %s_owner
                    migration-password-file: %s
                  chain:
                    url: %s
                    network: %s
                    finality:
                      journal: %s
                """.formatted(
                        hospital.number().value(),
                        quoted(hospital.name()),
                        lan ? "0.0.0.0" : "127.0.0.1",
                        hospital.port(),
                        quoted(data()),
                        quoted(keys()),
                        hospital.founder() ? "" : "  document: " + quoted(document()) + "\n",
                        quoted(jdbcUrl),
                        hospital.database(),
                        quoted(folder.resolve("database/runtime")),
                        hospital.database(),
                        quoted(folder.resolve("database/owner")),
                        quoted(chain),
                        quoted(area.network()),
                        quoted(journalledHead));
        DurableFile.replace(file(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** YAML's quoted form, in which nothing but a quote means anything. */
    private static String quoted(Object text) {
        return "'" + text.toString().replace("'", "''") + "'";
    }
}
