package health.parcha.node.following;

import health.parcha.core.consent.GrantId;
import health.parcha.core.party.AccountId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Grants whose tickets their owners deposited at this member. */
@Component
class DepositedGrants {
    private final JdbcClient jdbc;

    DepositedGrants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose file it opens; empty where it was not deposited here. */
    Optional<AccountId> ownerOf(GrantId grant) {
        if (!jdbc.sql("select to_regclass('tickets') is not null")
                .query(Boolean.class)
                .single()) {
            return Optional.empty();
        }
        return jdbc.sql("select account from tickets where grant_id = ? and keys is not null")
                .param(grant.bytes())
                .query((row, i) -> AccountId.of(row.getBytes(1)))
                .optional();
    }
}
