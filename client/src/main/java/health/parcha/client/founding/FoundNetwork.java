package health.parcha.client.founding;

import health.parcha.chain.Contracts;
import health.parcha.chain.contract.ChainIdentity;
import health.parcha.chain.contract.Deployment;
import health.parcha.chain.contract.Founder;
import health.parcha.chain.contract.Waits;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.Transaction;
import health.parcha.client.BadInput;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Founds a network on a chain: deploys the contracts with the founders in them and makes the manifest that every node and
 * every client pins. For whoever holds the founders' key folders: a rehearsal, or the desk at which the founders meet.
 */
public final class FoundNetwork {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final EthRpc rpc;
    private final RandomGenerator random;
    private final InstantSource clock;

    public FoundNetwork(EthRpc rpc, RandomGenerator random, InstantSource clock) {
        this.rpc = rpc;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Deploys and returns the manifest. Keys that a founder's folder lacks are made; the tag key of the first is given to
     * the others.
     *
     * @param deployer has sent nothing on this chain yet: the network's id follows from its first contract's address, and
     *     the founders' documents name the network before the contracts can name the documents
     * @throws BadInput DEPLOYER_USED where it has
     * @throws Deployment.Failed where the chain refuses a contract
     */
    public Json.Fields found(List<Founding> founders, Waits waits, SigningKey deployer) throws InterruptedException {
        if (rpc.minedNonce(deployer.address()) != 0) {
            throw new BadInput(
                    "DEPLOYER_USED",
                    "The deployer " + deployer.address() + " has sent transactions on this chain before.",
                    "Use a fresh key; where gas costs something, send it some first.");
        }
        NetworkId network = rpc.chainId().network(Transaction.created(deployer.address(), 0));
        List<Signed<MemberDocument>> documents = new ArrayList<>();
        List<Founder> entries = new ArrayList<>();
        List<MemberKeys> hospitals = founders.stream()
                .filter(founder -> founder.kind().verifiesPatients())
                .map(founder -> new MemberKeys(founder.keys(), random))
                .toList();
        hospitals.forEach(keys -> keys.shareTagKey(hospitals.getFirst().tagKey()));
        for (Founding each : founders) {
            MemberKeys keys = new MemberKeys(each.keys(), random);
            MemberNumber number = new MemberNumber(documents.size() + 1L);
            Signed<MemberDocument> document = keys.document(network, number, each, clock.instant());
            documents.add(document);
            entries.add(new Founder(
                    each.kind(),
                    keys.relayer(),
                    each.admins(),
                    document.document().chainDigest()));
        }
        Contracts contracts =
                Deployment.deploy(rpc, deployer, waits, entries, PATIENCE).contracts();
        return manifest(contracts, waits, documents);
    }

    private Json.Fields manifest(Contracts contracts, Waits waits, List<Signed<MemberDocument>> members) {
        return Json.object()
                .put("version", 1)
                .put("network", contracts.network().hex())
                .put("chainId", contracts.chain().value())
                .put("contracts", contracts.addresses())
                .put("genesis", ChainIdentity.of(rpc, contracts).genesis().toString())
                .put("waits", waits.json())
                .put("members", Json.texts(members.stream().map(Signed::compact).toList()))
                .done();
    }
}
