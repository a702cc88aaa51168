package health.parcha.client.people;

import health.parcha.chain.Contracts;
import health.parcha.chain.key.Signature;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.statement.Card;
import health.parcha.client.CheckFailed;
import health.parcha.client.network.AccountFacts;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.KeyId;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.seal.age.HybridRecipient;

/**
 * A card with its signature and the inbox recipient that it names by digest (docs/spec/documents.md).
 *
 * @param inbox 1,216 bytes whose SHA-256 stands in the card
 */
public record PublishedCard(Card card, Signature signature, HybridRecipient inbox) {
    /** Signs a card. */
    public static PublishedCard sign(Card card, HybridRecipient inbox, Contracts contracts, SigningKey signer) {
        return new PublishedCard(card, card.sign(contracts, signer), inbox);
    }

    /**
     * Reads a card as a node keeps it. Checks form and inbox digest; whose card it is, is {@link #checkAgainst}'s matter.
     *
     * @throws CheckFailed CARD_MALFORMED
     */
    public static PublishedCard read(Json.Fields json, String signature) {
        try {
            Card card = Card.ofJson(json);
            HybridRecipient inbox = HybridRecipient.parse(json.text("inbox"));
            if (!Digest.of(inbox.bytes()).equals(card.inboxRecipient())) {
                throw new CheckFailed(
                        "CARD_MALFORMED", "The inbox of a card is not the one that its signature covers.");
            }
            Signature signed = Signature.readAny(
                            Hex.bytes(signature.startsWith("0x") ? signature.substring(2) : signature))
                    .orElseThrow(() -> new CheckFailed("CARD_MALFORMED", "A card carries no readable signature."));
            return new PublishedCard(card, signed, inbox);
        } catch (IllegalArgumentException e) {
            throw new CheckFailed("CARD_MALFORMED", "A card cannot be read: " + e.getMessage() + ".");
        }
    }

    /** As a node keeps it. */
    public Json.Fields json() {
        Json.ObjectBuilder all = Json.object();
        card.toJson().members().forEach(all::put);
        return all.put("inbox", inbox.text()).done();
    }

    public String signatureHex() {
        return Hex.of(signature.toArray());
    }

    /** The EIP-712 digest, as it stands on chain. */
    public String digestHex(Contracts contracts) {
        return Hex.of(card.digest(contracts).toArray());
    }

    public int version() {
        return Math.toIntExact(card.version());
    }

    /** The {@code kid} of what the card's record key signs. */
    public KeyId keyId() {
        return new KeyId(card.account(), version());
    }

    /**
     * Checks that this is the account's card: of this network, signed by the signer on chain, its digest the one on chain.
     *
     * @throws CheckFailed CARD_MISMATCH
     */
    public void checkAgainst(AccountFacts facts, Contracts contracts) {
        AccountId account = facts.account();
        boolean good = card.account().equals(account)
                && card.signer().equals(facts.signer())
                && card.isSignedBy(facts.signer(), signature, contracts)
                && digestHex(contracts).equals(facts.card());
        if (!good) {
            throw new CheckFailed(
                    "CARD_MISMATCH",
                    "The card served for account " + account + " is not the one that stands on the chain.");
        }
    }
}
