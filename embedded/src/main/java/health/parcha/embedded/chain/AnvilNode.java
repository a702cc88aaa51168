package health.parcha.embedded.chain;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.EmbeddedFault.Code;
import health.parcha.embedded.os.ChildProcess;
import health.parcha.embedded.os.Leftovers;
import health.parcha.embedded.os.Listener;
import health.parcha.embedded.os.Pause;
import health.parcha.embedded.os.Ports;
import health.parcha.embedded.os.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A running Anvil that mines nothing until told to, on a private port of its own. */
record AnvilNode(ChildProcess child, int port, AnvilRpc rpc) {
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);
    private static final Duration RPC_PATIENCE = Duration.ofSeconds(30);

    /** What of genesis is chosen before the chain exists. */
    record Seed(long chainId, long time, long gasLimit, String hardfork) {
        static Seed of(JournalRow.Genesis genesis) {
            return new Seed(genesis.chainId(), genesis.time(), genesis.gasLimit(), genesis.hardfork());
        }
    }

    static AnvilNode start(AnvilBinary binary, Path folder, Seed seed) {
        int port = Ports.free();
        ChildProcess child = ChildProcess.start(command(binary, seed, port), folder, folder.resolve("anvil.log"));
        AnvilNode node = new AnvilNode(child, port, new AnvilRpc(port, RPC_PATIENCE));
        try {
            node.awaitReady();
            return node;
        } catch (RuntimeException e) {
            node.stop();
            throw e;
        }
    }

    private static List<String> command(AnvilBinary binary, Seed seed, int port) {
        return List.of(
                binary.file().toAbsolutePath().toString(),
                "--host=127.0.0.1",
                "--port=" + port,
                "--chain-id=" + seed.chainId(),
                "--timestamp=" + seed.time(),
                "--gas-limit=" + seed.gasLimit(),
                "--hardfork=" + seed.hardfork(),
                "--base-fee=0",
                "--gas-price=0",
                "--disable-min-priority-fee",
                // No known keys, no state per block, no mining but ours.
                "--accounts=0",
                "--prune-history",
                "--no-mining",
                "--order=fifo",
                "--no-cors",
                "--quiet");
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!isReady()) {
            if (!child.isAlive() || System.nanoTime() - deadline > 0) {
                throw new EmbeddedFault(
                        Code.START_FAILED,
                        "Anvil did not become ready. Its log ends:\n" + child.logTail() + "\n",
                        "Mend what the log names, then start again.");
            }
            Pause.millis(10, "waiting for Anvil");
        }
    }

    /** Whoever else was faster on the port would answer too, so its owner is asked for first. */
    private boolean isReady() {
        if (!new Listener(port).isProcess(pid())) {
            return false;
        }
        try {
            rpc.call("eth_chainId");
            return true;
        } catch (RpcFailed notYet) {
            return false;
        }
    }

    long pid() {
        return child.pid();
    }

    /** Anvil keeps nothing, so it needs no gentle end. */
    void stop() {
        rpc.close();
        if (child.isAlive()) {
            child.kill();
        }
    }

    /** Ends an Anvil that a killed supervisor left in the folder. Blocks it mined alone were durable to nobody. */
    static void stopLeftovers(AnvilBinary binary, Path folder) {
        Leftovers leftovers = new Leftovers(binary.programName(), folder);
        leftovers.pids().forEach(Signal.KILL::send);
        if (!leftovers.gone(ENDS_WITHIN)) {
            throw new EmbeddedFault(
                    Code.STOP_FAILED,
                    "A former Anvil of " + folder + " does not end (process ids " + leftovers.pids() + ").",
                    "End it by hand, then start again.");
        }
    }
}
