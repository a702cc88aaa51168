package health.parcha.embedded.chain;

import static java.util.Objects.requireNonNull;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.chain.JournalRow.Blocks;
import health.parcha.embedded.chain.JournalRow.Genesis;
import health.parcha.embedded.os.DurableFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** The durable truth of an embedded chain: every block since genesis, forced to disk row by row. One writer. */
final class BlockJournal implements AutoCloseable {
    /** Rows a packing must save before the whole file is written anew for it. */
    private static final long WORTH_PACKING = 1_000;

    private final Path file;
    private final FileChannel channel;
    private final Genesis genesis;
    /** Read by other threads than the writer's. */
    private volatile BlockMark last;

    private long lastTime;

    private BlockJournal(Path file, FileChannel channel, Survey survey) {
        this.file = file;
        this.channel = channel;
        this.genesis = survey.genesis();
        this.last = survey.last();
        this.lastTime = survey.lastTime();
    }

    /** Begins a journal. It is on disk with its genesis row, or absent. */
    static BlockJournal begin(Path file, Genesis genesis) {
        DurableFile.replace(file, JournalFormat.frame(genesis));
        return open(file, 0);
    }

    /**
     * Opens a journal, cuts off a torn last row and packs runs of empty blocks.
     *
     * @param published the highest block any reader was told to be durable
     * @throws EmbeddedFault JOURNAL_DAMAGED if such a block, or any but the last row, is missing; the file is unchanged
     */
    static BlockJournal open(Path file, long published) {
        try {
            Survey survey = Survey.of(file, published);
            if (survey.packableRows() >= WORTH_PACKING) {
                pack(file);
                survey = Survey.of(file, published);
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            if (channel.size() > survey.wholeUpTo()) {
                channel.truncate(survey.wholeUpTo());
                channel.force(true);
            }
            channel.position(survey.wholeUpTo());
            return new BlockJournal(file, channel, survey);
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot open the block journal " + file + ".", e);
        }
    }

    Genesis genesis() {
        return genesis;
    }

    /** The last block on disk. */
    BlockMark last() {
        return last;
    }

    long lastTime() {
        return lastTime;
    }

    /** Adds the blocks after {@link #last()}. On return they are on disk: the point after which a crash loses nothing. */
    void append(Blocks row) {
        if (row.firstNumber() != last.number() + 1 || row.firstTime() <= lastTime) {
            throw new IllegalArgumentException("block " + row.firstNumber() + " does not follow " + last.number());
        }
        try {
            ByteBuffer frame = ByteBuffer.wrap(JournalFormat.frame(row));
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
            channel.force(false);
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot write the block journal " + file + ".", e);
        }
        last = row.last();
        lastTime = row.lastTime();
    }

    /** Gives all blocks since genesis in order, neighbouring runs of empty ones as one. */
    void replay(Consumer<Blocks> to) {
        try (JournalReader reader = new JournalReader(file)) {
            packed(reader, to);
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot read the block journal " + file + ".", e);
        }
    }

    /** Writes the journal anew, runs as one row each; the new file takes the old one's place by a rename. */
    private static void pack(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".packed");
        try (JournalReader reader = new JournalReader(file);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16)) {
            out.write(JournalFormat.frame(requireNonNull(reader.next(), "a surveyed journal has a genesis row")));
            packed(reader, row -> write(out, row));
        }
        DurableFile.sync(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        DurableFile.syncNameOf(file);
    }

    private static void write(OutputStream out, Blocks row) {
        try {
            out.write(JournalFormat.frame(row));
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot pack the block journal.", e);
        }
    }

    private static void packed(JournalReader reader, Consumer<Blocks> to) throws IOException {
        RunPacker packer = new RunPacker(to);
        for (JournalRow row = reader.next(); row != null; row = reader.next()) {
            if (row instanceof Blocks blocks) {
                packer.add(blocks);
            }
        }
        packer.flush();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot close the block journal " + file + ".", e);
        }
    }
}
