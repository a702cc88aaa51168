package health.parcha.client.reading;

/** What checking a record gave. */
public sealed interface Verdict {
    /** Author's signature by the key on the author's card, card on chain, commitment in the member's receipt, content id. */
    record Checked() implements Verdict {}

    /** A check failed, and which; what was opened is not shown as true. */
    record Failed(String code, String sentence) implements Verdict {}

    default boolean isChecked() {
        return this instanceof Checked;
    }
}
