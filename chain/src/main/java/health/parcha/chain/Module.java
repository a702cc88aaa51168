package health.parcha.chain;

/** A rule module. Members and Accounts stand together in the directory's contract. */
public enum Module {
    MEMBERS,
    ACCOUNTS,
    CONSENTS,
    PRESCRIPTIONS,
    CLAIMS,
    EMERGENCY,
    ANCHORS
}
