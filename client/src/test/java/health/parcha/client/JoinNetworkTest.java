package health.parcha.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.Address;
import health.parcha.chain.MemberKind;
import health.parcha.chain.MemberStatus;
import health.parcha.chain.Seq;
import health.parcha.chain.contract.MemberFacts;
import health.parcha.client.joining.JoinNetwork;
import health.parcha.client.joining.Joined;
import health.parcha.client.joining.JoiningFolder;
import health.parcha.client.joining.MembersOnChain;
import health.parcha.client.joining.Wishes;
import health.parcha.client.membership.Candidacy;
import health.parcha.client.membership.Membership;
import health.parcha.client.network.NetworkManifest;
import health.parcha.client.session.Me;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Joining with the chain's answers in memory; with a real chain, database and node it is among the acceptance tests. */
class JoinNetworkTest {
    private static final Surroundings SURROUNDINGS = Surroundings.system(Surroundings.Progress.silent());

    @TempDir
    Path folder;

    private TinyNetwork area;
    private final Chain chain = new Chain();

    private static final class Chain implements MembersOnChain {
        final List<MemberFacts> members = new ArrayList<>();
        boolean isAnother;

        @Override
        public void check(NetworkManifest manifest) {
            if (isAnother) {
                throw new CheckFailed("OTHER_CHAIN", "The engine serves another chain.");
            }
        }

        @Override
        public List<MemberFacts> all() {
            return List.copyOf(members);
        }

        void admit(Address relayer, Digest document) {
            admit(relayer, document, MemberStatus.ACTIVE);
        }

        void admit(Address relayer, Digest document, MemberStatus status) {
            members.add(new MemberFacts(
                    new MemberNumber(members.size() + 1L), MemberKind.HOSPITAL, status, relayer, Seq.FIRST, document));
        }

        void admit(Candidacy candidacy) {
            admit(candidacy.relayer(), candidacy.member().chainDigest());
        }
    }

    @BeforeEach
    void founders() throws IOException {
        area = new TinyNetwork();
        for (int number = 1; number <= 2; number++) {
            chain.admit(Address.parse("0x" + ("0" + number).repeat(20)), Digest.of(new byte[] {(byte) number}));
        }
    }

    @AfterEach
    void end() {
        area.close();
    }

    private JoiningFolder in() {
        return new JoiningFolder(folder.resolve("est"));
    }

    private JoinNetwork join(String name, TinyNetwork network, Address... admins) {
        return join(name, MemberKind.HOSPITAL, network, admins);
    }

    private JoinNetwork join(String name, MemberKind kind, TinyNetwork network, Address... admins) {
        return new JoinNetwork(
                in(),
                network.network(),
                chain,
                new Wishes(
                        name,
                        kind,
                        URI.create("http://127.0.0.1:1"),
                        List.of(admins),
                        new Wishes.Engine(
                                URI.create("http://127.0.0.1:8545"), Optional.of(folder.resolve("chain.jwt"))),
                        new Wishes.Finality(1, Optional.empty()),
                        new Wishes.Listen("127.0.0.1", 8440),
                        "jdbc:postgresql://127.0.0.1:5432/parcha_est"),
                SURROUNDINGS);
    }

    private Joined go() {
        return join("Hôpital d'Est", area).go();
    }

    private Map<Path, String> files() throws IOException {
        Map<Path, String> files = new TreeMap<>();
        try (var all = Files.walk(in().root())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file, Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void firstRun_makesKeysDocumentCandidacyAndSettings_forTheOwnerAlone() throws IOException {
        Joined.Prepared prepared = assertInstanceOf(Joined.Prepared.class, go());

        assertTrue(prepared.heard());
        assertEquals(new MemberNumber(3), prepared.candidacy().member().number());
        assertEquals(
                prepared.candidacy(), Candidacy.read(Files.readAllBytes(in().candidacy()), area.contracts.network()));
        assertTrue(Files.readString(in().settings()).contains("  name: 'Hôpital d''Est'\n"));
        assertTrue(Files.readString(in().settings())
                .contains("\n  chain:\n    url: 'http://127.0.0.1:8545'\n    token-file: '"
                        + folder.resolve("chain.jwt") + "'\n    network: "));
        for (Path file : files().keySet()) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), file::toString);
        }
        assertFalse(Files.exists(in().keys().resolve("tag.key")), "the network's key is nobody's to make");
    }

    @Test
    void secondRun_changesNothing() throws IOException {
        Joined first = go();
        Map<Path, String> before = files();

        assertEquals(first, go());
        assertEquals(before, files());
    }

    @Test
    void runAfterASetback_takesUpWhatIsThere() throws IOException {
        Joined first = go();
        Files.delete(in().candidacy());
        Files.delete(in().settings());

        assertEquals(first, go());
        assertTrue(Files.exists(in().settings()));
    }

    @Test
    void proposedAndAdmitted_areTold_andTheTagKeyIsAskedFor() {
        Candidacy candidacy = go().candidacy();
        try (Me nord = new Cast(area, folder).desk(1)) {
            var id = new Membership(nord).propose(candidacy);
            Joined.Proposed proposed = assertInstanceOf(Joined.Proposed.class, go());
            assertEquals(id, proposed.proposal().terms().id());
            assertEquals(2, proposed.needed());
        }
        chain.admit(candidacy);
        Joined.Admitted admitted = assertInstanceOf(Joined.Admitted.class, go());
        assertEquals(new MemberNumber(3), admitted.number());
        assertFalse(admitted.mayStart() || admitted.answers());

        join("Hôpital d'Est", area).takeTagKey("ab".repeat(32));
        assertTrue(assertInstanceOf(Joined.Admitted.class, go()).mayStart());
        BadInput other =
                assertThrows(BadInput.class, () -> join("Hôpital d'Est", area).takeTagKey("cd".repeat(32)));
        assertEquals("TAG_KEY_DIFFERS", other.code());
    }

    @Test
    void pharmacy_startsWithoutTheTagKey_andIsNotGivenIt() {
        JoinNetwork pharmacy = join("Pharmacie", MemberKind.PHARMACY, area);
        chain.admit(pharmacy.go().candidacy());

        assertTrue(assertInstanceOf(Joined.Admitted.class, pharmacy.go()).mayStart());
        BadInput refused = assertThrows(BadInput.class, () -> pharmacy.takeTagKey("ab".repeat(32)));
        assertEquals("TAG_KEY_NOT_NEEDED", refused.code());
        assertFalse(Files.exists(in().keys().resolve("tag.key")));
    }

    @Test
    void numberThatWentToAnother_makesTheDocumentAnew() throws IOException {
        Candidacy first = go().candidacy();
        chain.admit(Address.parse("0x" + "ee".repeat(20)), Digest.of(new byte[] {9}));

        Candidacy second = go().candidacy();

        assertEquals(new MemberNumber(4), second.member().number());
        assertNotEquals(first.member().chainDigest(), second.member().chainDigest());
        assertEquals(first.relayer(), second.relayer());
        assertTrue(Files.readString(in().settings()).contains("\n  member: 4\n"));
    }

    @Test
    void admittedUnderAnotherNumber_isAFailedCheck() {
        Candidacy candidacy = go().candidacy();
        chain.admit(Address.parse("0x" + "ee".repeat(20)), Digest.of(new byte[] {9}));
        chain.admit(candidacy);

        assertEquals("WRONG_NUMBER", assertThrows(CheckFailed.class, this::go).code());
    }

    @Test
    void chainThatNamesAnotherDocument_isAFailedCheck_andNothingIsWrittenOver() throws IOException {
        Candidacy candidacy = go().candidacy();
        Map<Path, String> before = files();
        chain.admit(candidacy.relayer(), Digest.of(new byte[] {7}));

        assertEquals("OTHER_DOCUMENT", assertThrows(CheckFailed.class, this::go).code());
        assertEquals(before, files());
    }

    @Test
    void engineOfAnotherChain_isAFailedCheck_andNothingIsWritten() {
        chain.isAnother = true;

        assertEquals("OTHER_CHAIN", assertThrows(CheckFailed.class, this::go).code());
        assertThrows(CheckFailed.class, () -> join("Hôpital d'Est", area).takeTagKey("ab".repeat(32)));
        assertFalse(Files.exists(in().root()));
    }

    @Test
    void memberWithTheSameRelayer_doesNotHideTheOwnEntry() {
        Candidacy candidacy = go().candidacy();
        chain.members.clear();
        chain.admit(Address.parse("0x" + "01".repeat(20)), Digest.of(new byte[] {1}));
        chain.admit(candidacy.relayer(), Digest.of(new byte[] {7}));
        chain.admit(candidacy);

        assertEquals(
                new MemberNumber(3),
                assertInstanceOf(Joined.Admitted.class, go()).number());
    }

    @Test
    void memberThatWasRemoved_isTold_andDoesNotStart() {
        Candidacy candidacy = go().candidacy();
        chain.admit(candidacy.relayer(), candidacy.member().chainDigest(), MemberStatus.REMOVED);

        assertEquals("MEMBER_GONE", assertThrows(Refused.class, this::go).code());
    }

    @Test
    void otherAdminsThanTheCandidacyNames_areRefused_andItStays() throws IOException {
        go();
        Map<Path, String> before = files();
        Address other = Address.parse("0x" + "b2".repeat(20));

        BadInput refused = assertThrows(
                BadInput.class, () -> join("Hôpital d'Est", area, other).go());

        assertEquals("ADMINS_DIFFER", refused.code());
        assertEquals(before, files());
    }

    @Test
    void anotherName_orAnotherNetwork_isRefused() throws IOException {
        go();
        assertEquals(
                "DOCUMENT_DIFFERS",
                assertThrows(BadInput.class, () -> join("Clinique d'Est", area).go())
                        .code());
        String pinned = Files.readString(in().network());
        Files.writeString(
                in().network(), pinned.replace(area.contracts.network().hex(), "55".repeat(32)));
        assertEquals("OTHER_NETWORK", assertThrows(CheckFailed.class, this::go).code());
    }
}
