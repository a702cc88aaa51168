package health.parcha.node.following;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.Address;
import health.parcha.chain.BlockHeight;
import health.parcha.chain.BlockRef;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.GrantEpoch;
import health.parcha.chain.Keccak;
import health.parcha.chain.MemberKind;
import health.parcha.chain.Role;
import health.parcha.chain.Seq;
import health.parcha.chain.SuspensionCause;
import health.parcha.chain.VerificationLevel;
import health.parcha.chain.contract.Abi;
import health.parcha.chain.contract.ChainIdentity;
import health.parcha.chain.contract.ChainReader;
import health.parcha.chain.follow.ChainEvent;
import health.parcha.chain.follow.ChainStore;
import health.parcha.chain.follow.SettledBatch;
import health.parcha.chain.follow.SettledBlock;
import health.parcha.chain.follow.SettledEvent;
import health.parcha.chain.intent.Batch;
import health.parcha.chain.intent.ClaimsIntent;
import health.parcha.chain.intent.ConsentsIntent;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.intent.Verification;
import health.parcha.chain.key.SigningKey;
import health.parcha.core.consent.GrantId;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.prescription.PrescriptionId;
import health.parcha.core.prescription.Quantities;
import health.parcha.core.signed.Digest;
import health.parcha.log.LeafIndex;
import health.parcha.node.TestDatabase;
import health.parcha.node.TestManifest;
import health.parcha.node.TestNode;
import health.parcha.node.TestSigner;
import health.parcha.node.logging.TrailEntries;
import health.parcha.node.logging.TrailEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The port's comment on PostgreSQL, and that a block taken back leaves nothing behind. The engine is not there. */
class PostgresChainStoreTest {
    private static final MemberNumber OWN = new MemberNumber(1);
    private static final Address ADMIN = address(9);
    private static final List<String> TABLES = List.of(
            "chain_accounts",
            "chain_grants",
            "chain_members",
            "chain_member_admins",
            "chain_proposals",
            "chain_anchors",
            "chain_prescriptions",
            "chain_dispenses",
            "chain_claims",
            "chain_settled",
            "chain_blocks",
            "chain_events",
            "chain_batches");

    @TempDir
    static Path folder;

    private static TestNode node;
    private static ChainStore store;
    private static JdbcClient jdbc;
    private static int intents;

    @BeforeAll
    static void start() throws Exception {
        node = TestNode.offChain(folder, TestDatabase.make("chainstore"));
        store = node.part(ChainStore.class);
        jdbc = node.part(JdbcClient.class);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void empty() {
        store.undoTo(Optional.empty());
    }

    @Test
    void begin_twice_isRefused() {
        ChainIdentity identity =
                new ChainIdentity(TestManifest.nowhere().network(), TestSigner.word(1), TestSigner.word(2));
        store.begin(identity);
        assertEquals(Optional.of(identity), store.identity());
        assertThrows(IllegalStateException.class, () -> store.begin(identity));
    }

    @Test
    void everyEvent_takenBack_leavesTheRowsAsTheyWere() {
        List<SettledBlock> history = history();
        List<String> pictures = new ArrayList<>();
        for (SettledBlock block : history) {
            store.append(List.of(block));
            pictures.add(picture());
        }
        for (int last = history.size() - 2; last >= 0; last--) {
            store.undoTo(Optional.of(history.get(last).ref()));
            assertEquals(pictures.get(last), picture());
        }
        store.append(history.subList(1, history.size()));
        assertEquals(pictures.getLast(), picture());
        store.undoTo(Optional.empty());
        assertEquals(Optional.empty(), store.head());
        TABLES.forEach(table -> assertEquals(0, rows(table), table));
        assertEquals(0, rows("chain_before"));
    }

    @Test
    void block_thatIsNoChildOfTheHead_isRefused() {
        SettledBlock first = block(0, Bytes32.ZERO);
        store.append(List.of(first));
        assertThrows(IllegalStateException.class, () -> store.append(List.of(block(1, TestSigner.word(200)))));
        assertThrows(
                IllegalStateException.class,
                () -> store.append(List.of(block(2, first.ref().hash()))));
        assertEquals(first.ref(), store.head().orElseThrow().ref());
    }

    @Test
    void blocks_ofWhichOneCannotBeStored_areNotStoredAtAll() {
        SettledBlock first = block(0, Bytes32.ZERO, registered(address(1), 1));
        SettledBlock second =
                block(1, first.ref().hash(), event(new ChainEvent.CardPublished(account(2), TestSigner.word(3)), 1));
        String before = picture();
        assertThrows(IllegalStateException.class, () -> store.append(List.of(first, second)));
        assertEquals(before, picture());
        store.append(List.of(first));
        assertEquals(Optional.of(first.ref().hash()), store.hashAt(first.height()));
    }

    @Test
    void successes_areThoseOfStoredBlocks() {
        SettledEvent done = registered(address(1), 1);
        SettledEvent undone = registered(address(2), 2);
        SettledBlock first = block(0, Bytes32.ZERO, done);
        SettledBlock second = block(1, first.ref().hash(), undone);
        store.append(List.of(first, second));
        store.undoTo(Optional.of(first.ref()));
        List<IntentId> asked =
                List.of(done.intent().orElseThrow(), undone.intent().orElseThrow(), new IntentId(TestSigner.word(250)));
        assertEquals(Map.of(asked.getFirst(), first.ref()), store.successes(asked));
        assertEquals(Map.of(), store.successes(List.of()));
    }

    @Test
    void idleBlocks_farBelowTheHead_areForgottenAndBusyOnesKept() {
        SettledBlock busy = block(0, Bytes32.ZERO, registered(address(1), 1));
        store.append(List.of(busy));
        List<SettledBlock> idle = LongStream.rangeClosed(1, 10_010)
                .mapToObj(height -> block(height, hash(height - 1)))
                .toList();
        store.append(idle);
        assertEquals(Optional.of(busy.ref().hash()), store.hashAt(busy.height()));
        assertEquals(Optional.empty(), store.hashAt(new BlockHeight(5)));
        assertTrue(store.hashAt(new BlockHeight(11)).isPresent());
    }

    @Test
    void decisionsAboutThisMembersPeople_areLoggedOnceHoweverOftenTheyAreFollowed() {
        AccountId patient = account(31);
        List<SettledEvent> acts = List.of(
                registered(address(31), 1),
                verified(patient, OWN, 0),
                verified(patient, OWN, 1),
                event(new ChainEvent.AccountSuspended(patient, OWN, ADMIN, SuspensionCause.MISUSE), 2),
                event(new ChainEvent.AccountReinstated(patient, OWN, ADMIN), 3),
                event(new ChainEvent.SignerRotated(patient, address(32), true), 4),
                event(new ChainEvent.AllRevoked(patient, new GrantEpoch(1), false), 1));
        SettledBlock block = block(0, Bytes32.ZERO, acts.toArray(SettledEvent[]::new));
        store.append(List.of(block));
        store.undoTo(Optional.empty());
        store.append(List.of(block));
        List<TrailEntry> trail = trail(patient);
        assertEquals(
                List.of("verification", "profile-changed", "suspended", "reinstated", "key-changed", "revocation"),
                trail.stream().map(TrailEntry::act).toList());
        assertEquals(AccountId.of(ADMIN.toArray()).text(), trail.getFirst().actor());
        assertTrue(trail.getFirst()
                .opened()
                .orElseThrow()
                .opening()
                .contains(Digest.ofHash(
                                acts.get(1).intent().orElseThrow().digest().toArray())
                        .hex()));
    }

    @Test
    void decisionsAboutOthersPeople_areNotLoggedHere() {
        AccountId patient = account(41);
        store.append(List.of(block(
                0,
                Bytes32.ZERO,
                event(new ChainEvent.AccountRegistered(patient, 1, address(42), Optional.of(new MemberNumber(2))), 0),
                verified(patient, new MemberNumber(2), 0),
                event(new ChainEvent.AllRevoked(patient, new GrantEpoch(1), false), 1))));
        assertEquals(List.of(), trail(patient));
    }

    @Test
    void revocation_ofAGrantDepositedHere_isLoggedForItsOwner() {
        AccountId owner = account(51);
        SigningKey controller = TestSigner.key();
        GrantId grant = GrantId.of(TestSigner.word(52).toArray());
        jdbc.sql("""
                        insert into tickets (grant_id, account, grantee, view_id, ticket, signature, keys, received_at)
                        values (?, ?, ?, ?, '{}', ?, ?, now())""")
                .params(
                        grant.bytes(),
                        owner.bytes(),
                        account(53).bytes(),
                        TestSigner.word(54).toArray(),
                        new byte[64],
                        new byte[1])
                .update();
        SignedIntent revoke = SignedIntent.sign(
                new ConsentsIntent.Revoke(controller.address(), grant, new Seq(1), TestSigner.inAnHour()),
                TestManifest.nowhere(),
                controller);
        Bytes32 slot = ChainReader.slot(controller.address(), grant);
        SettledBlock granted = block(0, Bytes32.ZERO, event(new ChainEvent.Granted(slot, TestSigner.inAnHour()), 0));
        Bytes32 transaction = TestSigner.word(55);
        SettledEvent revoked = new SettledEvent(
                new ChainEvent.Revoked(slot),
                Optional.of(revoke.id(TestManifest.nowhere())),
                new Seq(1),
                transaction,
                0);
        SettledBatch batch = new SettledBatch(
                transaction, 0, address(56), Abi.execute(new Batch(List.of(revoke.item())).pack()), Bytes.parse("01"));
        BlockRef ref = new BlockRef(new BlockHeight(1), hash(1));
        store.append(List.of(
                granted, new SettledBlock(ref, granted.ref().hash(), time(1), List.of(batch), List.of(revoked))));
        TrailEntry entry = trail(owner).getFirst();
        assertEquals("revocation", entry.act());
        assertEquals(owner.text(), entry.actor());
        assertEquals(Optional.of(grant.hex()), entry.object());
    }

    /** Every event there is, each in a block of its own, several upon the same rows. */
    private static List<SettledBlock> history() {
        AccountId patient = account(1);
        Bytes32 proposal = TestSigner.word(70);
        Bytes32 slot = TestSigner.word(71);
        Instant later = Instant.parse("2027-01-01T00:00:00Z");
        MemberNumber second = new MemberNumber(2);
        List<SettledEvent> events = List.of(
                founder(OWN),
                event(
                        new ChainEvent.MemberProposed(
                                proposal,
                                OWN,
                                MemberKind.INSURER,
                                digest(1),
                                address(60),
                                List.of(address(61), address(62))),
                        0),
                event(new ChainEvent.ProposalApproved(proposal, OWN, Optional.empty()), 0),
                event(new ChainEvent.ProposalApproved(proposal, OWN, Optional.of(later)), 1),
                event(
                        new ChainEvent.MemberAdmitted(
                                second,
                                MemberKind.INSURER,
                                digest(1),
                                address(60),
                                List.of(address(61), address(62)),
                                proposal),
                        2),
                event(new ChainEvent.MemberKeysRotated(second, digest(2), address(63)), 0),
                registered(address(1), 1),
                verified(patient, OWN, 0),
                event(new ChainEvent.HomonymAccepted(patient, 1, address(5), digest(3)), 0),
                event(new ChainEvent.CardPublished(patient, TestSigner.word(72)), 1),
                event(new ChainEvent.KeyringPublished(patient, 4, digest(4)), 2),
                event(new ChainEvent.AccountSuspended(patient, OWN, ADMIN, SuspensionCause.MISUSE), 1),
                event(new ChainEvent.AccountReinstated(patient, OWN, ADMIN), 2),
                event(new ChainEvent.SignerRotated(patient, address(3), true), 3),
                event(new ChainEvent.AllRevoked(patient, new GrantEpoch(1), false), 3),
                event(new ChainEvent.Granted(slot, later), 0),
                event(new ChainEvent.Renewed(slot, later.plusSeconds(60)), 1),
                event(new ChainEvent.Revoked(slot), 2),
                event(new ChainEvent.Anchored(OWN, 7, TestSigner.word(73)), 0),
                event(new ChainEvent.Anchored(OWN, 9, TestSigner.word(74)), 1),
                event(new ChainEvent.AccountClosed(patient, new GrantEpoch(2), true), 4));
        List<SettledBlock> blocks = new ArrayList<>();
        for (SettledEvent event : Stream.concat(events.stream(), dispensing()).toList()) {
            long height = blocks.size();
            blocks.add(block(height, height == 0 ? Bytes32.ZERO : hash(height - 1), event));
        }
        return blocks;
    }

    /** A prescription from its first act to its last, and a claim for what was dispensed. */
    private static Stream<SettledEvent> dispensing() {
        PrescriptionId rx = PrescriptionId.of(TestSigner.word(80).toArray());
        MemberNumber pharmacy = new MemberNumber(4);
        MemberNumber payer = new MemberNumber(5);
        Quantities quantities = Quantities.of(1, 30);
        Bytes32 claim = new ClaimsIntent.Subject(rx, 1, 1).claim();
        Instant end = Instant.parse("2027-06-01T00:00:00Z");
        return Stream.of(
                event(new ChainEvent.Prescribed(rx, OWN, account(6), end), 0),
                event(new ChainEvent.Claimed(rx, pharmacy, 1), 1),
                event(new ChainEvent.LeaseRenewed(rx, end), 2),
                event(new ChainEvent.Alerted(rx, address(6), digest(81)), 3),
                event(new ChainEvent.AlertAnswered(rx, pharmacy, digest(82)), 4),
                event(new ChainEvent.Dispensed(rx, pharmacy, 1, true, quantities), 5),
                event(
                        new ChainEvent.ClaimSubmitted(
                                claim, payer, pharmacy, new ClaimsIntent.Subject(rx, 1, 1), 1, digest(83)),
                        0),
                event(new ChainEvent.ClaimAnswered(claim, false, digest(84)), 1),
                event(new ChainEvent.ClaimDisputed(claim, payer, 2, digest(85)), 2),
                event(new ChainEvent.ClaimAnswered(claim, true, digest(84)), 3),
                event(new ChainEvent.ClaimPaid(claim, digest(86)), 4),
                event(new ChainEvent.ClaimReversed(claim, true, digest(87)), 5),
                event(new ChainEvent.ClaimDisputed(claim, payer, 3, digest(85)), 6),
                event(new ChainEvent.ClaimWithdrawn(claim), 7),
                event(new ChainEvent.Reversed(rx, 1, quantities), 1),
                event(new ChainEvent.PrescriptionSuspended(rx, address(6), digest(88)), 6),
                event(new ChainEvent.PrescriptionResumed(rx, address(6)), 7),
                event(new ChainEvent.Claimed(rx, pharmacy, 2), 8),
                event(new ChainEvent.GivenBack(rx), 9),
                event(new ChainEvent.Reissued(rx, address(6), 1), 10),
                event(new ChainEvent.Claimed(rx, pharmacy, 3), 11),
                event(new ChainEvent.Released(rx, address(6)), 12),
                event(new ChainEvent.Extended(rx, pharmacy, end.plusSeconds(9)), 13),
                event(new ChainEvent.PrescriptionCancelled(rx, address(6)), 14));
    }

    private static SettledEvent founder(MemberNumber number) {
        return new SettledEvent(
                new ChainEvent.MemberAdmitted(
                        number, MemberKind.HOSPITAL, digest(9), address(90), List.of(ADMIN), Bytes32.ZERO),
                Optional.empty(),
                Seq.FIRST,
                TestSigner.word(91),
                0);
    }

    private static SettledEvent registered(Address account, long number) {
        return event(
                new ChainEvent.AccountRegistered(
                        AccountId.of(account.toArray()), number, address(99), Optional.of(OWN)),
                0);
    }

    private static SettledEvent verified(AccountId account, MemberNumber by, long seq) {
        Verification verification = new Verification(
                VerificationLevel.IN_PERSON,
                Set.of(Role.PATIENT),
                Optional.empty(),
                Optional.of(LocalDate.of(2030, 1, 31)),
                digest((int) seq),
                Optional.of(TestSigner.word(80)),
                Optional.empty());
        return event(new ChainEvent.AccountVerified(account, by, ADMIN, verification), seq);
    }

    /** Of an intent of its own. */
    private static SettledEvent event(ChainEvent event, long seq) {
        Bytes32 intent = Keccak.hash(("intent " + intents++).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new SettledEvent(event, Optional.of(new IntentId(intent)), new Seq(seq), intent, 0);
    }

    private static SettledBlock block(long height, Bytes32 parent, SettledEvent... events) {
        List<SettledEvent> numbered = new ArrayList<>();
        for (SettledEvent e : events) {
            numbered.add(new SettledEvent(e.event(), e.intent(), e.seq(), e.transaction(), numbered.size()));
        }
        return new SettledBlock(
                new BlockRef(new BlockHeight(height), hash(height)), parent, time(height), List.of(), numbered);
    }

    private static Bytes32 hash(long height) {
        return Keccak.hash(("block " + height).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Instant time(long height) {
        return Instant.parse("2026-11-20T12:00:00Z").plusSeconds(height);
    }

    private static Digest digest(int tag) {
        return Digest.of(new byte[] {(byte) tag});
    }

    private static Address address(int tag) {
        return Address.of(Arrays.copyOf(TestSigner.word(tag).toArray(), 20));
    }

    private static AccountId account(int tag) {
        return AccountId.of(address(tag).toArray());
    }

    private static List<TrailEntry> trail(AccountId subject) {
        return node.part(TrailEntries.class).ofSubject(subject, new LeafIndex(0), 100);
    }

    private static long rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** All rows of all tables of the chain, as text. */
    private static String picture() {
        StringBuilder picture = new StringBuilder();
        for (String table : TABLES) {
            jdbc.sql("select to_jsonb(t)::text as row from " + table + " t order by 1")
                    .query(String.class)
                    .list()
                    .forEach(
                            row -> picture.append(table).append(' ').append(row).append('\n'));
        }
        return picture.toString();
    }
}
