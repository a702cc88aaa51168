package health.parcha.node.accounts;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.chain.key.Signature;
import health.parcha.chain.statement.Card;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import health.parcha.node.http.SignatureHex;

/**
 * A card as its owner deposits it and as it is handed on: the JSON is kept as it came, for it carries the inbox recipient
 * of which the card has only the digest.
 */
record DepositedCard(Card card, Json.Fields json, Signature signature) {
    static DepositedCard read(Json.Fields body) {
        Json.Fields json = body.fields("card");
        return new DepositedCard(Card.ofJson(json), json, SignatureHex.read(body, "cardSignature"));
    }

    static DepositedCard stored(String json, byte[] signature) {
        Json.Fields fields = JsonReader.readObject(json);
        return new DepositedCard(Card.ofJson(fields), fields, signature(signature));
    }

    private static Signature signature(byte[] compact) {
        return Signature.readAny(compact)
                .orElseThrow(() -> new MalformedJson("cardSignature is no compact signature with a low s"));
    }

    boolean isSignedBy(Address signer, Contracts contracts) {
        return card.signer().equals(signer) && card.isSignedBy(signer, signature, contracts);
    }

    Bytes32 digest(Contracts contracts) {
        return card.digest(contracts);
    }

    int version() {
        return Math.toIntExact(card.version());
    }

    String text() {
        return CanonicalJson.text(json);
    }

    /** Puts both members into an answer. */
    Json.ObjectBuilder into(Json.ObjectBuilder answer) {
        return answer.put("card", json).put("cardSignature", Hex.of(signature.toArray()));
    }
}
