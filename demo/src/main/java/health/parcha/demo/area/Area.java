package health.parcha.demo.area;

import health.parcha.chain.MemberKind;
import health.parcha.chain.contract.Waits;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.HttpTransport;
import health.parcha.client.founding.FoundNetwork;
import health.parcha.client.founding.Founding;
import health.parcha.client.founding.MemberKeys;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.embedded.chain.EmbeddedChain;
import health.parcha.embedded.os.DurableFile;
import health.parcha.embedded.postgres.EmbeddedPostgres;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A whole area while it runs: database, chain, and a node for each hospital. {@link #close()} stops all of it, in the
 * order in which each needs the other.
 */
public final class Area implements AutoCloseable {
    /** Seconds instead of days, so that a vote can be watched; said wherever waits are shown. */
    private static final Waits WAITS = new Waits(
            Duration.ofSeconds(4),
            Duration.ofMinutes(10),
            Duration.ofSeconds(20),
            Duration.ofMinutes(5),
            Duration.ofMinutes(2),
            Duration.ofSeconds(20),
            Duration.ofMinutes(2));

    private final AreaFolder folder;
    private final SecureRandom random;
    private final EmbeddedPostgres postgres;
    private final EmbeddedChain chain;
    private final NodeProgram program;
    private final Consumer<String> say;
    private final CompletableFuture<DemoFault> breakdown;
    private final List<NodeProcess> nodes = new CopyOnWriteArrayList<>();
    private volatile AreaPlan plan;
    private boolean closed;

    Area(
            AreaFolder folder,
            AreaPlan plan,
            EmbeddedPostgres postgres,
            EmbeddedChain chain,
            NodeProgram program,
            SecureRandom random,
            Consumer<String> say) {
        this.folder = folder;
        this.plan = plan;
        this.postgres = postgres;
        this.chain = chain;
        this.program = program;
        this.random = random;
        this.say = say;
        this.breakdown = Breakdown.first(Map.of("database", postgres, "chain", chain));
    }

    /** Completes with what to tell, once database or chain have died and could not be brought back; else never. */
    public CompletableFuture<DemoFault> breakdown() {
        return breakdown.copy();
    }

    public AreaFolder folder() {
        return folder;
    }

    /** The hospitals as of now, those voted in included. */
    public List<Hospital> hospitals() {
        return plan.hospitals();
    }

    /** JSON-RPC of the chain. */
    public URI chain() {
        return chain.url();
    }

    /** The chain's process, as it is now. */
    public long chainPid() {
        return chain.pid();
    }

    /** The last block that survives the death of any process. */
    public long durableHeight() {
        return chain.durableHead().number();
    }

    /** The database server's process, as it is now. */
    public long postgresPid() {
        return postgres.pid();
    }

    /** A node's process, as it is now. */
    public long nodePid(Hospital hospital) {
        return node(hospital).pid();
    }

    /** The key that stands in the hospital's entry as its first admin's; the caller closes it. */
    public SigningKey adminKey(Hospital hospital) {
        byte[] secret = people().bytes("admin-" + hospital.number());
        try {
            return SigningKey.copyOf(secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** The hospital that may be proposed next: keys are made, nothing runs, nobody knows it. */
    public Hospital candidate() {
        return plan.next();
    }

    /** The document that the candidate shows. */
    public Signed<MemberDocument> document(Hospital candidate, NetworkId network, Instant now) {
        MemberKeys keys = keys(candidate);
        keys.shareTagKey(keys(plan.hospitals().getFirst()).tagKey());
        return keys.document(network, candidate.number(), founding(candidate), now);
    }

    /** The address that the candidate's node will send from. */
    public health.parcha.chain.Address relayer(Hospital candidate) {
        return keys(candidate).relayer();
    }

    /** Starts the node of a hospital that was voted in, and remembers it for every later start. */
    public void admit(Hospital admitted, Signed<MemberDocument> document) {
        NodeSettingsFile settings = settings(admitted);
        DurableFile.replace(settings.document(), (document.compact() + "\n").getBytes(StandardCharsets.US_ASCII));
        plan = plan.with(admitted);
        plan.write(folder.plan());
        startNode(admitted);
        Readiness.await(nodes, this::isClosed);
    }

    /** Deploys the contracts where there is no network yet, makes databases, starts the nodes; returns when all answer. */
    void open() {
        if (!Files.exists(folder.network())) {
            say.accept("Deploying the contracts: " + plan.hospitals().size() + " hospitals found the network.");
            found();
        }
        say.accept("Starting the nodes.");
        plan.hospitals().forEach(this::startNode);
        Readiness.await(nodes, this::isClosed);
    }

    /** The manifest is written last: where it stands, the network does. */
    private void found() {
        try (HttpTransport transport = new HttpTransport(chain.url());
                SigningKey deployer = SigningKey.generate(random)) {
            Json.Fields manifest = new FoundNetwork(new EthRpc(transport), random, InstantSource.system())
                    .found(plan.hospitals().stream().map(this::founding).toList(), WAITS, deployer);
            DurableFile.replace(folder.network(), CanonicalJson.bytes(manifest));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFault("INTERRUPTED", "Interrupted while the contracts were deployed.", "Start again.", e);
        }
    }

    private Founding founding(Hospital hospital) {
        try (SigningKey admin = adminKey(hospital)) {
            return new Founding(
                    hospital.name(),
                    MemberKind.HOSPITAL,
                    hospital.url().toString(),
                    settings(hospital).keys(),
                    List.of(admin.address()));
        }
    }

    private void startNode(Hospital hospital) {
        NodeSettingsFile settings = settings(hospital);
        SecretFiles passwords = settings.passwords(random);
        new Databases(postgres.address())
                .prepare(hospital.database(), passwords.text("runtime"), passwords.text("owner"));
        settings.write(
                plan.lan(),
                postgres.address().jdbcUrl(hospital.database()),
                chain.url(),
                chain.journalledHead().file());
        launch(hospital, settings);
    }

    private synchronized void launch(Hospital hospital, NodeSettingsFile settings) {
        if (closed) {
            throw new DemoFault("STOPPING", "The demo is being stopped.", "Start it again.");
        }
        nodes.add(NodeProcess.start(
                hospital, program, settings, folder.logs().resolve("node-" + hospital.number() + ".log"), say));
    }

    /** Whether somebody stops it: what fails from then on fails because of that. */
    public synchronized boolean isClosed() {
        return closed;
    }

    private NodeSettingsFile settings(Hospital hospital) {
        return new NodeSettingsFile(hospital, folder.hospital(hospital), folder);
    }

    private MemberKeys keys(Hospital hospital) {
        return new MemberKeys(settings(hospital).keys(), random);
    }

    private SecretFiles people() {
        return new SecretFiles(folder.secrets(), random);
    }

    private NodeProcess node(Hospital hospital) {
        return nodes.stream()
                .filter(n -> n.hospital().number().equals(hospital.number()))
                .findFirst()
                .orElseThrow();
    }

    /** Has the database server bring everything to the disk. */
    public void checkpoint() throws SQLException {
        new RowSearch(postgres.address()).checkpoint();
    }

    /** The tables of any hospital in which one of the words stands, as a database owner would look for them. */
    public List<String> rowsWith(Collection<String> words) throws SQLException {
        List<String> found = new ArrayList<>();
        for (Hospital hospital : hospitals()) {
            found.addAll(new RowSearch(postgres.address()).tablesWith(hospital.database(), words));
        }
        return found;
    }

    /**
     * Whether the runtime role of one hospital may connect to the database of another.
     *
     * @return the SQL state of the refusal; empty where it was let in
     */
    public Optional<String> refusalAt(Hospital role, Hospital database) {
        String password = settings(role).passwords(random).text("runtime");
        try (Connection _ = DriverManager.getConnection(
                postgres.address().jdbcUrl(database.database()), role.database(), password)) {
            return Optional.empty();
        } catch (SQLException refused) {
            return Optional.of(String.valueOf(refused.getSQLState()));
        }
    }

    /** The hospital of that number. */
    public Hospital hospital(MemberNumber number) {
        return hospitals().stream()
                .filter(h -> h.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        nodes.parallelStream().forEach(NodeProcess::stop);
        chain.close();
        postgres.close();
    }
}
