package health.parcha.client.joining;

import health.parcha.chain.Address;
import health.parcha.chain.MemberStatus;
import health.parcha.chain.contract.MemberFacts;
import health.parcha.client.BadInput;
import health.parcha.client.CheckFailed;
import health.parcha.client.ClientFault;
import health.parcha.client.Refused;
import health.parcha.client.Surroundings;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.founding.KeyFile;
import health.parcha.client.founding.MemberKeys;
import health.parcha.client.membership.Candidacy;
import health.parcha.client.membership.Proposal;
import health.parcha.client.membership.Roster;
import health.parcha.client.membership.SaidOfItself;
import health.parcha.client.network.Network;
import health.parcha.client.session.PrivateFile;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.Signed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Joins a network, a step at each call: makes keys, document, candidacy and settings where they are absent, then looks how
 * far the members are. May be called any number of times, and after a crash at any place; what was made stays.
 */
public final class JoinNetwork {
    private final JoiningFolder folder;
    private final Network network;
    private final MembersOnChain chain;
    private final Wishes wishes;
    private final Surroundings surroundings;
    private final MemberKeys keys;

    public JoinNetwork(
            JoiningFolder folder, Network network, MembersOnChain chain, Wishes wishes, Surroundings surroundings) {
        this.folder = folder;
        this.network = network;
        this.chain = chain;
        this.wishes = wishes;
        this.surroundings = surroundings;
        this.keys = new MemberKeys(folder.keys(), surroundings.random());
    }

    /**
     * Goes as far as it can now.
     *
     * @throws CheckFailed OTHER_NETWORK, OTHER_CHAIN, OTHER_DOCUMENT, WRONG_NUMBER; nothing was written over
     * @throws BadInput DOCUMENT_DIFFERS, ADMINS_DIFFER where what is wished is not what the files at hand say; NAME, URL
     * @throws Refused MEMBER_GONE where it was a member and is none any more
     */
    public Joined go() {
        begin();
        List<MemberFacts> members = chain.all();
        Optional<MemberNumber> admitted = admitted(members);
        MemberNumber number = admitted.orElse(next(members));
        Candidacy candidacy = candidacy(document(number));
        new NodeFiles(folder, wishes, surroundings).write(number);
        return admitted.<Joined>map(own -> new Joined.Admitted(
                        candidacy, own, !wishes.kind().verifiesPatients() || hasTagKey(), answers()))
                .orElseGet(() -> underWay(candidacy));
    }

    private void begin() {
        var _ = new SaidOfItself(wishes.name(), wishes.url().toString());
        chain.check(network.manifest());
        pin();
    }

    /**
     * Gives this member the network's identity tag key; the same again is nothing new.
     *
     * @throws CheckFailed OTHER_NETWORK, OTHER_CHAIN; no key was written
     * @throws BadInput TAG_KEY_DIFFERS; TAG_KEY_NOT_NEEDED where it is no hospital
     */
    public void takeTagKey(String digits) {
        if (!wishes.kind().verifiesPatients()) {
            throw new BadInput(
                    "TAG_KEY_NOT_NEEDED",
                    "A " + wishes.kind().word() + " verifies no patients, so the identity tag key is not for it.",
                    "Leave --tag-key away, and destroy the copy: whoever has it can guess names.");
        }
        begin();
        keys.shareTagKey(digits);
        if (!keys.tagKey().equals(digits)) {
            throw new BadInput(
                    "TAG_KEY_DIFFERS",
                    folder.keys().resolve("tag.key") + " holds another key than the one that is given.",
                    "Ask the hospital which of the two is the network's; take the wrong one away.");
        }
    }

    /** The first manifest stays; another network's is refused, a newer one of this network is what the doors need. */
    private void pin() {
        PrivateFile file = new PrivateFile(folder.network());
        Optional<byte[]> pinned = file.read();
        if (pinned.isEmpty()) {
            file.write(CanonicalJson.bytes(network.manifest().json()));
            return;
        }
        String before = JsonReader.readObject(pinned.get()).text("network");
        if (!before.equals(network.id().hex())) {
            throw new CheckFailed(
                    "OTHER_NETWORK",
                    folder.network() + " pins the network " + before + ", and " + network.id() + " is given.",
                    "A folder joins one network. Take another folder, or the right network.json.");
        }
    }

    private Optional<MemberNumber> admitted(List<MemberFacts> members) {
        Address relayer = keys.relayer();
        Optional<MemberDocument> own = readDocument().map(Signed::document);
        // Anybody may have been admitted with this relayer's address; the document is nobody else's.
        Optional<MemberFacts> entry = members.stream()
                .filter(m ->
                        own.filter(d -> d.chainDigest().equals(m.document())).isPresent())
                .findFirst()
                .or(() -> members.stream()
                        .filter(m -> m.relayer().equals(relayer))
                        .findFirst());
        entry.ifPresent(there -> requireOwn(there, own));
        entry.ifPresent(JoinNetwork::requireStanding);
        return entry.map(MemberFacts::number);
    }

    private static void requireStanding(MemberFacts there) {
        if (there.status() == MemberStatus.REMOVED || there.status() == MemberStatus.SUCCEEDED) {
            throw new Refused(
                    "MEMBER_GONE",
                    "Member " + there.number() + " is no longer in the network: "
                            + there.status().name().toLowerCase(Locale.ROOT) + ".",
                    "Its log is closed. Join from a new folder, as a new member.");
        }
    }

    private void requireOwn(MemberFacts there, Optional<MemberDocument> own) {
        if (own.isEmpty() || !own.get().chainDigest().equals(there.document())) {
            throw new CheckFailed(
                    "OTHER_DOCUMENT",
                    "The chain has member " + there.number() + " with this relayer, but names another document ("
                            + there.document() + ") than " + folder.document() + ".",
                    "Put the document back that was proposed; a node with this one would be refused by all others.");
        }
        if (!own.get().number().equals(there.number())) {
            throw new CheckFailed(
                    "WRONG_NUMBER",
                    "The chain has admitted this document as member " + there.number() + ", but it was made for member "
                            + own.get().number() + ", after whom its log is named.",
                    "Do not start the node. Join from a new folder, and have the members take this entry away.");
        }
    }

    private static MemberNumber next(List<MemberFacts> members) {
        return new MemberNumber(members.size() + 1L);
    }

    /** The document at hand, or a new one where there is none or its number has gone to somebody else. */
    private Signed<MemberDocument> document(MemberNumber number) {
        Optional<Signed<MemberDocument>> there = readDocument();
        there.map(Signed::document).ifPresent(this::requireAsWished);
        if (there.isPresent() && there.get().document().number().equals(number)) {
            return there.get();
        }
        there.ifPresent(old -> surroundings.tell("Number " + old.document().number()
                + " has gone to another member. The document is made anew for number " + number
                + "; hand in the new candidacy, the old one must not be executed any more."));
        Signed<MemberDocument> made =
                keys.document(network.id(), number, wishes.founding(folder.keys()), surroundings.now());
        new PrivateFile(folder.document()).write((made.compact() + "\n").getBytes(StandardCharsets.US_ASCII));
        return made;
    }

    private Optional<Signed<MemberDocument>> readDocument() {
        try {
            return new PrivateFile(folder.document())
                    .read()
                    .map(text -> Signed.read(new String(text, StandardCharsets.US_ASCII).strip(), MemberDocument.KIND));
        } catch (IllegalArgumentException e) {
            throw new BadInput(
                    "DOCUMENT_FILE",
                    "Cannot read " + folder.document() + ": " + e.getMessage() + ".",
                    "Put it back from a backup; where nobody has proposed it, take it away to have it made anew.");
        }
    }

    private void requireAsWished(MemberDocument there) {
        Signed<MemberDocument> wished =
                keys.document(network.id(), there.number(), wishes.founding(folder.keys()), there.time());
        if (!wished.document().equals(there)) {
            throw new BadInput(
                    "DOCUMENT_DIFFERS",
                    folder.document() + " is of \"" + there.name() + "\" (" + there.kindName() + ") at " + there.url()
                            + ", or of other keys than those in " + folder.keys() + ".",
                    "Give name, kind and url as they stand there; where nobody has proposed it, take the file away.");
        }
    }

    private Candidacy candidacy(Signed<MemberDocument> document) {
        PrivateFile file = new PrivateFile(folder.candidacy());
        Optional<Candidacy> there = file.read().map(bytes -> Candidacy.read(bytes, network.id()));
        List<Address> admins = wishes.admins().isEmpty()
                ? there.map(Candidacy::admins)
                        .orElseGet(() -> List.of(new KeyFile(folder.adminKey(), surroundings.random()).address()))
                : wishes.admins();
        there.ifPresent(before -> requireSameAdmins(before, admins));
        Candidacy now = new Candidacy(document, keys.relayer(), admins);
        if (!there.equals(Optional.of(now))) {
            file.write(now.bytes());
        }
        return now;
    }

    private void requireSameAdmins(Candidacy before, List<Address> admins) {
        if (!before.admins().equals(admins)) {
            throw new BadInput(
                    "ADMINS_DIFFER",
                    folder.candidacy() + " names the admins " + before.admins() + ", not " + admins + ".",
                    "Leave --admin away, or name the same; where nobody has proposed it, take the file away.");
        }
    }

    private boolean hasTagKey() {
        return Files.exists(folder.keys().resolve("tag.key"));
    }

    private boolean answers() {
        try {
            Json.Fields answer = NodeDoor.at(NodeDoor.client(), wishes.url()).get("/network");
            return answer.findText("network").equals(Optional.of(network.id().hex()));
        } catch (ClientFault away) {
            return false;
        }
    }

    /** What the members say of it: for the person's next step alone, the chain decides. */
    private Joined underWay(Candidacy candidacy) {
        boolean heard = false;
        for (MemberDocument member : network.members()) {
            Optional<Roster> roster = roster(member);
            heard |= roster.isPresent();
            Optional<Proposal> proposal = roster.flatMap(r -> r.pending(candidacy, surroundings.now()));
            if (proposal.isPresent()) {
                return new Joined.Proposed(
                        candidacy,
                        proposal.get(),
                        roster.orElseThrow().needed(proposal.get().terms()));
            }
            roster.flatMap(r -> r.pending(candidacy.member().chainDigest(), surroundings.now()))
                    .ifPresent(JoinNetwork::refuseOther);
        }
        return new Joined.Prepared(candidacy, heard);
    }

    private Optional<Roster> roster(MemberDocument member) {
        try {
            return Optional.of(Roster.read(network.door(member.number()).get("/members"), network.id()));
        } catch (ClientFault silent) {
            surroundings.tell(member.name() + " does not tell what is proposed: " + silent.sentence());
            return Optional.empty();
        }
    }

    private static void refuseOther(Proposal proposal) {
        throw new CheckFailed(
                "OTHER_CANDIDACY",
                "Member " + proposal.terms().by() + " proposes this document, as "
                        + proposal.terms().id() + ", with another kind, relayer or other admins than candidacy.json.",
                "Tell the members not to approve it; have candidacy.json proposed.");
    }
}
