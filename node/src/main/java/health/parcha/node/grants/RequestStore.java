package health.parcha.node.grants;

import health.parcha.core.consent.AccessRequest;
import health.parcha.core.consent.RequestRefusal;
import health.parcha.core.party.AccountId;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Signed;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of requests. */
@Component
class RequestStore {
    private final JdbcClient sql;

    RequestStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** A request with the owner's refusal, if there is one. */
    record Kept(Signed<AccessRequest> request, Optional<String> refusal) {}

    /** Keeps a request; whether it is new. */
    boolean keep(Signed<AccessRequest> request, Instant now) {
        return sql.sql("insert into requests (digest, account, subject, request, received_at) values (?, ?, ?, ?, ?)"
                                + " on conflict do nothing")
                        .params(
                                request.digest().bytes(),
                                request.document().account().bytes(),
                                request.document().subject().bytes(),
                                request.compact(),
                                Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Keeps the owner's refusal; whether it is the first. */
    boolean refuse(Signed<RequestRefusal> refusal) {
        return sql.sql("update requests set refusal = ? where digest = ? and refusal is null")
                        .params(refusal.compact(), refusal.document().request().bytes())
                        .update()
                == 1;
    }

    Optional<Kept> find(Digest digest) {
        return sql.sql("select request, refusal from requests where digest = ?")
                .param(digest.bytes())
                .query((row, n) -> kept(row.getString("request"), Optional.ofNullable(row.getString("refusal"))))
                .optional();
    }

    /** What an account asked or was asked. */
    List<Kept> of(AccountId account) {
        return sql.sql("select request, refusal from requests where subject = ? or account = ? order by received_at")
                .params(account.bytes(), account.bytes())
                .query((row, n) -> kept(row.getString("request"), Optional.ofNullable(row.getString("refusal"))))
                .list();
    }

    private static Kept kept(String request, Optional<String> refusal) {
        return new Kept(Signed.read(request, AccessRequest.KIND), refusal);
    }
}
