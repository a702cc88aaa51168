package health.parcha.embedded.chain;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.EmbeddedFault.Code;
import health.parcha.embedded.chain.Watchdog.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** One Anvil with the journal's past behind it: mines, is watched, and has its blocks copied into the journal. */
final class ChainProcess {
    /** Of one call. An answer that was lost on its way must not hold the journal for longer: it is asked for again. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AnvilNode node;
    private final AnvilRpc rpc;
    private final BlockJournal journal;
    private final JournalledHead head;
    private final InstantSource clock;
    private final Pace pace;
    private final Watchdog watchdog;
    private Duration blockTime = Duration.ZERO;

    private ChainProcess(
            AnvilNode node, BlockJournal journal, JournalledHead head, ChainSettings settings, InstantSource clock) {
        this.node = node;
        this.rpc = node.rpc().within(PATIENCE);
        this.journal = journal;
        this.head = head;
        this.clock = clock;
        Instant now = clock.instant();
        this.pace = new Pace(settings, now);
        this.watchdog = new Watchdog(settings.blockTime(), journal.last().number(), now);
    }

    /** Starts an Anvil in the folder, replays the journal into it, sets its clock and lets it mine. */
    static ChainProcess start(
            AnvilBinary binary,
            Path folder,
            BlockJournal journal,
            JournalledHead head,
            ChainSettings settings,
            InstantSource clock) {
        AnvilNode.stopLeftovers(binary, folder);
        AnvilNode node = AnvilNode.start(binary, folder, AnvilNode.Seed.of(journal.genesis()));
        try {
            new Replay(node.rpc()).run(journal);
            ChainProcess process = new ChainProcess(node, journal, head, settings, clock);
            process.mineFromNow();
            return process;
        } catch (RuntimeException e) {
            node.stop();
            throw e;
        } catch (RpcFailed e) {
            node.stop();
            throw new EmbeddedFault(
                    Code.START_FAILED, "Anvil does not begin to mine: " + e.getMessage() + ".", "Start again.");
        }
    }

    /** The replay left Anvil's clock in the past; the next block, one block time ahead, brings it back. */
    private void mineFromNow() throws RpcFailed {
        Duration first = pace.blockTime(clock.instant());
        long next = clock.instant().plus(first).getEpochSecond();
        rpc.call("evm_setNextBlockTimestamp", Math.max(next, journal.lastTime() + 1));
        setBlockTime(first);
        head.publish(journal.last());
    }

    private void setBlockTime(Duration wanted) throws RpcFailed {
        if (!wanted.equals(blockTime)) {
            rpc.call("evm_setIntervalMining", wanted.toSeconds());
            blockTime = wanted;
        }
    }

    int port() {
        return node.port();
    }

    long pid() {
        return node.pid();
    }

    boolean isAlive() {
        return node.child().isAlive();
    }

    /** Copies new blocks into the journal, then looks after the miner. To be called several times a second. */
    void tend() throws RpcFailed {
        copyNewBlocks();
        long pending = AnvilRpc.number(rpc.call("txpool_status").path("pending"));
        Instant now = clock.instant();
        if (pending > 0) {
            pace.sawWork(now);
        }
        setBlockTime(pace.blockTime(now));
        Verdict verdict = watchdog.look(journal.last().number(), pending, now);
        if (verdict == Verdict.NUDGE) {
            blockTime = Duration.ZERO;
            setBlockTime(pace.blockTime(now));
            rpc.call("evm_mine");
        } else if (verdict == Verdict.RESTART) {
            throw new RpcFailed(RpcFailed.Kind.STALLED, pending + " transactions wait and no block comes");
        }
    }

    /** The journal first, then the word of it: a block anybody was told of is on disk. */
    void copyNewBlocks() throws RpcFailed {
        long newest = rpc.number("eth_blockNumber");
        if (newest < journal.last().number()) {
            throw new RpcFailed("the chain went back to block " + newest);
        }
        while (journal.last().number() < newest) {
            MinedBlock block = MinedBlock.read(rpc, journal.last().number() + 1);
            requireReplayable(block);
            journal.append(block.row(rpc));
            head.publish(journal.last());
            if (!block.transactionHashes().isEmpty()) {
                pace.sawWork(clock.instant());
            }
        }
    }

    private void requireReplayable(MinedBlock block) throws RpcFailed {
        if (!block.parent().equals(journal.last().hash())) {
            throw new RpcFailed("block " + block.mark().number() + " does not follow the journal");
        }
        // Two ticks that fall into one second: Anvil mines them, but would not mine the second again.
        if (block.time() <= journal.lastTime()) {
            throw new RpcFailed("block " + block.mark().number() + " is no later than the one before");
        }
        if (block.gasLimit() != journal.genesis().gasLimit()) {
            throw new RpcFailed("somebody changed the gas limit to " + block.gasLimit());
        }
        if (block.gasUsed() > block.gasLimit() / 2) {
            throw new RpcFailed("block " + block.mark().number() + " is too full to be replayed");
        }
    }

    void stop() {
        node.stop();
    }
}
