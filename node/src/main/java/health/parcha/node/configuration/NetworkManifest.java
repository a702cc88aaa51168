package health.parcha.node.configuration;

import health.parcha.chain.Bytes32;
import health.parcha.chain.ChainId;
import health.parcha.chain.Contracts;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.Signed;
import health.parcha.node.configuration.StartRefusal.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The network as its founders wrote it down: {@code network.json}. Every node and every client pins it.
 *
 * @param genesis hash of the chain's first block
 * @param members the founders' signed documents
 * @param json the whole, as it is served
 */
public record NetworkManifest(
        Contracts contracts, Bytes32 genesis, List<Signed<MemberDocument>> members, Json.Fields json) {

    /** Reads the file; refuses one whose network is not that of its chain and contracts. */
    public static NetworkManifest read(Path file) {
        try {
            return of(JsonReader.readObject(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw invalid("Cannot read the network's manifest " + file + ": " + e + ".", e);
        } catch (IllegalArgumentException e) {
            throw invalid(file + " is no network manifest: " + e.getMessage() + ".", e);
        }
    }

    private static NetworkManifest of(Json.Fields json) {
        if (json.whole("version") != 1) {
            throw new IllegalArgumentException("version " + json.whole("version") + " is not known to this release");
        }
        NetworkManifest manifest = new NetworkManifest(
                Contracts.read(new ChainId(json.whole("chainId")), json.fields("contracts")),
                Bytes32.parse(json.text("genesis")),
                json.texts("members").stream()
                        .map(jws -> Signed.read(jws, MemberDocument.KIND))
                        .toList(),
                json);
        if (!manifest.network().equals(new NetworkId(json.text("network")))) {
            throw new IllegalArgumentException("the network is not that of this chain id and directory");
        }
        manifest.members.forEach(manifest::check);
        return manifest;
    }

    /** Names the network in every statement. */
    public NetworkId network() {
        return contracts.network();
    }

    private void check(Signed<MemberDocument> member) {
        if (!member.document().network().equals(network())
                || !member.isSignedBy(member.document().nodeKey())) {
            throw new IllegalArgumentException("the document of member "
                    + member.document().number() + " is of another network, or its node key has not signed it");
        }
    }

    private static StartRefusal invalid(String cause, Exception origin) {
        return new StartRefusal(
                Code.NETWORK_INVALID, cause, "Take network.json as the network's founders hand it out.", origin);
    }
}
