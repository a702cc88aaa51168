package health.parcha.node.following;

import health.parcha.chain.Contracts;
import health.parcha.chain.follow.ChainEvent;
import health.parcha.chain.follow.SettledBlock;
import health.parcha.chain.follow.SettledEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the events of settled blocks make of the tables that {@link ChainFacts} reads. Every changed row is kept as it was,
 * under the block's height (V1.5__chain.sql, V4.2__dispensing.sql), so that the block can be taken back.
 */
@Component
class Projection {
    private final JdbcClient jdbc;
    private final AccountRows accounts;
    private final MemberRows members;
    private final GrantRows grants;
    private final PrescriptionRows prescriptions;
    private final ClaimRows claims;

    Projection(JdbcClient jdbc, Contracts contracts) {
        this.jdbc = jdbc;
        this.accounts = new AccountRows(jdbc);
        this.members = new MemberRows(jdbc, contracts);
        this.grants = new GrantRows(jdbc);
        this.prescriptions = new PrescriptionRows(jdbc);
        this.claims = new ClaimRows(jdbc);
    }

    /** Says whose events the next ones are. Inside the transaction that stores the block. */
    void begin(SettledBlock block) {
        jdbc.sql("select set_config('parcha.height', ?, true)")
                .param(block.height().toString())
                .query(String.class)
                .single();
    }

    /** Inside the same transaction, in the order of the chain. */
    void apply(SettledBlock block, SettledEvent settled) {
        switch (settled.event()) {
            case ChainEvent.OfAccount event -> accounts.apply(block, event, settled.seq());
            case ChainEvent.OfMember event -> members.apply(block, event, settled);
            case ChainEvent.OfGrant event -> grants.apply(block, event, settled.seq());
            case ChainEvent.OfPrescription event -> prescriptions.apply(block, event, settled.seq());
            case ChainEvent.OfClaim event -> claims.apply(block, event, settled.seq());
            // Requests to break the glass are asked of the chain itself, and each is logged (ChainEntries).
            case ChainEvent.OfBreak event -> {}
            case ChainEvent.Anchored event -> grants.anchored(block, event, settled.seq());
        }
    }
}
