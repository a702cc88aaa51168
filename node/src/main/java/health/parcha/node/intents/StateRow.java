package health.parcha.node.intents;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.BlockRef;
import health.parcha.chain.Bytes32;
import health.parcha.chain.intent.ResultCode;
import health.parcha.chain.relay.IntentState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A state as the columns of its row. */
record StateRow(String word, Optional<Bytes32> transaction, Optional<BlockRef> block, Optional<ResultCode> code) {
    static StateRow of(IntentState state) {
        return switch (state) {
            case IntentState.Received s -> row("received");
            case IntentState.Queued s ->
                new StateRow("queued", Optional.empty(), Optional.empty(), Optional.of(s.why()));
            case IntentState.Sent s ->
                new StateRow("sent", Optional.of(s.transaction()), Optional.empty(), Optional.empty());
            case IntentState.Mined s ->
                new StateRow("mined", Optional.of(s.transaction()), Optional.of(s.block()), Optional.of(s.code()));
            case IntentState.Final s ->
                new StateRow("final", Optional.empty(), Optional.of(s.block()), Optional.of(s.code()));
            case IntentState.Rejected s ->
                new StateRow("rejected", Optional.empty(), Optional.of(s.block()), Optional.of(s.code()));
            case IntentState.Expired s ->
                new StateRow("expired", Optional.empty(), Optional.of(s.block()), Optional.empty());
        };
    }

    private static StateRow row(String word) {
        return new StateRow(word, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static IntentState state(ResultSet row) throws SQLException {
        String word = row.getString("state");
        return switch (word) {
            case "received" -> new IntentState.Received();
            case "queued" -> new IntentState.Queued(code(row));
            case "sent" -> new IntentState.Sent(transaction(row));
            case "mined" -> new IntentState.Mined(transaction(row), block(row), code(row));
            case "final" -> new IntentState.Final(block(row), code(row));
            case "rejected" -> new IntentState.Rejected(block(row), code(row));
            case "expired" -> new IntentState.Expired(block(row));
            default -> throw new IllegalStateException("an intent's row has the state " + word);
        };
    }

    private static Bytes32 transaction(ResultSet row) throws SQLException {
        return Bytes32.of(Objects.requireNonNull(row.getBytes("transaction")));
    }

    private static BlockRef block(ResultSet row) throws SQLException {
        return new BlockRef(
                new BlockHeight(row.getLong("height")), Bytes32.of(Objects.requireNonNull(row.getBytes("block"))));
    }

    private static ResultCode code(ResultSet row) throws SQLException {
        return ResultCode.ofCode(row.getInt("code")).orElseThrow();
    }

    /** For "state, transaction, height, block, code". */
    @Nullable
    Object[] columns() {
        return new @Nullable Object[] {
            word,
            transaction.map(Bytes32::toArray).orElse(null),
            block.map(b -> b.height().value()).orElse(null),
            block.map(b -> b.hash().toArray()).orElse(null),
            code.map(ResultCode::code).orElse(null)
        };
    }
}
