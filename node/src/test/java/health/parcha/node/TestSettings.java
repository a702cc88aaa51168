package health.parcha.node;

import health.parcha.chain.Bytes32;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a node's settings file with all that it names. */
public final class TestSettings {
    private TestSettings() {}

    /** Of a node that is alone in its network, and whose chain is not there: nothing moves but what the test moves. */
    public static Path offChain(Path folder, TestHospital hospital, TestDatabase database) throws IOException {
        Path network =
                TestManifest.write(folder.resolve("network.json"), TestManifest.nowhere(), Bytes32.ZERO, hospital);
        return write(folder, hospital, database, network, "http://127.0.0.1:1", "depth: 1");
    }

    /** @param finality a line such as {@code depth: 1} */
    public static Path write(
            Path folder, TestHospital hospital, TestDatabase database, Path network, String rpc, String finality)
            throws IOException {
        Files.createDirectories(folder);
        hospital.writeKeys(folder.resolve("keys"));
        TestHospital.secret(folder.resolve("db.password"), TestDatabase.PASSWORD);
        return Files.writeString(folder.resolve("node.yaml"), """
                parcha:
                  member: %d
                  name: Hospital %d
                  listen:
                    port: %d
                  data: %s
                  keys: %s
                  database:
                    url: "%s"
                    user: %s
                    password-file: %s
                    migration-user: %s_owner
                    migration-password-file: %s
                  chain:
                    url: %s
                    network: %s
                    finality:
                      %s
                """.formatted(
                        hospital.number().value(),
                        hospital.number().value(),
                        hospital.port(),
                        folder.resolve("data"),
                        folder.resolve("keys"),
                        database.url(),
                        database.name(),
                        folder.resolve("db.password"),
                        database.name(),
                        folder.resolve("db.password"),
                        rpc,
                        network,
                        finality));
    }
}
