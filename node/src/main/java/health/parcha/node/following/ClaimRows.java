package health.parcha.node.following;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Seq;
import health.parcha.chain.follow.ChainEvent;
import health.parcha.chain.follow.SettledBlock;
import health.parcha.core.claim.ClaimState;
import health.parcha.core.signed.Digest;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims to payers, as their events change them. */
record ClaimRows(JdbcClient jdbc) {
    void apply(SettledBlock block, ChainEvent.OfClaim event, Seq seq) {
        switch (event) {
            case ChainEvent.ClaimSubmitted e -> submitted(block, e, seq);
            case ChainEvent.ClaimAnswered e ->
                change(
                        block,
                        e.claim(),
                        seq,
                        e.accepted() ? ClaimState.ACCEPTED : ClaimState.REFUSED,
                        Optional.of(e.document()));
            case ChainEvent.ClaimPaid e -> change(block, e.claim(), seq, ClaimState.PAID, Optional.of(e.document()));
            case ChainEvent.ClaimDisputed e -> disputed(block, e, seq);
            case ChainEvent.ClaimWithdrawn e -> change(block, e.claim(), seq, ClaimState.NONE, Optional.empty());
            case ChainEvent.ClaimReversed e ->
                change(
                        block,
                        e.claim(),
                        seq,
                        e.byPayer() ? ClaimState.REVERSED_BY_PAYER : ClaimState.REVERSED_BY_PHARMACY,
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
                        ClaimState.SUBMITTED.code(),
                        e.round(),
                        e.document().bytes(),
                        Timestamp.from(block.time()),
                        seq.next().value(),
                        block.height().value())
                .update();
    }

    private void disputed(SettledBlock block, ChainEvent.ClaimDisputed e, Seq seq) {
        change(block, e.claim(), seq, ClaimState.SUBMITTED, Optional.of(e.document()));
        jdbc.sql("update chain_claims set payer = ?, round = ? where claim = ?")
                .params(e.payer().value(), e.round(), e.claim().toArray())
                .update();
    }

    private void change(SettledBlock block, Bytes32 claim, Seq seq, ClaimState state, Optional<Digest> document) {
        int changed = jdbc.sql("""
                        update chain_claims set state = :state, document = :document, changed_at = :time, seq = :seq,
                            height = :height where claim = :claim""")
                .param("state", state.code())
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
