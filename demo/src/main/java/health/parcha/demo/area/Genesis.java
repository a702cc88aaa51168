package health.parcha.demo.area;

import health.parcha.chain.Address;
import health.parcha.chain.ChainId;
import health.parcha.chain.Contracts;
import health.parcha.chain.Keccak;
import health.parcha.chain.contract.ChainIdentity;
import health.parcha.chain.contract.Deployment;
import health.parcha.chain.contract.Founder;
import health.parcha.chain.contract.Waits;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.embedded.os.DurableFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** The first act of a network: contracts with the founders in them, and the manifest that everybody pins. */
final class Genesis {
    /** Seconds instead of days, so that a vote can be watched; said wherever waits are shown. */
    static final Waits WAITS = new Waits(Duration.ofSeconds(4), Duration.ofMinutes(10));

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A founder with the key that its first admin signs with. */
    record Founding(HospitalKeys keys, SigningKey admin) {}

    private final EthRpc rpc;
    private final SecureRandom random;
    private final InstantSource clock;

    Genesis(EthRpc rpc, SecureRandom random, InstantSource clock) {
        this.rpc = rpc;
        this.random = random;
        this.clock = clock;
    }

    /** Deploys and leaves the manifest at {@code file}, last: where it stands, the network does. */
    void make(List<Founding> founders, Path file) {
        try (SigningKey deployer = SigningKey.generate(random)) {
            ChainId chain = rpc.chainId();
            // The documents name the network, the network's id follows from the Directory's address, and the Directory
            // holds the documents' digests: so the address, that of the deployer's first contract, is told beforehand.
            NetworkId network = chain.network(firstContract(deployer.address()));
            List<Signed<MemberDocument>> documents = founders.stream()
                    .map(f -> f.keys().document(network, clock.instant()))
                    .toList();
            List<Founder> entries = founders.stream()
                    .map(f -> f.keys().founder(network, f.admin(), clock.instant()))
                    .toList();
            Contracts contracts =
                    Deployment.deploy(rpc, deployer, WAITS, entries, PATIENCE).contracts();
            DurableFile.replace(file, CanonicalJson.bytes(manifest(contracts, documents)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFault("INTERRUPTED", "Interrupted while the contracts were deployed.", "Start again.", e);
        }
    }

    private Json.Fields manifest(Contracts contracts, List<Signed<MemberDocument>> members) {
        return Json.object()
                .put("version", 1)
                .put("network", contracts.network().hex())
                .put("chainId", contracts.chain().value())
                .put("contracts", addresses(contracts))
                .put("genesis", ChainIdentity.of(rpc, contracts).genesis().toString())
                .put("waits", waits())
                .put("members", Json.texts(members.stream().map(Signed::compact).toList()))
                .done();
    }

    static Json.Fields addresses(Contracts contracts) {
        return Json.object()
                .put("router", contracts.router().toString())
                .put("directory", contracts.directory().toString())
                .put("consents", contracts.consents().toString())
                .put("anchors", contracts.anchors().toString())
                .done();
    }

    static Json.Fields waits() {
        return Json.object()
                .put("timelock", WAITS.timelock().toSeconds())
                .put("proposalLife", WAITS.proposalLife().toSeconds())
                .done();
    }

    /** keccak256(rlp([sender, 0])), its last 20 bytes. */
    private static Address firstContract(Address sender) {
        byte[] hash = Keccak.hash(new byte[] {(byte) 0xd6, (byte) 0x94}, sender.toArray(), new byte[] {(byte) 0x80})
                .toArray();
        return Address.of(Arrays.copyOfRange(hash, 12, 32));
    }
}
