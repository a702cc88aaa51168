package health.parcha.chain.intent;

import health.parcha.chain.GrantEpoch;
import health.parcha.chain.MemberKind;
import health.parcha.chain.Module;
import health.parcha.chain.Role;
import health.parcha.chain.SuspensionCause;
import health.parcha.chain.VerificationLevel;
import health.parcha.core.consent.GrantId;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import java.time.LocalDate;
import java.util.Optional;

/** Makes an intent of its packed fields; the mirror of {@link IntentFields}. */
final class IntentReader {
    private IntentReader() {}

    /** Throws {@link FieldReader.Unreadable} with MALFORMED, or with BAD_VALUE where a number means nothing */
    static Intent read(Kind kind, byte[] fields) {
        FieldReader in = new FieldReader(fields);
        Intent intent = switch (kind) {
            case PROPOSE, APPROVE, EXECUTE, ROTATE_MEMBER_KEYS -> members(kind, in);
            case GRANT, RENEW, REVOKE -> consents(kind, in);
            case SUBMIT_CLAIM, ANSWER_CLAIM, PAY_CLAIM, DISPUTE_CLAIM, WITHDRAW_CLAIM, REVERSE_CLAIM ->
                DispensingReader.claim(kind, in);
            case ANCHOR -> new Anchor(in.member(), in.uint(64), in.bytes32(), in.seq(), in.time());
            default ->
                kind.module() == Module.PRESCRIPTIONS ? DispensingReader.prescription(kind, in) : accounts(kind, in);
        };
        in.end();
        return intent;
    }

    private static Intent members(Kind kind, FieldReader in) {
        MemberNumber member = in.member();
        return switch (kind) {
            case PROPOSE ->
                new MembersIntent.Propose(
                        member,
                        FieldReader.known(MemberKind.ofCode(in.small(8))),
                        in.digest(),
                        in.address(),
                        in.addresses(),
                        in.seq(),
                        in.time());
            case APPROVE -> new MembersIntent.Approve(member, in.bytes32(), in.seq(), in.time());
            case EXECUTE -> new MembersIntent.Execute(member, in.bytes32(), in.seq(), in.time());
            default -> new MembersIntent.RotateMemberKeys(member, in.digest(), in.address(), in.seq(), in.time());
        };
    }

    private static Intent accounts(Kind kind, FieldReader in) {
        AccountId account = in.account();
        return switch (kind) {
            case REGISTER -> new AccountsIntent.Register(account, in.address(), in.anyMember(), in.seq(), in.time());
            case VERIFY ->
                new AccountsIntent.Verify(account, in.member(), in.address(), verification(in), in.seq(), in.time());
            case VERIFY_HOMONYM ->
                new AccountsIntent.VerifyHomonym(
                        account,
                        in.member(),
                        in.address(),
                        verification(in),
                        in.small(8),
                        in.address(),
                        in.digest(),
                        in.seq(),
                        in.time());
            case SUSPEND ->
                new AccountsIntent.Suspend(
                        account,
                        in.member(),
                        in.address(),
                        FieldReader.known(SuspensionCause.ofCode(in.small(8))),
                        in.seq(),
                        in.time());
            case REINSTATE -> new AccountsIntent.Reinstate(account, in.member(), in.address(), in.seq(), in.time());
            case PUBLISH_CARD -> new AccountsIntent.PublishCard(account, in.bytes32(), in.seq(), in.time());
            case PUBLISH_KEYRING ->
                new AccountsIntent.PublishKeyring(account, in.uint(32), in.digest(), in.seq(), in.time());
            case ROTATE_SIGNER ->
                new AccountsIntent.RotateSigner(account, in.address(), in.bool(), in.seq(), in.time());
            case REVOKE_ALL ->
                new AccountsIntent.RevokeAll(account, new GrantEpoch(in.uint(32)), in.bool(), in.seq(), in.time());
            case CLOSE -> new AccountsIntent.Close(account, in.bool(), in.seq(), in.time());
            default -> throw new IllegalArgumentException(kind + " is no act about an account");
        };
    }

    private static Verification verification(FieldReader in) {
        return new Verification(
                FieldReader.known(VerificationLevel.ofCode(in.small(8))),
                FieldReader.known(Role.ofBits(in.small(16))),
                in.anyMember(),
                Optional.of(in.uint(16)).filter(day -> day != 0).map(LocalDate::ofEpochDay),
                in.digest(),
                in.tag(),
                in.tag());
    }

    private static Intent consents(Kind kind, FieldReader in) {
        var controller = in.address();
        GrantId grant = GrantId.of(in.bytes32().toArray());
        return switch (kind) {
            case GRANT -> new ConsentsIntent.Grant(controller, grant, in.time(), in.seq(), in.time());
            case RENEW -> new ConsentsIntent.Renew(controller, grant, in.time(), in.seq(), in.time());
            default -> new ConsentsIntent.Revoke(controller, grant, in.seq(), in.time());
        };
    }
}
