package health.parcha.node.grants;

import health.parcha.core.consent.GrantId;
import health.parcha.core.consent.ViewId;
import health.parcha.core.party.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of tickets, views and shares. */
@Component
class GrantStore {
    private final JdbcClient sql;

    GrantStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** A deposited ticket with its sealed keys. */
    record Kept(SignedTicket ticket, Optional<byte[]> keys) {}

    /** Keeps a ticket; whether it is new. Keys given later are kept beside it. */
    boolean keepTicket(SignedTicket signed, Optional<byte[]> keys, Instant now) {
        return sql.sql("insert into tickets (grant_id, account, grantee, view_id, ticket, signature, keys, received_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (grant_id)"
                                + " do update set keys = coalesce(tickets.keys, excluded.keys)")
                        .params(Arrays.asList(
                                signed.id().bytes(),
                                signed.ticket().account().bytes(),
                                signed.ticket().grantee().bytes(),
                                signed.ticket().view().bytes(),
                                signed.text(),
                                signed.signature().toArray(),
                                keys.orElse(null),
                                Timestamp.from(now)))
                        .update()
                == 1;
    }

    void replaceKeys(GrantId grant, byte[] keys) {
        sql.sql("update tickets set keys = ? where grant_id = ?")
                .params(keys, grant.bytes())
                .update();
    }

    /** Keeps a view where it is newer than the one here; whether it was. */
    boolean keepView(SignedView signed) {
        return sql.sql("insert into views (view_id, account, version, view, signature) values (?, ?, ?, ?, ?)"
                                + " on conflict (view_id) do update set version = excluded.version, view = excluded.view,"
                                + " signature = excluded.signature"
                                + " where views.version < excluded.version and views.account = excluded.account")
                        .params(
                                signed.view().view().bytes(),
                                signed.view().account().bytes(),
                                signed.view().version(),
                                signed.text(),
                                signed.signature().toArray())
                        .update()
                == 1;
    }

    Optional<Kept> ticket(GrantId grant) {
        return sql.sql("select ticket, signature, keys from tickets where grant_id = ?")
                .param(grant.bytes())
                .query((row, n) -> kept(row))
                .optional();
    }

    List<Kept> deposited(AccountId account) {
        return sql.sql("select ticket, signature, keys from tickets where account = ? and keys is not null"
                        + " order by received_at, grant_id")
                .param(account.bytes())
                .query((row, n) -> kept(row))
                .list();
    }

    Optional<SignedView> view(ViewId view, AccountId account) {
        return sql.sql("select view, signature from views where view_id = ? and account = ?")
                .params(view.bytes(), account.bytes())
                .query((row, n) -> SignedView.ofRow(row.getString("view"), row.getBytes("signature")))
                .optional();
    }

    void keepShare(SignedTicket signed, byte[] keys, Instant now) {
        sql.sql("insert into shares (grant_id, grantee, ticket, signature, keys, received_at) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (grant_id) do update set keys = excluded.keys")
                .params(
                        signed.id().bytes(),
                        signed.ticket().grantee().bytes(),
                        signed.text(),
                        signed.signature().toArray(),
                        keys,
                        Timestamp.from(now))
                .update();
    }

    List<Kept> sharedWith(AccountId grantee) {
        return sql.sql("select ticket, signature, keys from shares where grantee = ? order by received_at, grant_id")
                .param(grantee.bytes())
                .query((row, n) -> kept(row))
                .list();
    }

    Optional<Kept> share(GrantId grant) {
        return sql.sql("select ticket, signature, keys from shares where grant_id = ?")
                .param(grant.bytes())
                .query((row, n) -> kept(row))
                .optional();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                SignedTicket.ofRow(row.getString("ticket"), row.getBytes("signature")),
                Optional.ofNullable(row.getBytes("keys")));
    }
}
