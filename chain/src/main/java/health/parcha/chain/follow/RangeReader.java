package health.parcha.chain.follow;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.chain.contract.Words;
import health.parcha.chain.rpc.BlockHeader;
import health.parcha.chain.rpc.ChainUnreachable;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.LogEntry;
import health.parcha.chain.rpc.MinedTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a range of blocks: all headers in one body, all events in one call, and the transactions of those blocks alone in
 * which something happened. An empty block costs one header.
 */
record RangeReader(EthRpc rpc, Contracts contracts) {
    /** The blocks from..to; empty where the chain changed while it was read, which the next poll will see. */
    Optional<List<SettledBlock>> read(BlockHeight from, BlockHeight to) {
        List<BlockHeader> headers = rpc.headers(from, to);
        List<LogEntry> logs = rpc.logs(from, to, contracts.all());
        Map<Bytes32, List<LogEntry>> byBlock = logs.stream().collect(Collectors.groupingBy(LogEntry::block));
        List<SettledBlock> blocks = new ArrayList<>();
        for (BlockHeader header : headers) {
            List<LogEntry> own =
                    Optional.ofNullable(byBlock.remove(header.hash())).orElseGet(List::of);
            Optional<SettledBlock> block = block(header, own);
            if (block.isEmpty() || !follows(blocks, header)) {
                return Optional.empty();
            }
            blocks.add(block.get());
        }
        boolean whole = headers.size() == to.value() - from.value() + 1 && byBlock.isEmpty();
        return whole ? Optional.of(blocks) : Optional.empty();
    }

    private static boolean follows(List<SettledBlock> blocks, BlockHeader next) {
        return blocks.isEmpty() || blocks.getLast().ref().hash().equals(next.parent());
    }

    private Optional<SettledBlock> block(BlockHeader header, List<LogEntry> logs) {
        List<SettledEvent> events = new ArrayList<>();
        List<LogEntry> executed = new ArrayList<>();
        for (LogEntry log : logs) {
            EventKind.ofTopic(log.topics().getFirst()).ifPresent(kind -> {
                if (kind == EventKind.EXECUTED) {
                    executed.add(log);
                } else {
                    events.add(EventDecoder.decode(kind, log));
                }
            });
        }
        return batches(header, executed)
                .map(batches -> new SettledBlock(header.ref(), header.parent(), header.time(), batches, events));
    }

    private Optional<List<SettledBatch>> batches(BlockHeader header, List<LogEntry> executed) {
        if (executed.isEmpty()) {
            return Optional.of(List.of());
        }
        return rpc.transactions(header.hash()).map(transactions -> {
            Map<Bytes32, MinedTransaction> byHash =
                    transactions.stream().collect(Collectors.toMap(MinedTransaction::hash, Function.identity()));
            return executed.stream()
                    .map(log -> batch(log, byHash.get(log.transaction())))
                    .toList();
        });
    }

    private static SettledBatch batch(LogEntry log, @Nullable MinedTransaction transaction) {
        if (transaction == null) {
            throw new ChainUnreachable("the engine gave an event of a transaction that its block does not hold");
        }
        return new SettledBatch(
                transaction.hash(),
                transaction.index(),
                transaction.from(),
                transaction.input(),
                Bytes.of(Words.of(log.data()).bytes(0)));
    }
}
