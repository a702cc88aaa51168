package health.parcha.chain;

import health.parcha.chain.intent.AccountsIntent;
import health.parcha.chain.intent.Anchor;
import health.parcha.chain.intent.ClaimsIntent;
import health.parcha.chain.intent.ConsentsIntent;
import health.parcha.chain.intent.Counter;
import health.parcha.chain.intent.EmergencyIntent;
import health.parcha.chain.intent.Intent;
import health.parcha.chain.intent.MembersIntent;
import health.parcha.chain.intent.PickupUse;
import health.parcha.chain.intent.PrescriptionName;
import health.parcha.chain.intent.PrescriptionSheet;
import health.parcha.chain.intent.PrescriptionsIntent;
import health.parcha.chain.intent.Verification;
import health.parcha.chain.statement.Card;
import health.parcha.chain.statement.Challenge;
import health.parcha.chain.statement.Pickup;
import health.parcha.chain.statement.Statement;
import health.parcha.chain.statement.Ticket;
import health.parcha.chain.statement.View;
import health.parcha.core.consent.GrantId;
import health.parcha.core.consent.ViewId;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.prescription.Line;
import health.parcha.core.prescription.LineClass;
import health.parcha.core.prescription.LineUnit;
import health.parcha.core.prescription.PrescriptionId;
import health.parcha.core.prescription.Quantities;
import health.parcha.core.prescription.Terms;
import health.parcha.core.record.Handle;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.VerifyingKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** One of each message, with fields that tell each other apart. */
public final class Samples {
    public static final Contracts CONTRACTS = new Contracts(
            new ChainId(1337),
            address(0xa1),
            address(0xa2),
            address(0xa3),
            address(0xa4),
            address(0xa5),
            address(0xa6),
            address(0xa7));
    public static final Instant DEADLINE = Instant.parse("2026-11-20T12:00:00Z");
    public static final MemberNumber MEMBER = new MemberNumber(2);
    public static final AccountId ACCOUNT = account(0xb1);
    private static final Seq SEQ = new Seq(7);

    public static final Terms TERMS = new Terms(
            Instant.parse("2026-11-01T00:00:00Z"),
            Instant.parse("2027-11-01T00:00:00Z"),
            List.of(
                    new Line(LineUnit.PACKS, LineClass.ORDINARY, 12, 1, 28),
                    new Line(LineUnit.DAYS, LineClass.CONTROLLED, 7, 7, 0)));
    public static final PrescriptionSheet SHEET = new PrescriptionSheet(account(40), address(41), TERMS, digest(42));
    private static final PrescriptionName NAME = SHEET.name();
    private static final PrescriptionId PRESCRIPTION = SHEET.id();
    private static final Counter COUNTER = new Counter(account(43), new MemberNumber(6));
    private static final Quantities QUANTITIES = Quantities.of(1, 7);
    private static final PickupUse PICKUP = new PickupUse(2, 3, Optional.of(word(44)));
    private static final ClaimsIntent.Subject SUBJECT = new ClaimsIntent.Subject(PRESCRIPTION, 1, 2);
    private static final MemberNumber PAYER = new MemberNumber(7);

    private Samples() {}

    public static List<Intent> intents() {
        var patient = new Verification(
                VerificationLevel.IN_PERSON,
                Set.of(Role.PATIENT),
                Optional.empty(),
                Optional.of(LocalDate.of(2030, 1, 2)),
                digest(1),
                Optional.of(word(2)),
                Optional.empty());
        return List.of(
                new MembersIntent.Propose(
                        MEMBER,
                        MemberKind.INSURER,
                        digest(3),
                        address(4),
                        List.of(address(5), address(6)),
                        SEQ,
                        DEADLINE),
                new MembersIntent.Approve(MEMBER, word(8), SEQ, DEADLINE),
                new MembersIntent.Execute(MEMBER, word(8), SEQ, DEADLINE),
                new MembersIntent.RotateMemberKeys(MEMBER, digest(9), address(10), SEQ, DEADLINE),
                new AccountsIntent.Register(ACCOUNT, address(11), Optional.of(MEMBER), SEQ, DEADLINE),
                new AccountsIntent.Verify(ACCOUNT, MEMBER, address(12), patient, SEQ, DEADLINE),
                new AccountsIntent.VerifyHomonym(
                        ACCOUNT, MEMBER, address(12), patient, 3, address(13), digest(14), SEQ, DEADLINE),
                new AccountsIntent.Suspend(ACCOUNT, MEMBER, address(12), SuspensionCause.LICENCE_LOST, SEQ, DEADLINE),
                new AccountsIntent.Reinstate(ACCOUNT, MEMBER, address(12), SEQ, DEADLINE),
                new AccountsIntent.PublishCard(ACCOUNT, word(15), SEQ, DEADLINE),
                new AccountsIntent.PublishKeyring(ACCOUNT, 4, digest(16), SEQ, DEADLINE),
                new AccountsIntent.RotateSigner(ACCOUNT, address(17), true, SEQ, DEADLINE),
                new AccountsIntent.RevokeAll(ACCOUNT, new GrantEpoch(5), false, SEQ, DEADLINE),
                new AccountsIntent.Close(ACCOUNT, false, SEQ, DEADLINE),
                new ConsentsIntent.Grant(address(18), grant(19), DEADLINE.plusSeconds(9), SEQ, DEADLINE),
                new ConsentsIntent.Renew(address(18), grant(19), DEADLINE.plusSeconds(9), SEQ, DEADLINE),
                new ConsentsIntent.Revoke(address(18), grant(19), SEQ, DEADLINE),
                new PrescriptionsIntent.Prescribe(MEMBER, SHEET, SEQ, DEADLINE),
                new PrescriptionsIntent.Claim(COUNTER, SHEET, PICKUP, SEQ, DEADLINE),
                new PrescriptionsIntent.Extend(COUNTER, SHEET, PICKUP, SEQ, DEADLINE),
                new PrescriptionsIntent.RenewLease(COUNTER, PRESCRIPTION, SEQ, DEADLINE),
                new PrescriptionsIntent.GiveBack(COUNTER, PRESCRIPTION, SEQ, DEADLINE),
                new PrescriptionsIntent.Dispense(COUNTER, SHEET, QUANTITIES, true, SEQ, DEADLINE),
                new PrescriptionsIntent.Reverse(COUNTER, PRESCRIPTION, 1, QUANTITIES, SEQ, DEADLINE),
                new PrescriptionsIntent.ReverseHandedOver(COUNTER, NAME, address(41), 1, QUANTITIES, SEQ, DEADLINE),
                new PrescriptionsIntent.Cancel(NAME, address(41), SEQ, DEADLINE),
                new PrescriptionsIntent.Release(NAME, address(41), SEQ, DEADLINE),
                new PrescriptionsIntent.Reissue(NAME, address(41), SEQ, DEADLINE),
                new PrescriptionsIntent.Suspend(PRESCRIPTION, address(40), digest(45), SEQ, DEADLINE),
                new PrescriptionsIntent.Resume(PRESCRIPTION, address(40), SEQ, DEADLINE),
                new PrescriptionsIntent.Alert(PRESCRIPTION, address(40), digest(45), SEQ, DEADLINE),
                new PrescriptionsIntent.AnswerAlert(COUNTER, PRESCRIPTION, digest(46), SEQ, DEADLINE),
                new ClaimsIntent.Submit(COUNTER, SUBJECT, PAYER, 1, digest(47), SEQ, DEADLINE),
                new ClaimsIntent.Answer(account(48), PAYER, SUBJECT.claim(), true, digest(47), SEQ, DEADLINE),
                new ClaimsIntent.Pay(account(48), PAYER, SUBJECT.claim(), digest(47), SEQ, DEADLINE),
                new ClaimsIntent.Dispute(COUNTER, SUBJECT, PAYER, digest(47), SEQ, DEADLINE),
                new ClaimsIntent.Withdraw(COUNTER, SUBJECT.claim(), SEQ, DEADLINE),
                new ClaimsIntent.Reverse(address(43), PAYER, SUBJECT.claim(), digest(47), SEQ, DEADLINE),
                new Anchor(MEMBER, 1L << 40, word(20), SEQ, DEADLINE),
                new MembersIntent.Sponsor(
                        MEMBER,
                        MemberKind.PHARMACY,
                        digest(40),
                        address(41),
                        word(42),
                        List.of(address(43), address(44)),
                        SEQ,
                        DEADLINE),
                new MembersIntent.ProposeAct(
                        MEMBER,
                        ProposalSort.SUCCEED,
                        Optional.of(new MemberNumber(45)),
                        Optional.of(new MemberNumber(46)),
                        digest(47),
                        SEQ,
                        DEADLINE),
                new MembersIntent.ProposeRules(
                        MEMBER,
                        digest(48),
                        address(49),
                        address(50),
                        address(51),
                        Address.ZERO,
                        address(52),
                        address(53),
                        SEQ,
                        DEADLINE),
                new MembersIntent.ChangeAdmins(MEMBER, Optional.of(address(54)), Optional.empty(), SEQ, DEADLINE),
                new AccountsIntent.RotateKit(ACCOUNT, address(55), SEQ, DEADLINE),
                new AccountsIntent.ProposeKit(ACCOUNT, address(55), SEQ, DEADLINE),
                new AccountsIntent.TakeKit(ACCOUNT, address(55), SEQ, DEADLINE),
                new AccountsIntent.SetRecovery(ACCOUNT, Optional.of(Duration.ofDays(9)), SEQ, DEADLINE),
                new AccountsIntent.RegisterProvisional(ACCOUNT, address(56), MEMBER, address(57), SEQ, DEADLINE),
                new AccountsIntent.ProposeRecovery(
                        ACCOUNT, MEMBER, address(57), address(58), Optional.of(address(59)), true, SEQ, DEADLINE),
                new AccountsIntent.ApproveRecovery(ACCOUNT, MEMBER, address(57), word(60), SEQ, DEADLINE),
                new AccountsIntent.CancelRecovery(ACCOUNT, word(60), SEQ, DEADLINE),
                new AccountsIntent.ExecuteRecovery(ACCOUNT, word(60), SEQ, DEADLINE),
                new AccountsIntent.ReportDeath(ACCOUNT, MEMBER, address(57), digest(61), SEQ, DEADLINE),
                new AccountsIntent.CancelDeath(ACCOUNT, SEQ, DEADLINE),
                new AccountsIntent.Deceased(ACCOUNT, MEMBER, address(57), SEQ, DEADLINE),
                new AccountsIntent.Merge(ACCOUNT, account(62), SEQ, DEADLINE),
                new AccountsIntent.MergeByHospitals(ACCOUNT, account(62), both(), SEQ, DEADLINE),
                new AccountsIntent.Unmerge(ACCOUNT, account(62), SEQ, DEADLINE),
                new AccountsIntent.UnmergeByHospitals(ACCOUNT, account(62), both(), SEQ, DEADLINE),
                new EmergencyIntent.Break(ACCOUNT, MEMBER, digest(66), word(67), word(68), SEQ, DEADLINE),
                new EmergencyIntent.ConfirmBreak(word(69), account(70), SEQ, DEADLINE),
                new EmergencyIntent.RenewBreak(word(69), SEQ, DEADLINE),
                new EmergencyIntent.EndBreak(word(69), SEQ, DEADLINE),
                new EmergencyIntent.ExplainBreak(word(69), digest(71), SEQ, DEADLINE),
                new EmergencyIntent.ReviewBreak(
                        word(69), MEMBER, address(72), Verdict.MISUSE, digest(73), SEQ, DEADLINE));
    }

    private static AccountsIntent.TwoHospitals both() {
        return new AccountsIntent.TwoHospitals(MEMBER, address(63), new MemberNumber(1), address(64), digest(65));
    }

    public static List<Statement> statements() {
        var network = CONTRACTS.network();
        return List.of(
                new Card(
                        ACCOUNT,
                        network,
                        address(21),
                        VerifyingKey.of(word(22).toArray()),
                        digest(23),
                        List.of(MEMBER, new MemberNumber(1)),
                        3),
                new Challenge(network, MEMBER, "https://hôpital.example", ACCOUNT, word(24), DEADLINE.plusMillis(5)),
                new Ticket(
                        network,
                        CONTRACTS.consents(),
                        ACCOUNT,
                        new GrantEpoch(1),
                        address(25),
                        account(26),
                        ViewId.of(word(27).toArray()),
                        true,
                        Optional.empty(),
                        ACCOUNT,
                        word(28)),
                new Pickup(network, account(40), MEMBER, PRESCRIPTION, SHEET.content(), 2, 3, address(49), word(44)),
                new View(
                        network,
                        ACCOUNT,
                        ViewId.of(word(27).toArray()),
                        IntStream.range(0, 9)
                                .mapToObj(i -> new View.Entry(
                                        Handle.of(Arrays.copyOf(word(30 + i).toArray(), 16)),
                                        Instant.ofEpochMilli(i * 1000L)))
                                .toList(),
                        1));
    }

    public static Address address(int tag) {
        return Address.of(Arrays.copyOf(word(tag).toArray(), 20));
    }

    public static AccountId account(int tag) {
        return AccountId.of(address(tag).toArray());
    }

    public static GrantId grant(int tag) {
        return GrantId.of(word(tag).toArray());
    }

    public static Digest digest(int tag) {
        return Digest.ofHash(word(tag).toArray());
    }

    public static Bytes32 word(int tag) {
        return Keccak.hash(new byte[] {(byte) tag});
    }
}
