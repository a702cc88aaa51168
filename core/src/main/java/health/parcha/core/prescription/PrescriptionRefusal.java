package health.parcha.core.prescription;

/** Why an act on a prescription is refused; but for WRONG_ACTOR the names are those of the chain's result codes. */
public enum PrescriptionRefusal {
    /** Not this actor's to do. On chain the code says more exactly why. */
    WRONG_ACTOR,
    NOT_FOUND,
    NOT_YET,
    NOT_ALLOWED,
    NOT_SUSPENDED,
    EXHAUSTED,
    BAD_VALUE,
    NOT_EXPIRED,
    EXTENSIONS_USED,
    PRESCRIPTION_CANCELLED,
    PRESCRIPTION_SUSPENDED,
    PRESCRIPTION_DISPENSED,
    PRESCRIPTION_CLAIMED,
    PRESCRIPTION_EXPIRED,
    PRESCRIPTION_EARLY,
    NOT_HELD,
    OVER_QUANTITY,
    LEASE_AT_MOST,
    ALERT_OPEN,
    NO_ALERT,
    OLD_PICKUP,
    DISPENSE_REVERSED,
    HANDED_OVER,
    TOO_LATE,
    PRESCRIBER_MISUSE
}
