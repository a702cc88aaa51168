package health.parcha.acceptance.network;

import health.parcha.chain.Address;
import health.parcha.chain.ChainId;
import health.parcha.chain.Contracts;
import health.parcha.chain.MemberKind;
import health.parcha.chain.contract.Waits;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.HttpTransport;
import health.parcha.client.founding.FoundNetwork;
import health.parcha.client.founding.Founding;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.embedded.os.Ports;
import health.parcha.embedded.postgres.EmbeddedPostgres;
import health.parcha.embedded.postgres.PostgresBinaries;
import health.parcha.embedded.postgres.PostgresSettings;
import health.parcha.validators.TestedChain;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Three founding hospitals, a database each on one server, and their nodes on engines of their own. */
final class Hospitals implements AutoCloseable {
    static final int NUMBER = 3;
    private static final String PASSWORD = "of-tests-only";

    private final SecureRandom random = new SecureRandom();
    private final Path folder;
    private final List<SigningKey> relayers = IntStream.range(0, NUMBER)
            .mapToObj(i -> SigningKey.generate(random))
            .toList();
    private final SigningKey deployer = SigningKey.generate(random);
    private final EmbeddedPostgres postgres;
    private final List<HospitalNode> nodes = new ArrayList<>();
    private Contracts contracts = new Contracts(
            new ChainId(1),
            deployer.address(),
            deployer.address(),
            deployer.address(),
            deployer.address(),
            deployer.address(),
            deployer.address());

    /** Keys and databases; no node runs before {@link #open}. */
    Hospitals(Path folder) throws Exception {
        this.folder = folder;
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "parcha-test-cache");
        Files.createDirectories(cache);
        this.postgres = EmbeddedPostgres.start(
                PostgresBinaries.unpackedIn(cache), folder.resolve("postgres"), PostgresSettings.laptop(), random);
        for (int i = 0; i < NUMBER; i++) {
            Files.createDirectories(keys(i));
            secret(keys(i).resolve("relayer.key"), Hex.of(relayers.get(i).revealSecretBytes()));
            database("hospital_" + i);
        }
    }

    /** Who sends transactions: on a chain where gas costs something they need money. */
    List<Address> senders() {
        List<Address> senders =
                new ArrayList<>(relayers.stream().map(SigningKey::address).toList());
        senders.add(deployer.address());
        return senders;
    }

    /** Deploys the contracts and starts the nodes; on return each answers. */
    void open(TestedChain chain) throws Exception {
        List<Integer> ports =
                IntStream.range(0, NUMBER).mapToObj(i -> Ports.free()).toList();
        List<Founding> founders = IntStream.range(0, NUMBER)
                .mapToObj(i -> new Founding(
                        "Hospital " + i,
                        MemberKind.HOSPITAL,
                        HospitalNode.url(ports.get(i)),
                        keys(i),
                        List.of(SigningKey.generate(random).address())))
                .toList();
        Path network = folder.resolve("network.json");
        try (HttpTransport transport = new HttpTransport(chain.all().getFirst())) {
            Json.Fields manifest = new FoundNetwork(new EthRpc(transport), random, InstantSource.system())
                    .found(founders, new Waits(Duration.ofSeconds(2), Duration.ofHours(1)), deployer);
            Files.write(network, CanonicalJson.bytes(manifest));
            contracts = Contracts.read(new ChainId(manifest.whole("chainId")), manifest.fields("contracts"));
        }
        for (int i = 0; i < NUMBER; i++) {
            nodes.add(new HospitalNode(
                    settings(i, ports.get(i), chain.all().get(i % chain.all().size()), network, chain.finality()),
                    ports.get(i)));
        }
        for (HospitalNode node : nodes) {
            node.start();
        }
    }

    Contracts contracts() {
        return contracts;
    }

    List<HospitalNode> nodes() {
        return nodes;
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    private Path keys(int i) {
        return folder.resolve("hospital-" + i).resolve("keys");
    }

    private static void secret(Path file, String text) throws Exception {
        Files.writeString(file, text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private void database(String name) throws Exception {
        var address = postgres.address();
        try (Connection c = DriverManager.getConnection(
                        address.jdbcUrl("postgres"),
                        address.superuser(),
                        address.password().reveal());
                Statement s = c.createStatement()) {
            s.execute("create role " + name + "_owner login password '" + PASSWORD + "'");
            s.execute("create role " + name + " login password '" + PASSWORD + "'");
            s.execute("create database " + name + " owner " + name + "_owner");
        }
    }

    private Path settings(int i, int port, URI engine, Path network, String finality) throws Exception {
        Path own = folder.resolve("hospital-" + i);
        secret(own.resolve("db.password"), PASSWORD);
        return Files.writeString(own.resolve("node.yaml"), """
                parcha:
                  member: %d
                  name: Hospital %d
                  listen:
                    port: %d
                  data: %s
                  keys: %s
                  database:
                    url: "%s"
                    user: hospital_%d
                    password-file: %s
                    migration-user: hospital_%d_owner
                    migration-password-file: %s
                  chain:
                    url: %s
                    network: %s
                    finality:
                      %s
                  limits:
                    intents-per-source: 1000000
                """.formatted(
                        i + 1,
                        i,
                        port,
                        own.resolve("data"),
                        keys(i),
                        postgres.address().jdbcUrl("hospital_" + i),
                        i,
                        own.resolve("db.password"),
                        i,
                        own.resolve("db.password"),
                        engine,
                        network,
                        finality));
    }

    @Override
    public void close() {
        nodes.forEach(HospitalNode::close);
        postgres.close();
    }
}
