package health.parcha.client.record;

import health.parcha.client.share.Share;

/** By what right somebody writes into a file. */
public sealed interface Authority {
    /** The owner shared the file for writing too: the record is confirmed at once. */
    record Shared(Share share) implements Authority {}

    /**
     * A treatment: the owner is told, and the record stays unconfirmed until the owner accepts it.
     *
     * @param reason in words, shown to the patient
     */
    record Treating(String reason) implements Authority {}

    /** One's own file. */
    record Own() implements Authority {}
}
