package health.parcha.client.network;

import health.parcha.chain.ChainId;
import health.parcha.chain.Contracts;
import health.parcha.client.CheckFailed;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.signed.Signed;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a client pins of a network before it believes anybody: its id, its contracts and its members' documents with their
 * keys. It is network.json, and what {@code GET /network} answers; a client takes it once and keeps it.
 *
 * @param json as it was read, for writing it again
 */
public record NetworkManifest(Contracts contracts, Map<MemberNumber, MemberDocument> members, Json.Fields json) {
    public NetworkManifest {
        members = Map.copyOf(members);
        if (members.isEmpty()) {
            throw new CheckFailed("MANIFEST_EMPTY", "The network manifest names no member.");
        }
    }

    /** Reads network.json. */
    public static NetworkManifest read(byte[] json) {
        try {
            return read(JsonReader.readObject(json));
        } catch (MalformedJson e) {
            throw new CheckFailed("MANIFEST_MALFORMED", "The network manifest is damaged: " + e.getMessage() + ".");
        }
    }

    /**
     * Reads a manifest and checks that it agrees with itself: the network id follows from the contracts, each member's
     * document is of this network and signed by its own key.
     *
     * @throws CheckFailed where it does not; nothing of it is to be used
     */
    public static NetworkManifest read(Json.Fields json) {
        try {
            if (json.whole("version") != 1) {
                throw new CheckFailed(
                        "MANIFEST_VERSION",
                        "The network manifest is of version " + json.whole("version") + ", this program reads 1.",
                        "Use a newer program.");
            }
            Contracts contracts = Contracts.read(new ChainId(json.whole("chainId")), json.fields("contracts"));
            if (!contracts.network().equals(new NetworkId(json.text("network")))) {
                throw new CheckFailed("MANIFEST_NETWORK", "The manifest's network id is not that of its contracts.");
            }
            return new NetworkManifest(contracts, members(json, contracts.network()), json);
        } catch (IllegalArgumentException e) {
            throw new CheckFailed("MANIFEST_MALFORMED", "The network manifest is damaged: " + e.getMessage() + ".");
        }
    }

    private static Map<MemberNumber, MemberDocument> members(Json.Fields json, NetworkId network) {
        Map<MemberNumber, MemberDocument> members = new TreeMap<>();
        for (String compact : json.texts("members")) {
            MemberDocument document = member(compact, network);
            members.put(document.number(), document);
        }
        return members;
    }

    /**
     * Reads a member's document and checks that it is of this network and signed by the key in it.
     *
     * @throws CheckFailed MEMBER_DOCUMENT where it is not
     */
    public static MemberDocument member(String compact, NetworkId network) {
        Signed<MemberDocument> signed = Signed.read(compact, MemberDocument.KIND);
        MemberDocument document = signed.document();
        boolean good = document.network().equals(network)
                && signed.jws().keyId().equals("member-" + document.number())
                && signed.isSignedBy(document.nodeKey());
        if (!good) {
            throw new CheckFailed(
                    "MEMBER_DOCUMENT", "The document of member " + document.number() + " is not signed by its key.");
        }
        return document;
    }

    public NetworkId network() {
        return contracts.network();
    }

    /** A member's document; empty for one that was admitted after this manifest was pinned. */
    public Optional<MemberDocument> member(MemberNumber number) {
        return Optional.ofNullable(members.get(number));
    }
}
