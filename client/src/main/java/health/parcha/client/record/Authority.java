package health.parcha.client.record;

import health.parcha.client.share.Share;
import health.parcha.core.consent.Purpose;

/** By what right somebody writes into a file. */
public sealed interface Authority {
    /** The owner shared the file for writing too: the record is confirmed at once. */
    record Shared(Share share) implements Authority {}

    /**
     * A treatment: the owner is told, and the record stays unconfirmed until the owner accepts it.
     *
     * @param reason shown to the patient
     */
    record Treating(Purpose reason) implements Authority {}

    /** One's own file. */
    record Own() implements Authority {}
}
