package health.parcha.bench.relay;

import health.parcha.bench.area.Say;
import health.parcha.bench.area.Unmeasured;
import health.parcha.chain.Contracts;
import health.parcha.chain.MemberKind;
import health.parcha.chain.contract.Waits;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.HttpTransport;
import health.parcha.client.Surroundings;
import health.parcha.client.account.CreateAccount;
import health.parcha.client.account.Kit;
import health.parcha.client.account.Profession;
import health.parcha.client.account.VerifyAccounts;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.founding.FoundNetwork;
import health.parcha.client.founding.Founding;
import health.parcha.client.network.Network;
import health.parcha.client.network.NetworkManifest;
import health.parcha.client.session.KeystoreFile;
import health.parcha.client.session.LogIn;
import health.parcha.client.session.Me;
import health.parcha.client.session.Secrets;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Role;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Hex;
import health.parcha.embedded.os.Ports;
import health.parcha.embedded.postgres.EmbeddedPostgres;
import health.parcha.embedded.postgres.PostgresBinaries;
import health.parcha.embedded.postgres.PostgresSettings;
import health.parcha.seal.AccountKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** One hospital on a chain: its node in a process of its own, a database, and somebody verified who is logged in. */
public final class RelayStand implements AutoCloseable {
    private static final String DATABASE = "relay";
    private static final String PASSWORD = "of-benches-only";
    private static final Duration START = Duration.ofMinutes(2);

    private final Path product;
    private final Path folder;
    private final Purse purse;
    private final SecureRandom random = new SecureRandom();
    private final HttpClient http = NodeDoor.client();
    private final EmbeddedPostgres postgres;
    private final Engine chain;
    private final HttpTransport transport;
    private final Process node;
    private final Contracts contracts;
    private final Me me;
    private final Thread atExit = new Thread(this::stop, "stop-relay");

    /**
     * Starts all of it below an absent folder.
     *
     * @param chain runs already; it is ended with the stand
     */
    public RelayStand(Path product, Path folder, Purse purse, Engine chain) throws IOException, InterruptedException {
        this.product = product;
        this.purse = purse;
        this.chain = chain;
        this.folder = Files.createDirectories(folder);
        this.postgres = EmbeddedPostgres.start(
                PostgresBinaries.unpackedIn(Files.createDirectories(folder.resolve("binaries"))),
                folder.resolve("postgres"),
                PostgresSettings.laptop(),
                random);
        this.transport = new HttpTransport(chain.url());
        superuser("postgres", "create role relay_owner login password '" + PASSWORD + "'");
        superuser("postgres", "create role relay login password '" + PASSWORD + "'");
        superuser("postgres", "create database relay owner relay_owner");
        int port = Ports.free();
        SigningKey admin = SigningKey.generate(random);
        Path manifest = found(URI.create("http://127.0.0.1:" + port), admin);
        this.node = launch(settings(port, manifest));
        Network network = new Network(NetworkManifest.read(Files.readAllBytes(manifest)), http);
        this.contracts = network.contracts();
        Runtime.getRuntime().addShutdownHook(atExit);
        awaitNode(NodeDoor.at(http, URI.create("http://127.0.0.1:" + port)));
        this.me = somebody(network, admin);
    }

    private void superuser(String database, String command) {
        try (Connection c = connect(database);
                Statement s = c.createStatement()) {
            s.execute(command);
        } catch (SQLException e) {
            throw new Unmeasured("The database refuses: " + e.getMessage(), e);
        }
    }

    private Connection connect(String database) throws SQLException {
        var address = postgres.address();
        return DriverManager.getConnection(
                address.jdbcUrl(database),
                address.superuser(),
                address.password().reveal());
    }

    private Path found(URI url, SigningKey admin) throws IOException, InterruptedException {
        Founding founder =
                new Founding("Bench hospital", MemberKind.HOSPITAL, url.toString(), keys(), List.of(admin.address()));
        Files.createDirectories(keys());
        secret(keys().resolve("relayer.key"), Hex.of(purse.relayer().revealSecretBytes()));
        var manifest = new FoundNetwork(rpc(), random, InstantSource.system())
                .found(List.of(founder), new Waits(Duration.ofSeconds(2), Duration.ofHours(1)), purse.deployer());
        return Files.write(folder.resolve("network.json"), CanonicalJson.bytes(manifest));
    }

    private Path keys() {
        return folder.resolve("keys");
    }

    private Path settings(int port, Path manifest) throws IOException {
        Path password = secret(folder.resolve("db.password"), PASSWORD);
        return Files.writeString(folder.resolve("node.yaml"), """
                parcha:
                  member: 1
                  name: Bench hospital
                  listen:
                    port: %d
                  data: %s
                  keys: %s
                  database:
                    url: "%s"
                    user: relay
                    password-file: %s
                    migration-user: relay_owner
                    migration-password-file: %s
                  chain:
                    url: %s
                    network: %s
                    finality:
                      %s
                  limits:
                    intents-per-account: 100000000
                """.formatted(
                        port,
                        folder.resolve("data"),
                        keys(),
                        postgres.address().jdbcUrl(DATABASE),
                        password,
                        password,
                        chain.url(),
                        manifest,
                        chain.finality()));
    }

    private static Path secret(Path file, String text) throws IOException {
        Files.writeString(file, text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Process launch(Path settings) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        product.resolve("node/target/parcha-node.jar").toString(),
                        "--config",
                        settings.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("node.log").toFile())
                .start();
    }

    private void awaitNode(NodeDoor door) throws InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (!lives(door)) {
            if (!node.isAlive() || System.nanoTime() > deadline) {
                throw new Unmeasured("The node did not start; see " + folder.resolve("node.log") + ".");
            }
            Thread.sleep(50);
        }
    }

    private static boolean lives(NodeDoor door) {
        try {
            return door.getRaw("/health/live").length > 0;
        } catch (health.parcha.client.ClientFault notYet) {
            return false;
        }
    }

    private Me somebody(Network network, SigningKey admin) {
        Surroundings surroundings = Surroundings.system(Surroundings.Progress.silent());
        MemberNumber member = new MemberNumber(1);
        KeystoreFile file = KeystoreFile.at(folder.resolve("somebody.keystore"));
        Profession profession = new Profession("Bea", "Bench", "administration", "1", "1 year");
        try (Kit kit = new CreateAccount(network, member, surroundings)
                        .professional(Role.ADMIN, profession, admin, PASSWORD.toCharArray(), file);
                Secrets secrets = new Secrets(PASSWORD.toCharArray(), AccountKey.typed(kit.exposeAccountKey()))) {
            Me made = new LogIn(network, network.door(member), file, surroundings).withKeystore(secrets);
            new VerifyAccounts(made).verifySelf();
            return made;
        }
    }

    /** The door, for somebody who may hand in anybody's grants. */
    NodeDoor door() {
        return me.door();
    }

    Contracts contracts() {
        return contracts;
    }

    Purse purse() {
        return purse;
    }

    EthRpc rpc() {
        return new EthRpc(transport);
    }

    /** Intents that are journalled and have no final outcome, as the node itself says. */
    long backlog() {
        return new String(door().getRaw("/metrics"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("parcha_backlog_waiting{what=\"intents\"}"))
                .map(line -> line.substring(line.indexOf('}') + 1).strip())
                .mapToLong(number -> (long) Double.parseDouble(number))
                .findFirst()
                .orElseThrow(() -> new Unmeasured("The node does not tell its backlog."));
    }

    /** Returns when the chain has settled everything that was taken. */
    void awaitSettled() throws InterruptedException {
        while (backlog() > 0) {
            if (!node.isAlive()) {
                throw new Unmeasured("The node has died; see " + folder.resolve("node.log") + ".");
            }
            chain.requireRunning();
            Thread.sleep(20);
        }
    }

    /** Bytes of table and indexes a row of the node's journal. */
    double journalRow() {
        return number("select pg_total_relation_size('intents')::float8 / count(*) from intents")
                .orElseThrow();
    }

    /** How many of the journalled intents have that outcome. */
    long outcomes(String state) {
        return number("select count(*)::float8 from intents where state = '" + state + "'")
                .map(Double::longValue)
                .orElse(0L);
    }

    private Optional<Double> number(String query) {
        try (Connection c = connect(DATABASE);
                Statement s = c.createStatement();
                ResultSet rows = s.executeQuery(query)) {
            return rows.next() ? Optional.of(rows.getDouble(1)) : Optional.empty();
        } catch (SQLException e) {
            throw new Unmeasured("The journal cannot be counted: " + e.getMessage(), e);
        }
    }

    private void stop() {
        node.destroy();
        node.onExit().join();
        chain.close();
        postgres.close();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        me.close();
        transport.close();
        stop();
        Say.line("the relay's stand is down");
    }
}
