package health.parcha.node;

import health.parcha.core.party.AccountId;
import health.parcha.core.signed.Digest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** A session put straight into the database, for tests about what comes after logging in. */
public final class TestSession {
    private TestSession() {}

    /** The headers that a request of that account has. */
    public static String[] of(TestDatabase database, AccountId account) throws SQLException {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = Instant.now();
        try (Connection c = database.asRuntime();
                PreparedStatement insert = c.prepareStatement(
                        "insert into sessions (token_hash, account, opened_at, expires_at) values (?, ?, ?, ?)")) {
            insert.setBytes(
                    1, Digest.of(token.getBytes(StandardCharsets.US_ASCII)).bytes());
            insert.setBytes(2, account.bytes());
            insert.setTimestamp(3, Timestamp.from(now));
            insert.setTimestamp(4, Timestamp.from(now.plus(Duration.ofHours(1))));
            insert.executeUpdate();
        }
        return new String[] {"Authorization", "Parcha " + token};
    }
}
