package health.parcha.node.sessions;

import health.parcha.core.party.AccountId;
import health.parcha.core.signed.SigningSeed;
import health.parcha.core.signed.VerifyingKey;
import health.parcha.node.configuration.NodeKeys;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * How an account that is not here is answered: with a door that looks like any other and stays the same, so that nobody
 * learns by asking who has an account at this hospital.
 */
@Component
final class Unknown {
    private static final int SALT = 16;

    private final byte[] secret;
    private final VerifyingKey nobodys;

    Unknown(NodeKeys keys) {
        this.secret = keys.derived("unknown-door");
        try (SigningSeed seed = SigningSeed.of(keys.derived("unknown-login"))) {
            this.nobodys = seed.verifyingKey();
        }
    }

    /** The floor parameters that clients use (docs/spec/keys.md), and a salt that follows from the account. */
    String door(AccountId account) {
        byte[] salt = Arrays.copyOf(hmac(account), SALT);
        return "$argon2id$v=19$m=65536,t=3,p=1$"
                + Base64.getEncoder().withoutPadding().encodeToString(salt);
    }

    /** A key that nobody signs with: checking against it takes as long as against a real one. */
    VerifyingKey login() {
        return nobodys;
    }

    private byte[] hmac(AccountId account) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(account.bytes());
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
