package health.parcha.embedded.chain;

import java.util.List;

/** One row of the block journal (docs/spec/block-journal.md). Times are seconds since 1970, as in block headers. */
sealed interface JournalRow {

    /** The first row, and only it: all that a fresh chain must be told to have the same first block. */
    record Genesis(long chainId, long time, long gasLimit, String hardfork, BlockHash hash) implements JournalRow {}

    /** Blocks follow one another without gap; both kinds of block rows know where they begin and end. */
    sealed interface Blocks extends JournalRow {
        long firstNumber();

        long firstTime();

        long lastTime();

        BlockMark last();
    }

    /** A block with transactions, in their order. */
    record Full(long number, long time, BlockHash hash, List<RawTransaction> transactions) implements Blocks {
        @Override
        public long firstNumber() {
            return number;
        }

        @Override
        public long firstTime() {
            return time;
        }

        @Override
        public long lastTime() {
            return time;
        }

        @Override
        public BlockMark last() {
            return new BlockMark(number, hash);
        }
    }

    /** {@code count} empty blocks, {@code interval} seconds apart; the last one's hash covers the others'. */
    record Empty(long firstNumber, long count, long firstTime, long interval, BlockHash lastHash) implements Blocks {

        static Empty single(long number, long time, BlockHash hash) {
            return new Empty(number, 1, time, 0, hash);
        }

        @Override
        public long lastTime() {
            return firstTime + (count - 1) * interval;
        }

        @Override
        public BlockMark last() {
            return new BlockMark(firstNumber + count - 1, lastHash);
        }

        /** Whether the next run goes on with the same interval. */
        boolean continuedBy(Empty next) {
            long step = next.firstTime - lastTime();
            return next.firstNumber == firstNumber + count
                    && (count == 1 || interval == step)
                    && (next.count == 1 || next.interval == step)
                    && count + next.count <= JournalFormat.LONGEST_RUN
                    && step <= JournalFormat.LONGEST_INTERVAL;
        }

        Empty with(Empty next) {
            return new Empty(firstNumber, count + next.count, firstTime, next.firstTime - lastTime(), next.lastHash);
        }
    }
}
