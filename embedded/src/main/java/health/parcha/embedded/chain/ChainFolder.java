package health.parcha.embedded.chain;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.EmbeddedFault.Code;
import health.parcha.embedded.chain.JournalRow.Genesis;
import health.parcha.embedded.os.DataFolder;
import health.parcha.embedded.os.DurableFile;
import health.parcha.embedded.os.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** What a chain keeps on disk. */
record ChainFolder(DataFolder data, BlockJournal journal, JournalledHead head) implements AutoCloseable {
    static final int VERSION = 1;

    /**
     * The floor the contracts are compiled for. It also keeps empty blocks cheap: from Cancun on each block writes to
     * system contracts, whose storage Anvil hashes anew (docs/decisions, embedded chain).
     */
    private static final String HARDFORK = "london";

    /**
     * So high that no transaction waits for want of gas: what relays have in flight is a fiftieth of it. One that waits
     * leaves a trace in the block it was left out of, which no replay could know (docs/spec/block-journal.md, "Full
     * blocks").
     */
    private static final long GAS_LIMIT = 10_000_000_000L;

    /** Opens the journal of the folder, or begins one with a genesis of now. */
    static ChainFolder open(DataFolder data, AnvilBinary binary, ChainSettings settings, InstantSource clock) {
        Path file = data.path().resolve("blocks.journal");
        JournalledHead head = new JournalledHead(data.path().resolve("journalled-head"));
        BlockJournal journal = Files.exists(file) || head.read().isPresent()
                ? BlockJournal.open(file, head.read().map(BlockMark::number).orElse(0L))
                : BlockJournal.begin(file, genesis(binary, data.path(), seed(settings, clock)));
        if (journal.genesis().chainId() != settings.chainId()) {
            journal.close();
            throw new EmbeddedFault(
                    Code.OTHER_CHAIN,
                    "The folder " + data.path() + " holds chain "
                            + journal.genesis().chainId() + ", asked for was " + settings.chainId() + ".",
                    "Ask for that chain, or choose another folder.");
        }
        return new ChainFolder(data, journal, head);
    }

    private static AnvilNode.Seed seed(ChainSettings settings, InstantSource clock) {
        return new AnvilNode.Seed(settings.chainId(), clock.instant().getEpochSecond(), GAS_LIMIT, HARDFORK);
    }

    /** The genesis row of such a chain; Anvil runs once to tell the hash. */
    static Genesis genesis(AnvilBinary binary, Path folder, AnvilNode.Seed seed) {
        AnvilNode node = AnvilNode.start(binary, folder, seed);
        try {
            BlockHash hash = MinedBlock.read(node.rpc(), 0).mark().hash();
            return new Genesis(seed.chainId(), seed.time(), seed.gasLimit(), seed.hardfork(), hash);
        } catch (RpcFailed e) {
            throw new EmbeddedFault(Code.START_FAILED, "Anvil has no genesis: " + e.getMessage() + ".", "Start again.");
        } finally {
            node.stop();
        }
    }

    ChainProcess startProcess(AnvilBinary binary, ChainSettings settings, InstantSource clock) {
        return ChainProcess.start(binary, data.path(), journal, head, settings, clock);
    }

    /** Takes the port asked for, else the one of before, else a free one; it is kept for the next start. */
    Gate openGate(ChainSettings settings) {
        Path file = data.path().resolve("port");
        Gate gate = Gate.on(settings.port().orElseGet(() -> keptPort(file)), file.toString());
        DurableFile.replace(file, (gate.port() + "\n").getBytes(StandardCharsets.US_ASCII));
        return gate;
    }

    private static int keptPort(Path file) {
        try {
            return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : Ports.free();
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot read " + file + ".", e);
        }
    }

    @Override
    public void close() {
        try (data) {
            journal.close();
        }
    }
}
