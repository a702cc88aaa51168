package health.parcha.node.sessions;

import health.parcha.core.party.AccountId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sessions and challenges in PostgreSQL. */
@Component
class SessionStore {
    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(Token token, Session session, Instant now) {
        jdbc.sql("insert into sessions (token_hash, account, opened_at, expires_at) values (?, ?, ?, ?)")
                .params(token.hash(), session.account().bytes(), Timestamp.from(now), Timestamp.from(session.expires()))
                .update();
    }

    Optional<Session> find(Token token, Instant now) {
        return jdbc.sql("select account, expires_at from sessions where token_hash = ? and expires_at > ?")
                .params(token.hash(), Timestamp.from(now))
                .query((row, i) -> new Session(
                        AccountId.of(row.getBytes("account")),
                        row.getTimestamp("expires_at").toInstant()))
                .optional();
    }

    void end(Token token) {
        jdbc.sql("delete from sessions where token_hash = ?")
                .param(token.hash())
                .update();
    }

    void ask(byte[] nonce, AccountId account, Instant now, Duration life) {
        jdbc.sql("insert into challenges (nonce, account, asked_at, expires_at) values (?, ?, ?, ?)")
                .params(nonce, account.bytes(), Timestamp.from(now), Timestamp.from(now.plus(life)))
                .update();
    }

    /** Takes the challenge away; whether there was one of that nonce for that account. */
    boolean spend(byte[] nonce, AccountId account, Instant now) {
        return jdbc.sql("delete from challenges where nonce = ? and account = ? and expires_at > ?")
                        .params(nonce, account.bytes(), Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Forgets what is over. */
    void sweep(Instant now) {
        jdbc.sql("delete from sessions where expires_at <= ?")
                .param(Timestamp.from(now))
                .update();
        jdbc.sql("delete from challenges where expires_at <= ?")
                .param(Timestamp.from(now))
                .update();
        jdbc.sql("delete from tries where window_end <= ?")
                .param(Timestamp.from(now))
                .update();
    }
}
