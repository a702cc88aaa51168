package health.parcha.core.prescription;

/** What a prescription is just now: computed, never stored. */
public enum PrescriptionPhase {
    CANCELLED,
    SUSPENDED,
    /** Every line stands at its total. */
    DISPENSED,
    /** A lease runs. */
    CLAIMED,
    EXPIRED,
    /** The window has not begun, or the next date is not reached. */
    EARLY,
    /** Something is dispensed, and more can be. */
    PARTLY,
    /** Nothing is dispensed yet. */
    READY
}
