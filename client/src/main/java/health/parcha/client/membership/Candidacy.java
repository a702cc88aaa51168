package health.parcha.client.membership;

import health.parcha.chain.Address;
import health.parcha.chain.MemberKind;
import health.parcha.client.BadInput;
import health.parcha.client.CheckFailed;
import health.parcha.client.network.NetworkManifest;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.Signed;
import health.parcha.log.LogOrigin;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an organisation that wants to become a member hands to the members, in one file: all that a proposal says of it
 * (docs/spec/peers.md section 4). Nothing in it is a secret; that it is really theirs, people tell each other.
 *
 * @param document signed by its node key; its number is the one that the next member gets
 * @param relayer the address that will send its batches and sign its anchors
 * @param admins 1 to 8 addresses that will act for it
 */
public record Candidacy(Signed<MemberDocument> document, Address relayer, List<Address> admins) {
    private static final int MOST_ADMINS = 8;

    public Candidacy {
        admins = List.copyOf(admins);
        var _ = new SaidOfItself(document.document().name(), document.document().url());
        var _ = kind(document.document());
        if (admins.isEmpty()
                || admins.size() > MOST_ADMINS
                || admins.stream().distinct().count() < admins.size()) {
            throw new BadInput(
                    "CANDIDACY_ADMINS",
                    "A member has 1 to " + MOST_ADMINS + " admins, no two the same, and here are " + admins.size()
                            + ".",
                    "Name each admin's address once.");
        }
    }

    /**
     * Reads the file.
     *
     * @throws BadInput CANDIDACY_MALFORMED, CANDIDACY_VERSION, CANDIDACY_ADMINS, CANDIDACY_KIND, NAME, URL
     * @throws CheckFailed where the document is of another network, or not what its own keys say
     */
    public static Candidacy read(byte[] file, NetworkId network) {
        try {
            Json.Fields json = JsonReader.readObject(file);
            if (json.whole("version") != 1) {
                throw new BadInput(
                        "CANDIDACY_VERSION",
                        "The candidacy is of version " + json.whole("version") + ", this program reads 1.",
                        "Use a newer program.");
            }
            Signed<MemberDocument> signed = Signed.read(json.text("document"), MemberDocument.KIND);
            check(signed, network);
            return new Candidacy(
                    signed,
                    Address.parse(json.text("relayer")),
                    json.texts("admins").stream().map(Address::parse).toList());
        } catch (IllegalArgumentException e) {
            throw new BadInput(
                    "CANDIDACY_MALFORMED",
                    "This is no candidacy: " + e.getMessage() + ".",
                    "Take the candidacy.json that ./parcha node join has written.");
        }
    }

    private static void check(Signed<MemberDocument> signed, NetworkId network) {
        MemberDocument said = signed.document();
        if (!said.network().equals(network)) {
            throw new CheckFailed(
                    "OTHER_NETWORK",
                    "The document of " + said.name() + " is for the network " + said.network() + ", not " + network
                            + ".",
                    "Have it made for this network: ./parcha node join with this network's network.json.");
        }
        var _ = NetworkManifest.member(signed.compact(), network);
        if (!said.origin().equals(LogOrigin.of(network, said.number()).text())) {
            throw new CheckFailed(
                    "MEMBER_ORIGIN",
                    "The document of " + said.name() + " is for member " + said.number() + ", but names the log "
                            + said.origin() + ".");
        }
    }

    /** The file. */
    public byte[] bytes() {
        return CanonicalJson.bytes(Json.object()
                .put("version", 1)
                .put("document", document.compact())
                .put("relayer", relayer.toString())
                .put("admins", Json.texts(admins.stream().map(Address::toString).toList()))
                .done());
    }

    public MemberDocument member() {
        return document.document();
    }

    /** What sort of house it is. */
    public MemberKind kind() {
        return kind(member());
    }

    private static MemberKind kind(MemberDocument member) {
        return MemberKind.ofWord(member.kindName())
                .orElseThrow(() -> new BadInput(
                        "CANDIDACY_KIND",
                        "The document names a kind of member that there is not.",
                        "There are "
                                + Arrays.stream(MemberKind.values())
                                        .map(MemberKind::word)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
