package health.parcha.core.record;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a record's log entry commits to (docs/spec/documents.md, "Commitment of a record"). The author's client and
 * whoever opens the record compute the same commitment; the node only ever sees the result.
 *
 * @param digest SHA-256 of the record's JWS
 */
public record RecordOpening(
        NetworkId network, AccountId actor, AccountId subject, RecordId record, int version, Digest digest) {

    /** The opening as signed JSON. */
    public Json.Fields json() {
        return Json.object()
                .put("act", version == 1 ? "record-created" : "record-updated")
                .put("actor", actor.text())
                .put("digest", digest.hex())
                .put("network", network.hex())
                .put("record", record.hex())
                .put("subject", subject.text())
                .put("version", version)
                .done();
    }

    /** HMAC-SHA-256 under the 32-byte salt that stands inside the encryption alone. */
    public Commitment commit(byte[] salt) {
        return Commitment.of(hmac(salt, CanonicalJson.bytes(json())));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
