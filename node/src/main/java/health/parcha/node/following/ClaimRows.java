package health.parcha.node.following;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Seq;
import health.parcha.chain.follow.ChainEvent;
import health.parcha.chain.follow.SettledBlock;
import health.parcha.core.signed.Digest;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims to payers, as their events change them. */
record ClaimRows(JdbcClient jdbc) {
    private static final int WITHDRAWN = 0;
    private static final int SUBMITTED = 1;
    private static final int ACCEPTED = 2;
    private static final int REFUSED = 3;
    private static final int PAID = 4;
    private static final int REVERSED_BY_PHARMACY = 5;
    private static final int REVERSED_BY_PAYER = 6;

    void apply(SettledBlock block, ChainEvent.OfClaim event, Seq seq) {
        switch (event) {
            case ChainEvent.ClaimSubmitted e -> submitted(block, e, seq);
            case ChainEvent.ClaimAnswered e ->
                change(block, e.claim(), seq, e.accepted() ? ACCEPTED : REFUSED, Optional.of(e.document()));
            case ChainEvent.ClaimPaid e -> change(block, e.claim(), seq, PAID, Optional.of(e.document()));
            case ChainEvent.ClaimDisputed e -> disputed(block, e, seq);
            case ChainEvent.ClaimWithdrawn e -> change(block, e.claim(), seq, WITHDRAWN, Optional.empty());
            case ChainEvent.ClaimReversed e ->
                change(
                        block,
                        e.claim(),
                        seq,
                        e.byPayer() ? REVERSED_BY_PAYER : REVERSED_BY_PHARMACY,
                        Optional.of(e.document()));
        }
    }

    private void submitted(SettledBlock block, ChainEvent.ClaimSubmitted e, Seq seq) {
        jdbc.sql("""
                        insert into chain_claims (claim, prescription, delivery, rank, pharmacy, payer, state, round,
                            document, changed_at, seq, height)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (claim) do update set payer = excluded.payer, state = excluded.state,
                            round = excluded.round, document = excluded.document, changed_at = excluded.changed_at,
                            seq = excluded.seq, height = excluded.height""")
                .params(
                        e.claim().toArray(),
                        e.subject().prescription().bytes(),
                        e.subject().delivery(),
                        e.subject().rank(),
                        e.pharmacy().value(),
                        e.payer().value(),
                        SUBMITTED,
                        e.round(),
                        e.document().bytes(),
                        Timestamp.from(block.time()),
                        seq.next().value(),
                        block.height().value())
                .update();
    }

    private void disputed(SettledBlock block, ChainEvent.ClaimDisputed e, Seq seq) {
        change(block, e.claim(), seq, SUBMITTED, Optional.of(e.document()));
        jdbc.sql("update chain_claims set payer = ?, round = ? where claim = ?")
                .params(e.payer().value(), e.round(), e.claim().toArray())
                .update();
    }

    private void change(SettledBlock block, Bytes32 claim, Seq seq, int state, Optional<Digest> document) {
        int changed = jdbc.sql("""
                        update chain_claims set state = :state, document = :document, changed_at = :time, seq = :seq,
                            height = :height where claim = :claim""")
                .param("state", state)
                .param("document", document.map(Digest::bytes).orElse(null), Types.BINARY)
                .param("time", Timestamp.from(block.time()))
                .param("seq", seq.next().value())
                .param("height", block.height().value())
                .param("claim", claim.toArray())
                .update();
        if (changed != 1) {
            throw new IllegalStateException("the chain changed a claim that never was here: " + claim);
        }
    }
}
