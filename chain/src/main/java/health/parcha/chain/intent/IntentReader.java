package health.parcha.chain.intent;

import health.parcha.chain.Bytes32;
import health.parcha.chain.GrantEpoch;
import health.parcha.chain.MemberKind;
import health.parcha.chain.ProposalSort;
import health.parcha.chain.Role;
import health.parcha.chain.SuspensionCause;
import health.parcha.chain.Verdict;
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
    static Intent read(Kind kind, FieldReader in) {
        return switch (kind) {
            case ANCHOR -> new Anchor(in.member(), in.uint(64), in.bytes32(), in.seq(), in.time());
            default ->
                switch (kind.module()) {
                    case MEMBERS -> members(kind, in);
                    case ACCOUNTS ->
                        kind == Kind.ROTATE_KIT || kind.number() > Kind.CLOSE.number()
                                ? rare(kind, in)
                                : accounts(kind, in);
                    case PRESCRIPTIONS -> DispensingReader.prescription(kind, in);
                    case CLAIMS -> DispensingReader.claim(kind, in);
                    case EMERGENCY -> emergency(kind, in);
                    default -> consents(kind, in);
                };
        };
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
            case SPONSOR ->
                new MembersIntent.Sponsor(
                        member,
                        FieldReader.known(MemberKind.ofCode(in.small(8))),
                        in.digest(),
                        in.address(),
                        in.bytes32(),
                        in.addresses(),
                        in.seq(),
                        in.time());
            case PROPOSE_ACT ->
                new MembersIntent.ProposeAct(
                        member,
                        FieldReader.known(ProposalSort.ofCode(in.small(8))),
                        in.anyMember(),
                        in.anyMember(),
                        in.digest(),
                        in.seq(),
                        in.time());
            case PROPOSE_RULES ->
                new MembersIntent.ProposeRules(
                        member,
                        in.digest(),
                        in.address(),
                        in.address(),
                        in.address(),
                        in.address(),
                        in.address(),
                        in.address(),
                        in.seq(),
                        in.time());
            case CHANGE_ADMINS ->
                new MembersIntent.ChangeAdmins(member, in.anyAddress(), in.anyAddress(), in.seq(), in.time());
            case ROTATE_MEMBER_KEYS ->
                new MembersIntent.RotateMemberKeys(member, in.digest(), in.address(), in.seq(), in.time());
            default -> throw new IllegalArgumentException(kind + " is no act about members");
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

    private static Intent rare(Kind kind, FieldReader in) {
        AccountId account = in.account();
        return switch (kind) {
            case ROTATE_KIT -> new AccountsIntent.RotateKit(account, in.address(), in.seq(), in.time());
            case PROPOSE_KIT -> new AccountsIntent.ProposeKit(account, in.address(), in.seq(), in.time());
            case TAKE_KIT -> new AccountsIntent.TakeKit(account, in.address(), in.seq(), in.time());
            case SET_RECOVERY -> new AccountsIntent.SetRecovery(account, in.wait(40), in.seq(), in.time());
            case REGISTER_PROVISIONAL ->
                new AccountsIntent.RegisterProvisional(
                        account, in.address(), in.member(), in.address(), in.seq(), in.time());
            case PROPOSE_RECOVERY ->
                new AccountsIntent.ProposeRecovery(
                        account,
                        in.member(),
                        in.address(),
                        in.address(),
                        in.anyAddress(),
                        in.bool(),
                        in.seq(),
                        in.time());
            case APPROVE_RECOVERY ->
                new AccountsIntent.ApproveRecovery(
                        account, in.member(), in.address(), in.bytes32(), in.seq(), in.time());
            case CANCEL_RECOVERY -> new AccountsIntent.CancelRecovery(account, in.bytes32(), in.seq(), in.time());
            case EXECUTE_RECOVERY -> new AccountsIntent.ExecuteRecovery(account, in.bytes32(), in.seq(), in.time());
            case REPORT_DEATH ->
                new AccountsIntent.ReportDeath(account, in.member(), in.address(), in.digest(), in.seq(), in.time());
            case CANCEL_DEATH -> new AccountsIntent.CancelDeath(account, in.seq(), in.time());
            case DECEASED -> new AccountsIntent.Deceased(account, in.member(), in.address(), in.seq(), in.time());
            case MERGE -> new AccountsIntent.Merge(account, in.account(), in.seq(), in.time());
            case MERGE_BY_HOSPITALS ->
                new AccountsIntent.MergeByHospitals(account, in.account(), hospitals(in), in.seq(), in.time());
            case UNMERGE -> new AccountsIntent.Unmerge(account, in.account(), in.seq(), in.time());
            case UNMERGE_BY_HOSPITALS ->
                new AccountsIntent.UnmergeByHospitals(account, in.account(), hospitals(in), in.seq(), in.time());
            default -> throw new IllegalArgumentException(kind + " is no rare act about an account");
        };
    }

    private static AccountsIntent.TwoHospitals hospitals(FieldReader in) {
        return new AccountsIntent.TwoHospitals(in.member(), in.address(), in.member(), in.address(), in.digest());
    }

    private static Intent emergency(Kind kind, FieldReader in) {
        if (kind == Kind.BREAK) {
            return new EmergencyIntent.Break(
                    in.account(), in.member(), in.digest(), in.bytes32(), in.bytes32(), in.seq(), in.time());
        }
        Bytes32 request = in.bytes32();
        return switch (kind) {
            case CONFIRM_BREAK -> new EmergencyIntent.ConfirmBreak(request, in.account(), in.seq(), in.time());
            case RENEW_BREAK -> new EmergencyIntent.RenewBreak(request, in.seq(), in.time());
            case END_BREAK -> new EmergencyIntent.EndBreak(request, in.seq(), in.time());
            case EXPLAIN_BREAK -> new EmergencyIntent.ExplainBreak(request, in.digest(), in.seq(), in.time());
            default ->
                new EmergencyIntent.ReviewBreak(
                        request,
                        in.member(),
                        in.address(),
                        FieldReader.known(Verdict.ofCode(in.small(8))),
                        in.digest(),
                        in.seq(),
                        in.time());
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
