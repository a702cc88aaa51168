package health.parcha.chain.intent;

import java.util.Arrays;
import java.util.Optional;

/**
 * What became of an intent, one code for each (docs/spec/intents.md section 5). {@link #fate()} tells what a relay does with
 * it, {@link #next()} what the signer does.
 */
public enum ResultCode {
    OK(0x01, Fate.STANDS, "done; its event carries the digest", "nothing to do"),
    DONE(0x02, Fate.STANDS, "a copy: the event with this digest is there already", "nothing to do"),
    RETRY(
            0x10,
            Fate.AGAIN,
            "the module ran out of gas or failed as a whole; nothing was used up",
            "wait, the node sends it again"),
    AHEAD(
            0x11,
            Fate.AGAIN,
            "names a later seq than the object has; an earlier act is on its way",
            "wait, the node sends it again"),
    TOO_FAR(
            0x12,
            Fate.AGAIN,
            "deadline more than 24 hours after the block",
            "wait, or sign again with an earlier deadline"),
    NOT_YET(0x13, Fate.AGAIN, "a wait is not over", "wait, the node sends it again"),
    NOT_PASSED(0x14, Fate.AGAIN, "not approved by more than half of the active hospitals", "wait for more approvals"),
    NOT_FOUND(0x15, Fate.AGAIN, "no such account, member, proposal or grant yet", "wait, the node sends it again"),
    UNKNOWN_KIND(0x20, Fate.FINAL, "no module takes this kind", "use a program that fits this network"),
    MALFORMED(
            0x21,
            Fate.FINAL,
            "the length is not this kind's, or a truth value is neither 0 nor 1",
            "use a program that fits this network"),
    BAD_SIGNATURE(0x22, Fate.FINAL, "the signature recovers no key", "sign again"),
    HIGH_S(0x23, Fate.FINAL, "the signature's s is above n/2", "sign again with the low twin"),
    FOREIGN_SIGNER(
            0x24,
            Fate.FINAL,
            "signed by a key that may not sign this, or for another chain, module or version",
            "sign again with the right key for this network"),
    EXPIRED(0x25, Fate.FINAL, "the deadline is past", "sign again with a later deadline"),
    STALE(0x26, Fate.FINAL, "the object has changed since this was signed", "read the object and sign again"),
    EXISTS(
            0x27,
            Fate.FINAL,
            "the account, grant slot or vote is there already",
            "read the object; nothing more may be needed"),
    EXHAUSTED(0x28, Fate.FINAL, "the seq is at its end", "make a new object"),
    BAD_VALUE(0x29, Fate.FINAL, "a field is out of its range", "correct the field and sign again"),
    UNVERIFIED(0x30, Fate.FINAL, "the acting account is not verified", "have the account verified first"),
    SUSPENDED(0x31, Fate.FINAL, "the acting account, or the object, is suspended", "ask the member that verified it"),
    LAPSED(0x32, Fate.FINAL, "the acting account's valid-until is over", "have the account verified again"),
    WRONG_ROLE(
            0x33, Fate.FINAL, "the acting account has not the role that this takes", "let someone with that role act"),
    NOT_ALLOWED(
            0x34,
            Fate.FINAL,
            "not this member's to do, or done to oneself",
            "let the right member or another person act"),
    MEMBER_INACTIVE(0x35, Fate.FINAL, "the acting member is not active", "ask the network's members"),
    DUPLICATE(
            0x36,
            Fate.FINAL,
            "the identity tag is in use",
            "check whether this person has an account; two real homonyms take a second officer"),
    OLD_VERSION(
            0x37,
            Fate.FINAL,
            "the keyring version is not above the stored one",
            "fetch the newer keyring and sign again"),
    NOT_VERIFIED(0x38, Fate.FINAL, "the account is not verified", "read the account"),
    NOT_SUSPENDED(0x39, Fate.FINAL, "the account is not suspended", "read the account"),
    CLOSED(0x3A, Fate.FINAL, "the account is closed", "nothing can be done with it any more"),
    GRANT_REVOKED(0x40, Fate.FINAL, "the grant is revoked for ever", "make a new grant"),
    GRANT_EXPIRED(0x41, Fate.FINAL, "the grant's expiry is past", "make a new grant, or ask for a later expiry"),
    NOT_LATER(0x42, Fate.FINAL, "a renewal must move the expiry later", "ask for a later expiry"),
    PROVISIONAL(0x43, Fate.FINAL, "the account is provisional", "have the account verified first"),
    DECEASED(0x44, Fate.FINAL, "the owner is declared dead", "nothing can be done with it any more"),
    NO_RECOVERY(0x45, Fate.FINAL, "no such recovery is open", "read the account; propose again"),
    RECOVERY_OPEN(0x46, Fate.FINAL, "a recovery is open", "wait until it is executed, cancelled or dead"),
    RECOVERY_OFF(0x47, Fate.FINAL, "the owner wants no recovery by hospitals", "use the kit, or guardians"),
    RECOVERY_HELD(
            0x48,
            Fate.FINAL,
            "a recovery was cancelled a short while ago",
            "wait, or let three hospitals check the person afresh"),
    NOT_CANCELLABLE(
            0x49, Fate.FINAL, "this recovery stands on a fresh check by three hospitals", "ask one of these hospitals"),
    NO_KIT_PROPOSED(0x4A, Fate.FINAL, "no kit key is proposed", "propose one"),
    NO_DEATH_REPORTED(0x4B, Fate.FINAL, "no death is reported", "read the account"),
    DEATH_REPORTED(0x4C, Fate.FINAL, "a death is reported already", "wait until it takes effect or is cancelled"),
    MERGED(0x4D, Fate.FINAL, "an account of the two is an alias already", "read the accounts"),
    NOT_MERGED(0x4E, Fate.FINAL, "the account is no alias", "read the account"),
    NOT_GROWN(0x50, Fate.FINAL, "the log's size must grow", "read the latest anchor"),
    LAST_HOSPITAL(0x51, Fate.FINAL, "the last active hospital cannot leave", "admit another hospital first"),
    MEMBER_STANDS(0x52, Fate.FINAL, "the member that it is about is active", "read the member"),
    MEMBER_SUSPENDED(0x53, Fate.FINAL, "the member that it is about is suspended", "read the member"),
    MEMBER_GONE(0x54, Fate.FINAL, "the member that it is about was removed or succeeded", "read the member"),
    LOG_CLOSED(0x55, Fate.FINAL, "the member was succeeded; its last anchor is final", "read the latest anchor"),
    RULES_RETIRED(
            0x56,
            Fate.FINAL,
            "the module is not of the network's current rules; it takes nothing new",
            "fetch the network's new manifest and sign for its modules"),
    PAUSED(0x57, Fate.FINAL, "dispensing is paused", "wait until the pause ends"),
    NOT_PAUSED(0x58, Fate.FINAL, "dispensing is not paused", "nothing to do"),
    PROPOSAL_DEAD(0x60, Fate.FINAL, "older than a proposal lives", "propose again"),
    PROPOSAL_DONE(0x61, Fate.FINAL, "executed already", "nothing to do"),
    NOT_EXPIRED(0x6E, Fate.FINAL, "the prescription's window is not over", "claim it as it is"),
    EXTENSIONS_USED(0x6F, Fate.FINAL, "this pharmacist has extended as often as a month lets", "ask the prescriber"),
    PRESCRIPTION_CANCELLED(0x70, Fate.FINAL, "the prescription is cancelled for ever", "ask for a new one"),
    PRESCRIPTION_SUSPENDED(0x71, Fate.FINAL, "the prescription is suspended", "ask the prescriber or his organisation"),
    PRESCRIPTION_DISPENSED(0x72, Fate.FINAL, "nothing of the prescription is left", "ask for a new one"),
    PRESCRIPTION_CLAIMED(
            0x73,
            Fate.FINAL,
            "a pharmacy holds the prescription",
            "read whose claim it is; go on if it is your own, else wait until it ends"),
    PRESCRIPTION_EXPIRED(0x74, Fate.FINAL, "the prescription's window is over", "ask the prescriber, or extend it"),
    PRESCRIPTION_EARLY(
            0x75,
            Fate.FINAL,
            "the window has not begun, or the next date is not reached",
            "read from when on it can be dispensed"),
    NOT_HELD(0x76, Fate.FINAL, "this pharmacy does not hold the prescription", "claim it again with the next pickup"),
    OVER_QUANTITY(0x77, Fate.FINAL, "more than is prescribed", "lower the quantity"),
    LEASE_AT_MOST(0x78, Fate.FINAL, "a claim lasts no longer", "dispense or give back"),
    ALERT_OPEN(0x79, Fate.FINAL, "a red stop is open", "read the alert and answer it first"),
    NO_ALERT(0x7A, Fate.FINAL, "no alert is open", "nothing to do"),
    OLD_PICKUP(
            0x7B, Fate.FINAL, "this pickup is used up or of an old generation", "show the pickup of the stored count"),
    DISPENSE_REVERSED(0x7C, Fate.FINAL, "the dispense is reversed", "nothing to do"),
    HANDED_OVER(
            0x7D, Fate.FINAL, "the patient has it already", "have the prescription key or the prescriber sign as well"),
    TOO_LATE(0x7E, Fate.FINAL, "the time for this is over", "nothing can be done here any more"),
    PRESCRIBER_MISUSE(0x7F, Fate.FINAL, "the prescriber is suspended for misuse", "send the patient to another doctor"),
    CLAIM_SUBMITTED(0x90, Fate.FINAL, "the claim waits for its answer", "wait, or withdraw it"),
    CLAIM_ACCEPTED(0x91, Fate.FINAL, "the payer has accepted the claim", "read the answer"),
    CLAIM_REFUSED(
            0x92, Fate.FINAL, "the payer has refused the claim", "read the reasons, dispute it if they are wrong"),
    CLAIM_PAID(0x93, Fate.FINAL, "the claim is paid", "nothing to do"),
    CLAIM_REVERSED(0x94, Fate.FINAL, "the claim is reversed", "read by whom and why"),
    ROUNDS_USED(0x95, Fate.FINAL, "the claim has had all its rounds", "settle it with the payer"),
    OTHER_ROUND(0x96, Fate.FINAL, "claim 1 stands in another round", "read its answer and sign again"),
    BREAK_ENDED(0xA0, Fate.FINAL, "the emergency request has ended", "make a new request"),
    BREAK_RUNS(0xA1, Fate.FINAL, "the emergency request still runs", "judge it when it has ended"),
    BREAK_CONFIRMED(0xA2, Fate.FINAL, "a second clinician has confirmed already", "nothing to do"),
    BREAK_RENEWED(0xA3, Fate.FINAL, "its one renewal is used", "make a new request"),
    BREAK_EXPLAINED(0xA4, Fate.FINAL, "explained already", "nothing to do"),
    BREAK_REVIEWED(0xA5, Fate.FINAL, "judged already; a verdict is final", "nothing to do"),
    REVIEW_OVER(0xA6, Fate.FINAL, "three hospitals have let their turn pass", "take it to the network's members"),
    LIMIT_REACHED(
            0xA7,
            Fate.FINAL,
            "the doctor's or the member's requests of this day are used up",
            "let a doctor of another department or hospital ask"),
    WRONG_CHAIN(0xE0, Fate.FINAL, "signed for another chain", "sign for this network"),
    WRONG_MODULE(0xE1, Fate.FINAL, "signed for another contract", "sign for this network's contract"),
    WRONG_VERSION(0xE2, Fate.FINAL, "signed for another version", "use a program that fits this network");

    /** What a code means for the intent's life. */
    public enum Fate {
        /** The act stands on chain. */
        STANDS,
        /** The same bytes may pass later, until the deadline. */
        AGAIN,
        /** The same bytes never pass. */
        FINAL
    }

    private final int code;
    private final Fate fate;
    private final String meaning;
    private final String next;

    ResultCode(int code, Fate fate, String meaning, String next) {
        this.code = code;
        this.fate = fate;
        this.meaning = meaning;
        this.next = next;
    }

    /** The byte that the contracts answer with. */
    public int code() {
        return code;
    }

    public Fate fate() {
        return fate;
    }

    /** The cause, in a sentence without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** What the signer does about it, in a sentence without a full stop. */
    public String next() {
        return next;
    }

    /**
     * Whether a copy with a good signature could still pass where this one did not: anyone can send the same fields with a
     * spoilt signature, and a digest must not be lost by that.
     */
    public boolean blamesSignature() {
        return this == BAD_SIGNATURE || this == HIGH_S || this == FOREIGN_SIGNER;
    }

    /** Whether the code can mean that a copy of the same intent has passed before: look for its event. */
    public boolean mayBeCopy() {
        return fate == Fate.FINAL && !blamesSignature() && this != MALFORMED && this != UNKNOWN_KIND;
    }

    /** The code of a byte that a contract gave; empty for one of a newer contract. */
    public static Optional<ResultCode> ofCode(int code) {
        return Arrays.stream(values())
                .filter(value -> value.code == (code & 0xff))
                .findFirst();
    }
}
