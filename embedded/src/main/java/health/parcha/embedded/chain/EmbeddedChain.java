package health.parcha.embedded.chain;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.EmbeddedFault.Code;
import health.parcha.embedded.Supervised;
import health.parcha.embedded.os.DataFolder;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A chain of one machine: Anvil mining at intervals, with every block copied into a journal on disk. Its folder holds
 * {@code blocks.journal}, {@code journalled-head}, {@code port}, {@code anvil.log}, {@code lock} and
 * {@code data-version}.
 *
 * <p>A block is durable from {@link #durableHead()} on; a younger one may vanish with its number if a process dies, so
 * nobody takes it as final. If Anvil dies while this object lives, a fresh one gets the same blocks, hash by hash,
 * behind the same URL. Transactions that were in no durable block are lost then: whoever sent them sends them again.
 *
 * <p>Anvil asks nobody for a password. Any program of this machine can reach it and rewrite the chain, so this is for a
 * demo with one owner, never for production.
 */
public final class EmbeddedChain implements Supervised {
    private static final int RESTARTS_IN_A_ROW = 5;
    private static final long TEND_EVERY_MILLIS = 100;

    private final AnvilBinary binary;
    private final ChainFolder folder;
    private final ChainSettings settings;
    private final InstantSource clock;
    private final Gate gate;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Thread keeper;
    private volatile ChainProcess process;
    private Doubts doubts = new Doubts(System.nanoTime());

    private EmbeddedChain(
            AnvilBinary binary,
            ChainFolder folder,
            ChainSettings settings,
            InstantSource clock,
            Gate gate,
            ChainProcess first) {
        this.binary = binary;
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
        this.gate = gate;
        this.process = first;
        this.keeper = Thread.ofPlatform().daemon().name("embedded-chain").unstarted(this::keep);
    }

    /**
     * Starts the chain of the folder, which is made if absent; an Anvil that a killed JVM left there is ended first. On
     * return the URL answers, with every durable block.
     *
     * @param clock gives genesis its time and the chain its clock
     * @throws EmbeddedFault PORT_IN_USE, FOLDER_IN_USE, DATA_NEWER, OTHER_CHAIN, JOURNAL_DAMAGED, REPLAY_DIFFERS,
     *     START_FAILED, STOP_FAILED, FILE_FAILED: nothing runs afterwards, no durable block was changed
     */
    public static EmbeddedChain start(AnvilBinary binary, Path folder, ChainSettings settings, InstantSource clock) {
        DataFolder data = DataFolder.open(folder, ChainFolder.VERSION);
        try {
            AnvilNode.stopLeftovers(binary, data.path());
            ChainFolder opened = ChainFolder.open(data, binary, settings, clock);
            try {
                return start(binary, opened, settings, clock);
            } catch (RuntimeException e) {
                opened.journal().close();
                throw e;
            }
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private static EmbeddedChain start(
            AnvilBinary binary, ChainFolder folder, ChainSettings settings, InstantSource clock) {
        Gate gate = folder.openGate(settings);
        try {
            ChainProcess first = folder.startProcess(binary, settings, clock);
            EmbeddedChain chain = new EmbeddedChain(binary, folder, settings, clock, gate, first);
            gate.openTo(first.port());
            chain.keeper.start();
            return chain;
        } catch (RuntimeException e) {
            gate.close();
            throw e;
        }
    }

    /** JSON-RPC over HTTP and WebSocket, the same at every start of the folder. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + gate.port());
    }

    /** The last block that survives anything. It rises only. */
    public BlockMark durableHead() {
        return folder.journal().last();
    }

    /** The file that tells {@link #durableHead()} to nodes in other processes. */
    public JournalledHead journalledHead() {
        return folder.head();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public CompletionStage<Void> end() {
        return end.minimalCompletionStage();
    }

    /** Copies the last blocks, then ends Anvil. */
    @Override
    public void close() {
        closing.countDown();
        try {
            keeper.join();
        } catch (InterruptedException e) {
            throw EmbeddedFault.interrupted("ending the embedded chain", e);
        }
    }

    private void keep() {
        try {
            while (!closing.await(TEND_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                tendOrRevive();
            }
            gate.close();
            copyTheLast();
            release();
            end.complete(null);
        } catch (Throwable e) {
            end.completeExceptionally(e);
            release();
        }
    }

    private void copyTheLast() {
        try {
            process.copyNewBlocks();
        } catch (RpcFailed diedWithUs) {
            // What is not in the journal was promised to nobody.
        }
    }

    private void release() {
        try (folder;
                gate) {
            process.stop();
        }
    }

    /** A dead Anvil is replaced at once, another when there are too many doubts. */
    private void tendOrRevive() {
        try {
            process.tend();
            doubts.well(System.nanoTime());
        } catch (RpcFailed e) {
            if (!process.isAlive() || doubts.areTooMany(e.kind(), System.nanoTime())) {
                gate.shut();
                process.stop();
                revive();
            }
        }
    }

    private void revive() {
        for (int left = RESTARTS_IN_A_ROW; ; left--) {
            try {
                process = folder.startProcess(binary, settings, clock);
                gate.openTo(process.port());
                doubts = new Doubts(System.nanoTime());
                return;
            } catch (EmbeddedFault e) {
                if (left == 1 || e.code() != Code.START_FAILED || closing.getCount() == 0) {
                    throw e;
                }
            }
        }
    }
}
