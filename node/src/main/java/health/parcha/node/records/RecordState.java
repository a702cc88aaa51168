package health.parcha.node.records;

/** Where a record stands with the owner of the file it was written into. */
public enum RecordState {
    /** Filed: served to grantees. */
    CONFIRMED("confirmed"),
    /** Waits for the owner, who alone is shown it. */
    UNCONFIRMED("unconfirmed"),
    /** The owner said no: the author's copy alone. */
    DECLINED("declined");

    private final String word;

    RecordState(String word) {
        this.word = word;
    }

    /** The word in rows and on the wire. */
    public String word() {
        return word;
    }

    static RecordState of(String word) {
        for (RecordState state : values()) {
            if (state.word.equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException("an unknown state of a record");
    }
}
