package health.parcha.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.MemberKind;
import health.parcha.client.founding.Founding;
import health.parcha.client.founding.MemberKeys;
import health.parcha.client.membership.Candidacy;
import health.parcha.client.membership.Membership;
import health.parcha.client.membership.Proposal;
import health.parcha.client.session.Me;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Hex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipTest {
    private static final Address ADMIN = Address.parse("0x" + "a1".repeat(20));

    @TempDir
    Path folder;

    private TinyNetwork area;
    private Me nord;
    private Me sud;

    @BeforeEach
    void hospitals() throws IOException {
        area = new TinyNetwork();
        Cast cast = new Cast(area, folder);
        nord = cast.desk(1);
        sud = cast.desk(2);
    }

    @AfterEach
    void end() {
        nord.close();
        sud.close();
        area.close();
    }

    private Candidacy candidacy(long number, MemberKind kind, Address... admins) {
        return candidacy(area.contracts.network(), number, kind, admins);
    }

    private Candidacy candidacy(NetworkId network, long number, MemberKind kind, Address... admins) {
        return candidacy("Est", network, number, kind, admins);
    }

    private Candidacy candidacy(String name, NetworkId network, long number, MemberKind kind, Address... admins) {
        MemberKeys keys =
                new MemberKeys(folder.resolve("keys"), nord.surroundings().random());
        Founding said = new Founding(name, kind, "https://est.example", folder.resolve("keys"), List.of(admins));
        return new Candidacy(
                keys.document(network, new MemberNumber(number), said, Instant.EPOCH), keys.relayer(), List.of(admins));
    }

    private Candidacy third() {
        return candidacy(3, MemberKind.HOSPITAL, ADMIN);
    }

    @Test
    void candidate_proposedApprovedAndExecuted_isAMember() {
        Candidacy candidacy = third();

        Bytes32 id = new Membership(nord).propose(candidacy);
        assertEquals(1, new Membership(sud).roster().proposal(id).orElseThrow().approvals());
        Proposal approved = new Membership(sud).approve(id, candidacy);
        assertEquals(2, approved.approvals());
        assertTrue(approved.executableFrom().isPresent());
        MemberNumber number = new Membership(nord).execute(id, candidacy);

        assertEquals(new MemberNumber(3), number);
        assertEquals(
                candidacy.member().chainDigest(),
                new Membership(sud).roster().member(number).orElseThrow().onChain());
        assertEquals(List.of(), new Membership(nord).roster().pending(nord.now()));
    }

    @Test
    void propose_aSecondTime_isRefused_andNamesTheFirst() {
        Bytes32 id = new Membership(nord).propose(third());

        BadInput refused = assertThrows(BadInput.class, () -> new Membership(sud).propose(third()));
        assertEquals("PROPOSED", refused.code());
        assertTrue(refused.sentence().contains(id.toString()), refused.sentence());
    }

    @Test
    void propose_thoughTheDocumentIsProposedWithOtherAdmins_stillGoes() {
        Bytes32 other =
                new Membership(sud).propose(candidacy(3, MemberKind.HOSPITAL, Address.parse("0x" + "b2".repeat(20))));

        Bytes32 id = new Membership(nord).propose(third());

        assertEquals(2, new Membership(sud).approve(id, third()).approvals());
        assertEquals(
                1, new Membership(sud).roster().proposal(other).orElseThrow().approvals());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Est\n  relayer  0x00", "Est\u001b[1A", "\u202etsE", "Est\u2028x"})
    void candidacy_whoseNameWouldNotShowAsItIs_isRefused(String name) {
        BadInput refused = assertThrows(
                BadInput.class, () -> candidacy(name, area.contracts.network(), 3, MemberKind.HOSPITAL, ADMIN));
        assertEquals("NAME", refused.code());
    }

    @Test
    void propose_aPharmacy_isRefused_forItIsSponsored() {
        BadInput refused = assertThrows(
                BadInput.class, () -> new Membership(nord).propose(candidacy(3, MemberKind.PHARMACY, ADMIN)));
        assertEquals("NOT_VOTED", refused.code());
    }

    @Test
    void pharmacy_sponsoredByOneHospital_isAMemberAfterTheWait_withoutAVote() {
        Candidacy pharmacy = candidacy(3, MemberKind.PHARMACY, ADMIN);

        Bytes32 id = new Membership(nord).sponsor(pharmacy, "FINESS 750000001");
        Proposal sponsored = new Membership(sud).roster().proposal(id).orElseThrow();

        assertEquals(
                Digest.of("FINESS 750000001".getBytes(StandardCharsets.UTF_8)).hex(),
                Hex.of(sponsored.terms().registry().orElseThrow().toArray()));
        assertEquals(
                "NOT_VOTED",
                assertThrows(BadInput.class, () -> new Membership(sud).approve(id, pharmacy))
                        .code());
        assertEquals(new MemberNumber(3), new Membership(sud).execute(id, pharmacy));
    }

    @Test
    void sponsor_aHospital_isRefused_forItIsVotedIn() {
        BadInput refused =
                assertThrows(BadInput.class, () -> new Membership(nord).sponsor(third(), "FINESS 750000001"));
        assertEquals("NOT_SPONSORED", refused.code());
    }

    @Test
    void propose_aDocumentForAnotherNumberThanTheNext_isRefused() {
        BadInput refused = assertThrows(
                BadInput.class, () -> new Membership(nord).propose(candidacy(4, MemberKind.HOSPITAL, ADMIN)));
        assertEquals("NUMBER_TAKEN", refused.code());
    }

    @Test
    void execute_afterSomebodyElseTookTheNumber_isRefused() {
        Candidacy first = third();
        Bytes32 id = new Membership(nord).propose(first);
        new Membership(sud).approve(id, first);
        Candidacy insurer = candidacy(3, MemberKind.INSURER, ADMIN);
        Bytes32 other = new Membership(nord).propose(insurer);
        new Membership(sud).approve(other, insurer);
        new Membership(nord).execute(other, insurer);

        BadInput refused = assertThrows(BadInput.class, () -> new Membership(nord).execute(id, first));
        assertEquals("NUMBER_TAKEN", refused.code());
    }

    @Test
    void approve_whereTheProposalHasOtherAdminsThanTheCandidacy_isNoVote() {
        Bytes32 id = new Membership(nord).propose(third());

        Candidacy other = candidacy(3, MemberKind.HOSPITAL, Address.parse("0x" + "b2".repeat(20)));
        CheckFailed failed = assertThrows(CheckFailed.class, () -> new Membership(sud).approve(id, other));
        assertEquals("OTHER_CANDIDACY", failed.code());
        assertEquals(1, new Membership(sud).roster().proposal(id).orElseThrow().approvals());
    }

    @Test
    void approve_whereTwoMembersShowOtherTerms_isNoVote() {
        Bytes32 id = new Membership(nord).propose(third());
        area.members.getFirst().liesAboutProposals = true;

        CheckFailed failed = assertThrows(CheckFailed.class, () -> new Membership(sud).approve(id, third()));
        assertEquals("MEMBERS_DISAGREE", failed.code());
    }

    @Test
    void execute_beforeTheVote_andBeforeTheWaitEnds_isRefusedWithoutTroublingTheChain() {
        area.votes.timelock = Duration.ofDays(2);
        Candidacy candidacy = third();
        Bytes32 id = new Membership(nord).propose(candidacy);
        assertEquals(
                "NOT_PASSED",
                assertThrows(Refused.class, () -> new Membership(nord).execute(id, candidacy))
                        .code());
        new Membership(sud).approve(id, candidacy);
        assertEquals(
                "NOT_YET",
                assertThrows(Refused.class, () -> new Membership(nord).execute(id, candidacy))
                        .code());
    }

    @Test
    void candidacy_isReadBackAsItWasWritten() {
        assertEquals(third(), Candidacy.read(third().bytes(), area.contracts.network()));
    }

    @Test
    void candidacy_ofAnotherNetwork_orChanged_isRefused() {
        NetworkId other = new NetworkId("77".repeat(32));
        Candidacy foreign = candidacy(other, 3, MemberKind.HOSPITAL, ADMIN);
        assertEquals(
                "OTHER_NETWORK",
                assertThrows(CheckFailed.class, () -> Candidacy.read(foreign.bytes(), area.contracts.network()))
                        .code());
        String changed = new String(third().bytes(), StandardCharsets.UTF_8)
                .replace(third().document().compact(), foreign.document().compact());
        assertThrows(
                CheckFailed.class,
                () -> Candidacy.read(changed.getBytes(StandardCharsets.UTF_8), area.contracts.network()));
        assertEquals(
                "CANDIDACY_MALFORMED",
                assertThrows(BadInput.class, () -> Candidacy.read(new byte[] {'{', '}'}, area.contracts.network()))
                        .code());
    }

    @Test
    void proposal_pastItsLife_isDead_andOneWithinItsWait_waits() {
        Bytes32 id = new Membership(nord).propose(third());
        Proposal proposal = new Membership(nord).roster().proposal(id).orElseThrow();
        assertEquals(Proposal.State.OPEN, proposal.state(nord.now()));
        assertEquals(
                Proposal.State.DEAD,
                proposal.state(proposal.dies().orElseThrow().plusMillis(1)));
        assertFalse(new Membership(nord)
                .roster()
                .pending(proposal.dies().orElseThrow())
                .isEmpty());
    }
}
