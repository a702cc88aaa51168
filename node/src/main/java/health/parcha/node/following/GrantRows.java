package health.parcha.node.following;

import health.parcha.chain.Bytes32;
import health.parcha.chain.GrantState;
import health.parcha.chain.Seq;
import health.parcha.chain.follow.ChainEvent;
import health.parcha.chain.follow.SettledBlock;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Grants' slots and members' anchors, as their events change them. */
record GrantRows(JdbcClient jdbc) {
    void apply(SettledBlock block, ChainEvent.OfGrant event, Seq seq) {
        switch (event) {
            case ChainEvent.Granted e -> active(block, e.slot(), e.expiry(), seq);
            case ChainEvent.Renewed e -> active(block, e.slot(), e.expiry(), seq);
            case ChainEvent.Revoked e -> revoked(block, e.slot(), seq);
        }
    }

    private void active(SettledBlock block, Bytes32 slot, Instant expiry, Seq seq) {
        jdbc.sql("""
                        insert into chain_grants (slot, state, expiry, seq, height) values (?, ?, ?, ?, ?)
                        on conflict (slot) do update set
                            state = excluded.state, expiry = excluded.expiry, seq = excluded.seq, height = excluded.height""")
                .params(
                        slot.toArray(),
                        GrantState.ACTIVE.code(),
                        Timestamp.from(expiry),
                        seq.next().value(),
                        block.height().value())
                .update();
    }

    private void revoked(SettledBlock block, Bytes32 slot, Seq seq) {
        int changed = jdbc.sql("update chain_grants set state = ?, seq = ?, height = ? where slot = ?")
                .params(
                        GrantState.REVOKED.code(),
                        seq.next().value(),
                        block.height().value(),
                        slot.toArray())
                .update();
        if (changed != 1) {
            throw new IllegalStateException("the chain revoked a grant that was never made here: " + slot);
        }
    }

    void anchored(SettledBlock block, ChainEvent.Anchored e, Seq seq) {
        jdbc.sql("""
                        insert into chain_anchors (member, size, root, time, seq, height) values (?, ?, ?, ?, ?, ?)
                        on conflict (member) do update set size = excluded.size, root = excluded.root, time = excluded.time,
                            seq = excluded.seq, height = excluded.height""")
                .params(
                        e.member().value(),
                        e.size(),
                        e.root().toArray(),
                        Timestamp.from(block.time()),
                        seq.next().value(),
                        block.height().value())
                .update();
    }
}
