package health.parcha.node.intents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.Address;
import health.parcha.chain.GrantState;
import health.parcha.chain.MemberKind;
import health.parcha.chain.Seq;
import health.parcha.chain.SuspensionCause;
import health.parcha.chain.contract.AccountFacts;
import health.parcha.chain.intent.AccountsIntent;
import health.parcha.chain.intent.ConsentsIntent;
import health.parcha.chain.intent.Intent;
import health.parcha.chain.intent.MembersIntent;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.BlockTag;
import health.parcha.core.consent.GrantId;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.embedded.os.Ports;
import health.parcha.log.LeafIndex;
import health.parcha.log.RecordLog;
import health.parcha.node.TestChain;
import health.parcha.node.TestDatabase;
import health.parcha.node.TestHospital;
import health.parcha.node.TestNode;
import health.parcha.node.TestSession;
import health.parcha.node.TestSigner;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.logging.TrailEntries;
import health.parcha.node.logging.TrailEntry;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Intents through a node's doors to a real chain and back. */
class RelayedTest {
    private static final MemberNumber MEMBER = new MemberNumber(1);

    @TempDir
    static Path folder;

    private static TestHospital hospital;
    private static TestDatabase database;
    private static TestChain chain;
    private static TestNode node;

    @BeforeAll
    static void start() throws Exception {
        hospital = TestHospital.make(1, Ports.free(), new byte[32]);
        chain = TestChain.start(folder.resolve("chain"), hospital);
        database = TestDatabase.make("relayed");
        node = TestNode.start(chain.settings(folder, hospital, database), hospital);
    }

    @AfterAll
    static void stop() {
        node.close();
        chain.close();
    }

    @Test
    void newAccount_withoutASession_standsOnChainWithCardAndKeyring() throws Exception {
        TestSigner patient = TestSigner.make();
        List<SignedIntent> intents = List.of(
                sign(patient.register(MEMBER), patient.signer()),
                sign(patient.card(5, 1), patient.signer()),
                sign(patient.keyring(1, 2), patient.signer()));
        HttpResponse<String> taken = node.post("/api/v1/intents", TestSigner.body(intents));
        assertEquals(202, taken.statusCode(), taken.body());
        for (SignedIntent intent : intents) {
            assertEquals("OK", outcome(intent).text("code"));
        }
        assertEquals(onChain(patient), ofFacts(patient));
        assertEquals(new Seq(3), ofFacts(patient).ownerSeq());
    }

    @Test
    void factsFromEvents_areWhatTheContractsAnswer() throws Exception {
        TestSigner patient = verified();
        SigningKey next = TestSigner.key();
        Address admin = hospital.admin().address();
        settle(
                patient,
                sign(
                        new AccountsIntent.Suspend(
                                patient.account(),
                                MEMBER,
                                admin,
                                SuspensionCause.IDENTITY_IN_DOUBT,
                                new Seq(1),
                                TestSigner.inAnHour()),
                        hospital.admin()));
        assertEquals(onChain(patient), ofFacts(patient));
        settle(
                patient,
                sign(
                        new AccountsIntent.Reinstate(
                                patient.account(), MEMBER, admin, new Seq(2), TestSigner.inAnHour()),
                        hospital.admin()),
                sign(patient.revokeAll(0, 1), patient.signer()),
                sign(
                        new AccountsIntent.RotateSigner(
                                patient.account(), next.address(), true, new Seq(3), TestSigner.inAnHour()),
                        patient.kit()));
        assertEquals(onChain(patient), ofFacts(patient));
        settle(
                patient,
                sign(new AccountsIntent.Close(patient.account(), false, new Seq(2), TestSigner.inAnHour()), next));
        assertEquals(onChain(patient), ofFacts(patient));
        assertEquals(
                List.of("verification", "suspended", "reinstated", "revocation", "key-changed", "revocation"),
                trail(patient.account()).stream().map(TrailEntry::act).toList());
    }

    @Test
    void member_votedIn_isKnownWithItsKeys() throws Exception {
        TestSigner admin = verified();
        SigningKey relayer = TestSigner.key();
        MembersIntent.Propose propose = new MembersIntent.Propose(
                MEMBER,
                MemberKind.HOSPITAL,
                Digest.of(new byte[] {2}),
                relayer.address(),
                List.of(admin.signer().address()),
                Seq.FIRST,
                TestSigner.inAnHour());
        SignedIntent proposed = sign(propose, hospital.admin());
        settle(admin, proposed);
        settle(
                admin,
                sign(
                        new MembersIntent.Execute(
                                MEMBER, proposed.id(chain.contracts()).digest(), new Seq(1), TestSigner.inAnHour()),
                        hospital.admin()));
        ChainFacts facts = node.part(ChainFacts.class);
        for (MemberNumber number : List.of(MEMBER, new MemberNumber(2))) {
            assertEquals(chain.reader().member(number, BlockTag.latest()), facts.member(number));
        }
        assertTrue(facts.isAdmin(new MemberNumber(2), admin.signer().address()));
    }

    @Test
    void grant_revoked_isRevokedInTheFacts() throws Exception {
        TestSigner patient = verified();
        SigningKey controller = TestSigner.key();
        GrantId grant = GrantId.of(TestSigner.word(77).toArray());
        Instant expiry = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
        settle(
                patient,
                sign(
                        new ConsentsIntent.Grant(controller.address(), grant, expiry, Seq.FIRST, TestSigner.inAnHour()),
                        controller));
        ChainFacts facts = node.part(ChainFacts.class);
        assertTrue(facts.grant(controller.address(), grant).isActive(Instant.now()));
        settle(
                patient,
                sign(
                        new ConsentsIntent.Renew(
                                controller.address(), grant, expiry.plusSeconds(60), new Seq(1), TestSigner.inAnHour()),
                        controller));
        assertEquals(
                expiry.plusSeconds(60), facts.grant(controller.address(), grant).expiry());
        settle(
                patient,
                sign(
                        new ConsentsIntent.Revoke(controller.address(), grant, new Seq(2), TestSigner.inAnHour()),
                        controller));
        assertEquals(
                GrantState.REVOKED, facts.grant(controller.address(), grant).state());
        assertEquals(
                chain.reader()
                        .grant(
                                health.parcha.chain.contract.ChainReader.slot(controller.address(), grant),
                                BlockTag.latest()),
                facts.grant(controller.address(), grant));
    }

    @Test
    void sameIntent_handedInThrice_hasOneEffectAndOneEntry() throws Exception {
        TestSigner patient = verified();
        SignedIntent revoke = sign(patient.revokeAll(0, 1), patient.signer());
        String[] session = TestSession.of(database, patient.account());
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    202,
                    node.post("/api/v1/intents", TestSigner.body(List.of(revoke, revoke)), session)
                            .statusCode());
        }
        assertEquals("OK", outcome(revoke).text("code"));
        assertEquals(
                202,
                node.post("/api/v1/intents", TestSigner.body(List.of(revoke)), session)
                        .statusCode());
        assertEquals("final", outcome(revoke).text("state"));
        assertEquals(1, ofFacts(patient).grantEpoch().value());
        assertEquals(
                1,
                trail(patient.account()).stream()
                        .filter(e -> e.act().equals("revocation"))
                        .count());
    }

    @Test
    void request_withOneSpoiltIntent_isRefusedWhole() throws Exception {
        TestSigner patient = TestSigner.make();
        SignedIntent good = sign(patient.register(MEMBER), patient.signer());
        SignedIntent spoilt = sign(TestSigner.make().register(MEMBER), patient.signer());
        refused(422, "FOREIGN_SIGNER", good, spoilt);
        assertEquals(404, node.get("/api/v1/intents/" + digest(good)).statusCode());
    }

    @Test
    void intent_pastItsDeadlineOrOverADayAhead_isRefusedAtOnce() throws Exception {
        TestSigner patient = TestSigner.make();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        refused(422, "EXPIRED", sign(registerUntil(now.minusSeconds(5), patient), patient.signer()));
        refused(422, "TOO_FAR", sign(registerUntil(now.plus(Duration.ofHours(25)), patient), patient.signer()));
    }

    private static Intent registerUntil(Instant deadline, TestSigner patient) {
        return new AccountsIntent.Register(
                patient.account(), patient.kit().address(), java.util.Optional.of(MEMBER), Seq.FIRST, deadline);
    }

    @Test
    void intent_ofAnotherNetwork_isRefusedAtOnce() throws Exception {
        TestSigner patient = TestSigner.make();
        SignedIntent foreign = SignedIntent.sign(
                patient.register(MEMBER), health.parcha.node.TestManifest.nowhere(), patient.signer());
        refused(422, "FOREIGN_SIGNER", foreign);
    }

    @Test
    void intentThatTheContractsRefuse_endsRejectedWithTheirCode() throws Exception {
        TestSigner patient = verified();
        SignedIntent stale = sign(patient.revokeAll(0, 0), patient.signer());
        String[] session = TestSession.of(database, patient.account());
        assertEquals(
                202,
                node.post("/api/v1/intents", TestSigner.body(List.of(stale)), session)
                        .statusCode());
        Json.Fields end = outcome(stale);
        assertEquals("rejected", end.text("state"));
        assertEquals("STALE", end.text("code"));
    }

    @Test
    void actAboutAGrant_isRelayedForVerifiedAccountsAlone() throws Exception {
        SigningKey controller = TestSigner.key();
        SignedIntent grant = sign(
                new ConsentsIntent.Grant(
                        controller.address(),
                        GrantId.of(TestSigner.word(1).toArray()),
                        TestSigner.inAnHour(),
                        Seq.FIRST,
                        TestSigner.inAnHour()),
                controller);
        refused(401, "NOT_LOGGED_IN", grant);
        TestSigner pending = TestSigner.make();
        settle(pending, sign(pending.register(MEMBER), pending.signer()));
        HttpResponse<String> answer = node.post(
                "/api/v1/intents", TestSigner.body(List.of(grant)), TestSession.of(database, pending.account()));
        assertEquals(403, answer.statusCode());
        assertTrue(answer.body().contains("UNVERIFIED"), answer.body());
    }

    @Test
    void log_thatHasGrown_isAnchored() throws Exception {
        TestSigner patient = verified();
        LeafIndex last = trail(patient.account()).getLast().index();
        ChainFacts facts = node.part(ChainFacts.class);
        while (facts.anchor(MEMBER).size() <= last.value()) {
            Thread.sleep(50);
        }
        var anchored = facts.anchor(MEMBER);
        node.part(RecordLog.class)
                .requireContinuationOf(
                        new health.parcha.log.TreeSize(anchored.size()),
                        health.parcha.log.Hash.of(anchored.root().toArray()));
    }

    private static TestSigner verified() throws Exception {
        TestSigner patient = TestSigner.make();
        settle(
                patient,
                sign(patient.register(MEMBER), patient.signer()),
                sign(patient.verify(MEMBER, hospital.admin().address(), 0), hospital.admin()));
        return patient;
    }

    private static void settle(TestSigner caller, SignedIntent... intents) throws Exception {
        HttpResponse<String> taken = node.post(
                "/api/v1/intents", TestSigner.body(List.of(intents)), TestSession.of(database, caller.account()));
        assertEquals(202, taken.statusCode(), taken.body());
        for (SignedIntent intent : intents) {
            assertEquals("OK", outcome(intent).text("code"));
        }
    }

    private static void refused(int status, String code, SignedIntent... intents) throws Exception {
        HttpResponse<String> answer = node.post("/api/v1/intents", TestSigner.body(List.of(intents)));
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(code, JsonReader.readObject(answer.body()).text("code"), answer.body());
    }

    /** Gives up after some minutes, so that a defect is no test without end. */
    private static Json.Fields outcome(SignedIntent intent) throws Exception {
        for (int i = 0; ; i++) {
            HttpResponse<String> answer = node.get("/api/v1/intents/" + digest(intent) + "?wait=20");
            Json.Fields json = JsonReader.readObject(answer.body());
            if (List.of("final", "rejected", "expired").contains(json.text("state")) || i == 9) {
                return json;
            }
        }
    }

    private static String digest(SignedIntent intent) {
        return Hex.of(intent.id(chain.contracts()).digest().toArray());
    }

    private static SignedIntent sign(Intent intent, SigningKey key) {
        return SignedIntent.sign(intent, chain.contracts(), key);
    }

    private static AccountFacts onChain(TestSigner person) {
        return chain.reader().account(person.account(), BlockTag.latest()).orElseThrow();
    }

    private static AccountFacts ofFacts(TestSigner person) {
        return node.part(ChainFacts.class).account(person.account()).orElseThrow();
    }

    private static List<TrailEntry> trail(AccountId subject) {
        return node.part(TrailEntries.class).ofSubject(subject, new LeafIndex(0), 100);
    }
}
