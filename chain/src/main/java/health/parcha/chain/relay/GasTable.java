package health.parcha.chain.relay;

import health.parcha.chain.intent.Intent;
import health.parcha.chain.intent.IntentSignature;
import health.parcha.chain.intent.MembersIntent;
import health.parcha.chain.intent.SignedIntent;

/**
 * How much gas an item may use: about a third above contracts/gas.txt. An engine packs blocks by these limits, so they are
 * tight; an estimate by the engine would be too low, for the router survives an item that runs out of gas.
 */
final class GasTable {
    /** The transaction itself, the router's frame and the first touch of each contract. */
    static final long FRAME = 60_000;
    /** The most that one transaction may ask for: below the cap of 2^24 that newer engines set. */
    static final long MOST = 15_000_000;

    /** Of a contract that signs: what it may burn, what the caller must keep above that, and the first touch. */
    private static final long A_CONTRACT = 125_000;
    /** Of what a contract takes for a signature: once in the transaction and three times in memory. */
    private static final long A_BYTE = 20;

    private static final long MOST_ADMINS = 8;
    private static final long AN_ADMIN = 30_000;

    private GasTable() {}

    static long of(SignedIntent signed) {
        return of(signed.intent())
                + signed.signatures().stream().mapToLong(GasTable::of).sum();
    }

    private static long of(IntentSignature signature) {
        return switch (signature) {
            case IntentSignature.ByKey key -> 0;
            case IntentSignature.ByContract contract ->
                A_CONTRACT + A_BYTE * contract.signature().size();
        };
    }

    private static long of(Intent intent) {
        return switch (intent.kind()) {
            case PROPOSE -> 260_000 + AN_ADMIN * admins(intent);
            case SPONSOR -> 310_000 + AN_ADMIN * admins(intent);
            case EXECUTE -> 320_000 + AN_ADMIN * MOST_ADMINS;
            case PROPOSE_ACT -> 280_000;
            case PROPOSE_RULES -> 420_000;
            case APPROVE -> 160_000;
            case ROTATE_MEMBER_KEYS, CHANGE_ADMINS -> 95_000;
            case REGISTER -> 110_000;
            case VERIFY -> 140_000;
            case VERIFY_HOMONYM -> 190_000;
            case PUBLISH_CARD, PUBLISH_KEYRING -> 60_000;
            case SUSPEND, REINSTATE, ROTATE_SIGNER, REVOKE_ALL -> 40_000;
            case CLOSE -> 60_000;
            case ROTATE_KIT, TAKE_KIT, SET_RECOVERY -> 75_000;
            case PROPOSE_KIT -> 105_000;
            case REGISTER_PROVISIONAL -> 150_000;
            case PROPOSE_RECOVERY -> 260_000;
            case APPROVE_RECOVERY, CANCEL_RECOVERY, EXECUTE_RECOVERY -> 130_000;
            case REPORT_DEATH, CANCEL_DEATH, DECEASED -> 85_000;
            case MERGE, MERGE_BY_HOSPITALS, UNMERGE, UNMERGE_BY_HOSPITALS -> 95_000;
            case BREAK -> 300_000;
            case CONFIRM_BREAK, RENEW_BREAK, END_BREAK, EXPLAIN_BREAK -> 75_000;
            case REVIEW_BREAK -> 170_000;
            case GRANT -> 48_000;
            case RENEW, REVOKE -> 26_000;
            case PRESCRIBE -> 60_000;
            case CLAIM -> 58_000;
            case DISPENSE -> 100_000;
            case RENEW_LEASE, GIVE_BACK, ANSWER_ALERT, SUSPEND_PRESCRIPTION, RESUME_PRESCRIPTION, ALERT -> 40_000;
            case CANCEL_PRESCRIPTION, RELEASE, REISSUE -> 45_000;
            case REVERSE -> 55_000;
            case REVERSE_HANDED_OVER -> 70_000;
            case EXTEND -> 85_000;
            case SUBMIT_CLAIM -> 120_000;
            case ANSWER_CLAIM, PAY_CLAIM, DISPUTE_CLAIM, WITHDRAW_CLAIM, REVERSE_CLAIM -> 60_000;
            case ANCHOR -> 85_000;
        };
    }

    private static long admins(Intent intent) {
        return switch (intent) {
            case MembersIntent.Propose propose -> propose.admins().size();
            case MembersIntent.Sponsor sponsor -> sponsor.admins().size();
            default -> MOST_ADMINS;
        };
    }
}
