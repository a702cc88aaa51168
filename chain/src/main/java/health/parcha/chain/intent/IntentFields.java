package health.parcha.chain.intent;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Role;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Which fields an intent has, in the order of its type. {@link IntentReader} is its mirror. */
final class IntentFields {
    private IntentFields() {}

    static FieldWriter of(Intent intent) {
        FieldWriter to = new FieldWriter();
        switch (intent) {
            case MembersIntent i -> members(i, to);
            case AccountsIntent i -> accounts(i, to);
            case ConsentsIntent i -> consents(i, to);
            case PrescriptionsIntent i -> DispensingFields.prescription(i, to);
            case ClaimsIntent i -> DispensingFields.claim(i, to);
            case EmergencyIntent i -> emergency(i, to);
            case Anchor i -> member(to, i.member()).uint(64, i.size()).bytes32(i.root());
        }
        return to.uint(32, intent.seq().value()).uint(40, seconds(intent.deadline()));
    }

    private static void members(MembersIntent intent, FieldWriter to) {
        member(to, intent.member());
        switch (intent) {
            case MembersIntent.Propose i ->
                to.uint(8, i.memberKind().code())
                        .bytes32(word(i.document()))
                        .address(i.relayer())
                        .addresses(i.admins());
            case MembersIntent.Approve i -> to.bytes32(i.proposal());
            case MembersIntent.Execute i -> to.bytes32(i.proposal());
            case MembersIntent.RotateMemberKeys i ->
                to.bytes32(word(i.document())).address(i.relayer());
            case MembersIntent.Sponsor i ->
                to.uint(8, i.memberKind().code())
                        .bytes32(word(i.document()))
                        .address(i.relayer())
                        .bytes32(i.registry())
                        .addresses(i.admins());
            case MembersIntent.ProposeAct i ->
                member(member(to.uint(8, i.sort().code()), i.subject()), i.successor())
                        .bytes32(word(i.reason()));
            case MembersIntent.ProposeRules i ->
                to.bytes32(word(i.document()))
                        .address(i.router())
                        .address(i.consents())
                        .address(i.prescriptions())
                        .address(i.claims())
                        .address(i.emergency())
                        .address(i.anchors());
            case MembersIntent.ChangeAdmins i ->
                to.address(i.added().orElse(Address.ZERO)).address(i.removed().orElse(Address.ZERO));
        }
    }

    private static void accounts(AccountsIntent intent, FieldWriter to) {
        to.address(address(intent.account()));
        switch (intent) {
            case AccountsIntent.Register i -> member(to.address(i.kit()), i.member());
            case AccountsIntent.Verify i -> verification(member(to, i.member()).address(i.by()), i.verification());
            case AccountsIntent.VerifyHomonym i ->
                verification(member(to, i.member()).address(i.by()), i.verification())
                        .uint(8, i.discriminator())
                        .address(i.second())
                        .bytes32(word(i.reason()));
            case AccountsIntent.Suspend i ->
                member(to, i.member()).address(i.by()).uint(8, i.cause().code());
            case AccountsIntent.Reinstate i -> member(to, i.member()).address(i.by());
            case AccountsIntent.PublishCard i -> to.bytes32(i.card());
            case AccountsIntent.PublishKeyring i -> to.uint(32, i.version()).bytes32(word(i.keyring()));
            case AccountsIntent.RotateSigner i -> to.address(i.signer()).bool(i.byKit());
            case AccountsIntent.RevokeAll i ->
                to.uint(32, i.grantEpoch().value()).bool(i.byKit());
            case AccountsIntent.Close i -> to.bool(i.byKit());
            default -> rare(intent, to);
        }
    }

    /** The acts that happen once in a life. */
    private static void rare(AccountsIntent intent, FieldWriter to) {
        switch (intent) {
            case AccountsIntent.RotateKit i -> to.address(i.kit());
            case AccountsIntent.ProposeKit i -> to.address(i.kit());
            case AccountsIntent.TakeKit i -> to.address(i.kit());
            case AccountsIntent.SetRecovery i ->
                to.uint(40, i.pause().map(Duration::toSeconds).orElse(0L));
            case AccountsIntent.RegisterProvisional i ->
                member(to.address(i.kit()), i.member()).address(i.by());
            case AccountsIntent.ProposeRecovery i ->
                member(to, i.member())
                        .address(i.by())
                        .address(i.signer())
                        .address(i.kit().orElse(Address.ZERO))
                        .bool(i.fresh());
            case AccountsIntent.ApproveRecovery i ->
                member(to, i.member()).address(i.by()).bytes32(i.recovery());
            case AccountsIntent.CancelRecovery i -> to.bytes32(i.recovery());
            case AccountsIntent.ExecuteRecovery i -> to.bytes32(i.recovery());
            case AccountsIntent.ReportDeath i ->
                member(to, i.member()).address(i.by()).bytes32(word(i.document()));
            case AccountsIntent.CancelDeath i -> {}
            case AccountsIntent.Deceased i -> member(to, i.member()).address(i.by());
            case AccountsIntent.Merge i -> to.address(address(i.into()));
            case AccountsIntent.MergeByHospitals i -> hospitals(to.address(address(i.into())), i.hospitals());
            case AccountsIntent.Unmerge i -> to.address(address(i.into()));
            case AccountsIntent.UnmergeByHospitals i -> hospitals(to.address(address(i.into())), i.hospitals());
            default -> throw new IllegalArgumentException(intent.kind() + " has its fields above");
        }
    }

    private static void hospitals(FieldWriter to, AccountsIntent.TwoHospitals both) {
        member(member(to, both.member()).address(both.by()), both.secondMember())
                .address(both.second())
                .bytes32(word(both.reason()));
    }

    private static void emergency(EmergencyIntent intent, FieldWriter to) {
        switch (intent) {
            case EmergencyIntent.Break i ->
                member(to.address(address(i.doctor())), i.member())
                        .bytes32(word(i.recipient()))
                        .bytes32(i.subject())
                        .bytes32(i.reason());
            case EmergencyIntent.ConfirmBreak i -> to.bytes32(i.request()).address(address(i.clinician()));
            case EmergencyIntent.RenewBreak i -> to.bytes32(i.request());
            case EmergencyIntent.EndBreak i -> to.bytes32(i.request());
            case EmergencyIntent.ExplainBreak i -> to.bytes32(i.request()).bytes32(word(i.explanation()));
            case EmergencyIntent.ReviewBreak i ->
                member(to.bytes32(i.request()), i.member())
                        .address(i.by())
                        .uint(8, i.verdict().code())
                        .bytes32(word(i.reason()));
        }
    }

    private static FieldWriter verification(FieldWriter to, Verification v) {
        to.uint(8, v.level().code()).uint(16, Role.bits(v.roles()));
        return member(to, v.employer())
                .uint(16, v.validUntil().map(LocalDate::toEpochDay).orElse(0L))
                .bytes32(word(v.profile()))
                .bytes32(v.namesTag().orElse(Bytes32.ZERO))
                .bytes32(v.identifierTag().orElse(Bytes32.ZERO));
    }

    private static void consents(ConsentsIntent intent, FieldWriter to) {
        to.address(intent.controller()).bytes32(Bytes32.of(intent.grantId().bytes()));
        switch (intent) {
            case ConsentsIntent.Grant i -> to.uint(40, seconds(i.expiry()));
            case ConsentsIntent.Renew i -> to.uint(40, seconds(i.expiry()));
            case ConsentsIntent.Revoke i -> {}
        }
    }

    private static FieldWriter member(FieldWriter to, MemberNumber member) {
        return to.uint(32, member.value());
    }

    private static FieldWriter member(FieldWriter to, Optional<MemberNumber> member) {
        return to.uint(32, member.map(MemberNumber::value).orElse(0L));
    }

    private static Address address(AccountId account) {
        return Address.of(account.bytes());
    }

    private static Bytes32 word(Digest digest) {
        return Bytes32.of(digest.bytes());
    }

    private static long seconds(Instant time) {
        if (time.getNano() != 0) {
            throw new IllegalArgumentException("the chain counts whole seconds: " + time);
        }
        return time.getEpochSecond();
    }
}
