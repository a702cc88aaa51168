package health.parcha.client.bundle;

/** What a record's proof file carries beside the proof, by name (docs/spec/proofs.md). */
final class Attachments {
    /** The record's compact JWS. */
    static final String RECORD = "record";
    /** The author's card, canonical JSON with its inbox. */
    static final String CARD = "card";
    /** The card's EIP-712 signature, hexadecimal. */
    static final String CARD_SIGNATURE = "card-signature";
    /** Content id of the sealed payload in the age file beside. */
    static final String CID = "cid";

    private Attachments() {}
}
