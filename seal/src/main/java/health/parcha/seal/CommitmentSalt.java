package health.parcha.seal;

import health.parcha.core.record.Commitment;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * 32 random bytes that make a commitment say nothing to whoever lacks them. They stand inside the encryption alone;
 * destroying them makes the log's entry meaningless. Printed as nothing.
 */
public record CommitmentSalt(String hex) {
    public static final int BYTES = 32;

    public CommitmentSalt {
        Hex.check(hex, BYTES, "commitment salt");
    }

    public static CommitmentSalt fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new CommitmentSalt(Hex.of(bytes));
    }

    /** HMAC-SHA-256 of the canonical form of an opening under this salt. */
    public Commitment commitTo(Json.Fields opening) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Hex.bytes(hex), "HmacSHA256"));
            return Commitment.of(mac.doFinal(CanonicalJson.bytes(opening)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "CommitmentSalt[hidden]";
    }
}
