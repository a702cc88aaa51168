package health.parcha.chain.intent;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Role;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
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
