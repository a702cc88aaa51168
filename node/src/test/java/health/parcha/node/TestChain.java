package health.parcha.node;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.chain.MemberKind;
import health.parcha.chain.contract.ChainIdentity;
import health.parcha.chain.contract.ChainReader;
import health.parcha.chain.contract.Deployment;
import health.parcha.chain.contract.Founder;
import health.parcha.chain.contract.Waits;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.HttpTransport;
import health.parcha.core.signed.Digest;
import health.parcha.embedded.chain.AnvilBinary;
import health.parcha.embedded.chain.ChainSettings;
import health.parcha.embedded.chain.EmbeddedChain;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** The embedded chain with the contracts on it, whose founders are the given hospitals. */
public final class TestChain implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final EmbeddedChain chain;
    private final HttpTransport transport;
    private final EthRpc rpc;
    private final Contracts contracts;

    private TestChain(EmbeddedChain chain, TestHospital[] founders) throws InterruptedException {
        this.chain = chain;
        this.transport = new HttpTransport(chain.url());
        this.rpc = new EthRpc(transport);
        this.contracts = deploy(rpc, founders);
    }

    public static TestChain start(Path folder, TestHospital... founders) throws InterruptedException {
        return new TestChain(
                EmbeddedChain.start(binary(), folder, ChainSettings.demo(31_999), InstantSource.system()), founders);
    }

    public static AnvilBinary binary() {
        return AnvilBinary.installedIn(Path.of(System.getProperty("parcha.root"), "contracts", "node_modules"));
    }

    public static Contracts deploy(EthRpc rpc, TestHospital... founders) throws InterruptedException {
        List<Founder> all = Arrays.stream(founders)
                .map(hospital -> new Founder(
                        MemberKind.HOSPITAL,
                        hospital.relayer().address(),
                        List.of(hospital.admin().address()),
                        Digest.of(new byte[] {(byte) hospital.number().value()})))
                .toList();
        Waits waits = new Waits(Duration.ofSeconds(1), Duration.ofHours(1));
        return Deployment.deploy(rpc, SigningKey.generate(RANDOM), waits, all, Duration.ofSeconds(60))
                .contracts();
    }

    public URI url() {
        return chain.url();
    }

    /** The line of a node's settings that makes blocks count once they are on disk. */
    public String finality() {
        return "journal: " + chain.journalledHead().file();
    }

    public long pid() {
        return chain.pid();
    }

    public EthRpc rpc() {
        return rpc;
    }

    public ChainReader reader() {
        return new ChainReader(rpc, contracts);
    }

    public Contracts contracts() {
        return contracts;
    }

    public Bytes32 genesis() {
        return ChainIdentity.of(rpc, contracts).genesis();
    }

    /** Writes the network's manifest and a node's settings into a folder; gives the settings. */
    public Path settings(Path folder, TestHospital hospital, TestDatabase database) throws IOException {
        Path network = TestManifest.write(folder.resolve("network.json"), contracts, genesis(), hospital);
        return TestSettings.write(folder, hospital, database, network, url().toString(), finality());
    }

    @Override
    public void close() {
        transport.close();
        chain.close();
    }
}
