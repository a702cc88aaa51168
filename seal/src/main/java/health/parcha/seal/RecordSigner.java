package health.parcha.seal;

import health.parcha.core.party.AccountId;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Jws;
import health.parcha.core.signed.SigningSeed;

/**
 * Who signs: an account, the version of the card that certifies the key, and the record-signing key itself.
 *
 * @param card version of the card, from 1
 */
public record RecordSigner(AccountId account, long card, SigningSeed seed) {

    public RecordSigner {
        if (card < 1) {
            throw new IllegalArgumentException("cards are numbered from 1");
        }
    }

    /** The {@code kid} of what this signer signs. */
    public String keyId() {
        return keyId(account, card);
    }

    static String keyId(AccountId account, long card) {
        return account + "#" + card;
    }

    Jws sign(Json.Fields payload, String type) {
        return Jws.sign(payload, type, keyId(), seed);
    }

    @Override
    public String toString() {
        return "RecordSigner[" + keyId() + "]";
    }
}
