package health.parcha.chain.intent;

import health.parcha.chain.Module;
import health.parcha.chain.typed.StructType;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of intent with their number on the wire, their EIP-712 type and their module. A kind never changes. */
public enum Kind {
    PROPOSE(
            0x01,
            Module.MEMBERS,
            "Propose(uint32 member,uint8 kind,bytes32 document,address relayer,address[] admins,uint32 seq,uint40 deadline)"),
    APPROVE(0x02, Module.MEMBERS, "Approve(uint32 member,bytes32 proposal,uint32 seq,uint40 deadline)"),
    EXECUTE(0x03, Module.MEMBERS, "Execute(uint32 member,bytes32 proposal,uint32 seq,uint40 deadline)"),
    SPONSOR(
            0x04,
            Module.MEMBERS,
            "Sponsor(uint32 member,uint8 kind,bytes32 document,address relayer,bytes32 registry,"
                    + "address[] admins,uint32 seq,uint40 deadline)"),
    ROTATE_MEMBER_KEYS(
            0x05,
            Module.MEMBERS,
            "RotateMemberKeys(uint32 member,bytes32 document,address relayer,uint32 seq,uint40 deadline)"),
    PROPOSE_ACT(
            0x06,
            Module.MEMBERS,
            "ProposeAct(uint32 member,uint8 act,uint32 subject,uint32 successor,bytes32 reason,uint32 seq,"
                    + "uint40 deadline)"),
    PROPOSE_RULES(
            0x07,
            Module.MEMBERS,
            "ProposeRules(uint32 member,bytes32 document,address router,address consents,"
                    + "address prescriptions,address claims,address emergency,address anchors,uint32 seq,"
                    + "uint40 deadline)"),
    CHANGE_ADMINS(
            0x08,
            Module.MEMBERS,
            "ChangeAdmins(uint32 member,address added,address removed,uint32 seq,uint40 deadline)"),
    REGISTER(0x10, Module.ACCOUNTS, "Register(address account,address kit,uint32 member,uint32 seq,uint40 deadline)"),
    VERIFY(
            0x11,
            Module.ACCOUNTS,
            "Verify(address account,uint32 member,address by,uint8 level,uint16 roles,uint32 employer,uint16 validUntil,"
                    + "bytes32 profile,bytes32 namesTag,bytes32 identifierTag,uint32 seq,uint40 deadline)"),
    VERIFY_HOMONYM(
            0x12,
            Module.ACCOUNTS,
            "VerifyHomonym(address account,uint32 member,address by,uint8 level,uint16 roles,uint32 employer,"
                    + "uint16 validUntil,bytes32 profile,bytes32 namesTag,bytes32 identifierTag,uint8 discriminator,"
                    + "address second,bytes32 reason,uint32 seq,uint40 deadline)"),
    SUSPEND(
            0x13,
            Module.ACCOUNTS,
            "Suspend(address account,uint32 member,address by,uint8 cause,uint32 seq,uint40 deadline)"),
    REINSTATE(0x14, Module.ACCOUNTS, "Reinstate(address account,uint32 member,address by,uint32 seq,uint40 deadline)"),
    PUBLISH_CARD(0x15, Module.ACCOUNTS, "PublishCard(address account,bytes32 card,uint32 seq,uint40 deadline)"),
    PUBLISH_KEYRING(
            0x16,
            Module.ACCOUNTS,
            "PublishKeyring(address account,uint32 version,bytes32 keyring,uint32 seq,uint40 deadline)"),
    ROTATE_SIGNER(
            0x17,
            Module.ACCOUNTS,
            "RotateSigner(address account,address signer,bool byKit,uint32 seq,uint40 deadline)"),
    ROTATE_KIT(0x18, Module.ACCOUNTS, "RotateKit(address account,address kit,uint32 seq,uint40 deadline)"),
    REVOKE_ALL(
            0x19,
            Module.ACCOUNTS,
            "RevokeAll(address account,uint32 grantEpoch,bool byKit,uint32 seq,uint40 deadline)"),
    CLOSE(0x1A, Module.ACCOUNTS, "Close(address account,bool byKit,uint32 seq,uint40 deadline)"),
    PROPOSE_KIT(0x1B, Module.ACCOUNTS, "ProposeKit(address account,address kit,uint32 seq,uint40 deadline)"),
    TAKE_KIT(0x1C, Module.ACCOUNTS, "TakeKit(address account,address kit,uint32 seq,uint40 deadline)"),
    SET_RECOVERY(0x1D, Module.ACCOUNTS, "SetRecovery(address account,uint40 wait,uint32 seq,uint40 deadline)"),
    REGISTER_PROVISIONAL(
            0x1E,
            Module.ACCOUNTS,
            "RegisterProvisional(address account,address kit,uint32 member,address by,uint32 seq,"
                    + "uint40 deadline)"),
    PROPOSE_RECOVERY(
            0x20,
            Module.ACCOUNTS,
            "ProposeRecovery(address account,uint32 member,address by,address signer,address kit,bool fresh,"
                    + "uint32 seq,uint40 deadline)"),
    APPROVE_RECOVERY(
            0x21,
            Module.ACCOUNTS,
            "ApproveRecovery(address account,uint32 member,address by,bytes32 recovery,uint32 seq,"
                    + "uint40 deadline)"),
    CANCEL_RECOVERY(
            0x22, Module.ACCOUNTS, "CancelRecovery(address account,bytes32 recovery,uint32 seq,uint40 deadline)"),
    EXECUTE_RECOVERY(
            0x23, Module.ACCOUNTS, "ExecuteRecovery(address account,bytes32 recovery,uint32 seq,uint40 deadline)"),
    REPORT_DEATH(
            0x24,
            Module.ACCOUNTS,
            "ReportDeath(address account,uint32 member,address by,bytes32 document,uint32 seq," + "uint40 deadline)"),
    CANCEL_DEATH(0x25, Module.ACCOUNTS, "CancelDeath(address account,uint32 seq,uint40 deadline)"),
    DECEASED(0x26, Module.ACCOUNTS, "Deceased(address account,uint32 member,address by,uint32 seq,uint40 deadline)"),
    MERGE(0x27, Module.ACCOUNTS, "Merge(address account,address into,uint32 seq,uint40 deadline)"),
    MERGE_BY_HOSPITALS(
            0x28,
            Module.ACCOUNTS,
            "MergeByHospitals(address account,address into,uint32 member,address by,uint32 secondMember,"
                    + "address second,bytes32 reason,uint32 seq,uint40 deadline)"),
    UNMERGE(0x29, Module.ACCOUNTS, "Unmerge(address account,address into,uint32 seq,uint40 deadline)"),
    UNMERGE_BY_HOSPITALS(
            0x2A,
            Module.ACCOUNTS,
            "UnmergeByHospitals(address account,address into,uint32 member,address by,uint32 secondMember,"
                    + "address second,bytes32 reason,uint32 seq,uint40 deadline)"),
    GRANT(0x30, Module.CONSENTS, "Grant(address controller,bytes32 grantId,uint40 expiry,uint32 seq,uint40 deadline)"),
    RENEW(0x31, Module.CONSENTS, "Renew(address controller,bytes32 grantId,uint40 expiry,uint32 seq,uint40 deadline)"),
    REVOKE(0x32, Module.CONSENTS, "Revoke(address controller,bytes32 grantId,uint32 seq,uint40 deadline)"),
    PRESCRIBE(
            0x40,
            Module.PRESCRIPTIONS,
            "Prescribe(uint32 organisation,address prescriber,address key,bytes terms,bytes32 content,"
                    + "uint32 seq,uint40 deadline)"),
    CLAIM(
            0x41,
            Module.PRESCRIPTIONS,
            "Claim(address pharmacist,uint32 pharmacy,address prescriber,address key,bytes terms,bytes32 content,"
                    + "uint8 generation,uint8 k,bytes32 bearer,uint32 seq,uint40 deadline)"),
    RENEW_LEASE(
            0x42,
            Module.PRESCRIPTIONS,
            "RenewLease(address pharmacist,uint32 pharmacy,bytes32 prescription,uint32 seq,uint40 deadline)"),
    GIVE_BACK(
            0x43,
            Module.PRESCRIPTIONS,
            "GiveBack(address pharmacist,uint32 pharmacy,bytes32 prescription,uint32 seq,uint40 deadline)"),
    DISPENSE(
            0x44,
            Module.PRESCRIPTIONS,
            "Dispense(address pharmacist,uint32 pharmacy,address prescriber,address key,bytes terms,bytes32 content,"
                    + "uint256 quantities,bool handedOver,uint32 seq,uint40 deadline)"),
    REVERSE(
            0x45,
            Module.PRESCRIPTIONS,
            "Reverse(address pharmacist,uint32 pharmacy,bytes32 prescription,uint8 delivery,uint256 quantities,"
                    + "uint32 seq,uint40 deadline)"),
    REVERSE_HANDED_OVER(
            0x46,
            Module.PRESCRIPTIONS,
            "ReverseHandedOver(address pharmacist,uint32 pharmacy,address prescriber,address key,bytes32 terms,"
                    + "bytes32 content,address by,uint8 delivery,uint256 quantities,uint32 seq,uint40 deadline)"),
    CANCEL_PRESCRIPTION(
            0x47,
            Module.PRESCRIPTIONS,
            "CancelPrescription(address prescriber,address key,bytes32 terms,bytes32 content,address by,"
                    + "uint32 seq,uint40 deadline)"),
    SUSPEND_PRESCRIPTION(
            0x48,
            Module.PRESCRIPTIONS,
            "SuspendPrescription(bytes32 prescription,address by,bytes32 reason,uint32 seq,uint40 deadline)"),
    RESUME_PRESCRIPTION(
            0x49,
            Module.PRESCRIPTIONS,
            "ResumePrescription(bytes32 prescription,address by,uint32 seq,uint40 deadline)"),
    ALERT(
            0x4A,
            Module.PRESCRIPTIONS,
            "Alert(bytes32 prescription,address by,bytes32 reason,uint32 seq,uint40 deadline)"),
    ANSWER_ALERT(
            0x4B,
            Module.PRESCRIPTIONS,
            "AnswerAlert(address pharmacist,uint32 pharmacy,bytes32 prescription,bytes32 answer,"
                    + "uint32 seq,uint40 deadline)"),
    EXTEND(
            0x4C,
            Module.PRESCRIPTIONS,
            "Extend(address pharmacist,uint32 pharmacy,address prescriber,address key,bytes terms,bytes32 content,"
                    + "uint8 generation,uint8 k,bytes32 bearer,uint32 seq,uint40 deadline)"),
    RELEASE(
            0x4D,
            Module.PRESCRIPTIONS,
            "Release(address prescriber,address key,bytes32 terms,bytes32 content,address by,"
                    + "uint32 seq,uint40 deadline)"),
    REISSUE(
            0x4E,
            Module.PRESCRIPTIONS,
            "Reissue(address prescriber,address key,bytes32 terms,bytes32 content,address by,"
                    + "uint32 seq,uint40 deadline)"),
    SUBMIT_CLAIM(
            0x60,
            Module.CLAIMS,
            "SubmitClaim(address pharmacist,uint32 pharmacy,bytes32 prescription,uint8 delivery,uint8 rank,uint32 payer,"
                    + "uint8 cites,bytes32 document,uint32 seq,uint40 deadline)"),
    ANSWER_CLAIM(
            0x61,
            Module.CLAIMS,
            "AnswerClaim(address agent,uint32 payer,bytes32 claim,bool accepted,bytes32 document,"
                    + "uint32 seq,uint40 deadline)"),
    PAY_CLAIM(
            0x62,
            Module.CLAIMS,
            "PayClaim(address agent,uint32 payer,bytes32 claim,bytes32 document,uint32 seq,uint40 deadline)"),
    DISPUTE_CLAIM(
            0x63,
            Module.CLAIMS,
            "DisputeClaim(address pharmacist,uint32 pharmacy,bytes32 prescription,uint8 delivery,uint8 rank,"
                    + "uint32 payer,bytes32 document,uint32 seq,uint40 deadline)"),
    WITHDRAW_CLAIM(
            0x64,
            Module.CLAIMS,
            "WithdrawClaim(address pharmacist,uint32 pharmacy,bytes32 claim,uint32 seq,uint40 deadline)"),
    REVERSE_CLAIM(
            0x65,
            Module.CLAIMS,
            "ReverseClaim(address by,uint32 member,bytes32 claim,bytes32 document,uint32 seq,uint40 deadline)"),
    BREAK(
            0x70,
            Module.EMERGENCY,
            "Break(address doctor,uint32 member,bytes32 recipient,bytes32 subject,bytes32 reason,uint32 seq,"
                    + "uint40 deadline)"),
    CONFIRM_BREAK(0x71, Module.EMERGENCY, "ConfirmBreak(bytes32 request,address clinician,uint32 seq,uint40 deadline)"),
    RENEW_BREAK(0x72, Module.EMERGENCY, "RenewBreak(bytes32 request,uint32 seq,uint40 deadline)"),
    END_BREAK(0x73, Module.EMERGENCY, "EndBreak(bytes32 request,uint32 seq,uint40 deadline)"),
    EXPLAIN_BREAK(
            0x74, Module.EMERGENCY, "ExplainBreak(bytes32 request,bytes32 explanation,uint32 seq,uint40 deadline)"),
    REVIEW_BREAK(
            0x75,
            Module.EMERGENCY,
            "ReviewBreak(bytes32 request,uint32 member,address by,uint8 verdict,bytes32 reason,uint32 seq,"
                    + "uint40 deadline)"),
    ANCHOR(0x80, Module.ANCHORS, "Anchor(uint32 member,uint64 size,bytes32 root,uint32 seq,uint40 deadline)");

    private final int number;
    private final Module module;
    private final String encodedType;

    Kind(int number, Module module, String encodedType) {
        this.number = number;
        this.module = module;
        this.encodedType = encodedType;
    }

    /** The byte that names this kind in a batch. */
    public int number() {
        return number;
    }

    public Module module() {
        return module;
    }

    public StructType type() {
        return new StructType(encodedType);
    }

    /** How many signatures an item of this kind ends with. */
    public int signatures() {
        return switch (this) {
            case CLAIM, EXTEND -> 3;
            case VERIFY_HOMONYM,
                    ROTATE_KIT,
                    REGISTER_PROVISIONAL,
                    MERGE,
                    MERGE_BY_HOSPITALS,
                    UNMERGE,
                    UNMERGE_BY_HOSPITALS,
                    REVERSE_HANDED_OVER -> 2;
            default -> 1;
        };
    }

    /** How many of them are over the intent's own digest; a third one is over a pickup's certificate. */
    public int signers() {
        return Math.min(signatures(), 2);
    }

    /** The kind of that number; empty where no module takes it. */
    public static Optional<Kind> ofNumber(int number) {
        return Arrays.stream(values()).filter(kind -> kind.number == number).findFirst();
    }

    static Kind of(Intent intent) {
        return switch (intent) {
            case MembersIntent.Propose i -> PROPOSE;
            case MembersIntent.Approve i -> APPROVE;
            case MembersIntent.Execute i -> EXECUTE;
            case MembersIntent.RotateMemberKeys i -> ROTATE_MEMBER_KEYS;
            case AccountsIntent.Register i -> REGISTER;
            case AccountsIntent.Verify i -> VERIFY;
            case AccountsIntent.VerifyHomonym i -> VERIFY_HOMONYM;
            case AccountsIntent.Suspend i -> SUSPEND;
            case AccountsIntent.Reinstate i -> REINSTATE;
            case AccountsIntent.PublishCard i -> PUBLISH_CARD;
            case AccountsIntent.PublishKeyring i -> PUBLISH_KEYRING;
            case AccountsIntent.RotateSigner i -> ROTATE_SIGNER;
            case AccountsIntent.RevokeAll i -> REVOKE_ALL;
            case AccountsIntent.Close i -> CLOSE;
            case ConsentsIntent.Grant i -> GRANT;
            case ConsentsIntent.Renew i -> RENEW;
            case ConsentsIntent.Revoke i -> REVOKE;
            case PrescriptionsIntent.Prescribe i -> PRESCRIBE;
            case PrescriptionsIntent.Claim i -> CLAIM;
            case PrescriptionsIntent.RenewLease i -> RENEW_LEASE;
            case PrescriptionsIntent.GiveBack i -> GIVE_BACK;
            case PrescriptionsIntent.Dispense i -> DISPENSE;
            case PrescriptionsIntent.Reverse i -> REVERSE;
            case PrescriptionsIntent.ReverseHandedOver i -> REVERSE_HANDED_OVER;
            case PrescriptionsIntent.Cancel i -> CANCEL_PRESCRIPTION;
            case PrescriptionsIntent.Suspend i -> SUSPEND_PRESCRIPTION;
            case PrescriptionsIntent.Resume i -> RESUME_PRESCRIPTION;
            case PrescriptionsIntent.Alert i -> ALERT;
            case PrescriptionsIntent.AnswerAlert i -> ANSWER_ALERT;
            case PrescriptionsIntent.Extend i -> EXTEND;
            case PrescriptionsIntent.Release i -> RELEASE;
            case PrescriptionsIntent.Reissue i -> REISSUE;
            case ClaimsIntent.Submit i -> SUBMIT_CLAIM;
            case ClaimsIntent.Answer i -> ANSWER_CLAIM;
            case ClaimsIntent.Pay i -> PAY_CLAIM;
            case ClaimsIntent.Dispute i -> DISPUTE_CLAIM;
            case ClaimsIntent.Withdraw i -> WITHDRAW_CLAIM;
            case ClaimsIntent.Reverse i -> REVERSE_CLAIM;
            case Anchor i -> ANCHOR;
            case MembersIntent.Sponsor i -> SPONSOR;
            case MembersIntent.ProposeAct i -> PROPOSE_ACT;
            case MembersIntent.ProposeRules i -> PROPOSE_RULES;
            case MembersIntent.ChangeAdmins i -> CHANGE_ADMINS;
            case AccountsIntent.RotateKit i -> ROTATE_KIT;
            case AccountsIntent.ProposeKit i -> PROPOSE_KIT;
            case AccountsIntent.TakeKit i -> TAKE_KIT;
            case AccountsIntent.SetRecovery i -> SET_RECOVERY;
            case AccountsIntent.RegisterProvisional i -> REGISTER_PROVISIONAL;
            case AccountsIntent.ProposeRecovery i -> PROPOSE_RECOVERY;
            case AccountsIntent.ApproveRecovery i -> APPROVE_RECOVERY;
            case AccountsIntent.CancelRecovery i -> CANCEL_RECOVERY;
            case AccountsIntent.ExecuteRecovery i -> EXECUTE_RECOVERY;
            case AccountsIntent.ReportDeath i -> REPORT_DEATH;
            case AccountsIntent.CancelDeath i -> CANCEL_DEATH;
            case AccountsIntent.Deceased i -> DECEASED;
            case AccountsIntent.Merge i -> MERGE;
            case AccountsIntent.MergeByHospitals i -> MERGE_BY_HOSPITALS;
            case AccountsIntent.Unmerge i -> UNMERGE;
            case AccountsIntent.UnmergeByHospitals i -> UNMERGE_BY_HOSPITALS;
            case EmergencyIntent.Break i -> BREAK;
            case EmergencyIntent.ConfirmBreak i -> CONFIRM_BREAK;
            case EmergencyIntent.RenewBreak i -> RENEW_BREAK;
            case EmergencyIntent.EndBreak i -> END_BREAK;
            case EmergencyIntent.ExplainBreak i -> EXPLAIN_BREAK;
            case EmergencyIntent.ReviewBreak i -> REVIEW_BREAK;
        };
    }
}
