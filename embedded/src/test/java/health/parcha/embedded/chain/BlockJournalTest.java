package health.parcha.embedded.chain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.chain.JournalRow.Blocks;
import health.parcha.embedded.chain.JournalRow.Empty;
import health.parcha.embedded.chain.JournalRow.Full;
import health.parcha.embedded.chain.JournalRow.Genesis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockJournalTest {
    private static final Genesis GENESIS = new Genesis(31_999, 1_795_000_000L, 60_000_000, "london", hash(0));

    @TempDir
    Path folder;

    @Test
    void frames_areThoseOfTheSpecification() throws IOException {
        String spec = Files.readString(Path.of(System.getProperty("parcha.root"), "docs/spec/block-journal.md"));
        List<JournalRow> rows = List.of(
                GENESIS,
                new Full(1, 1_795_000_001L, hash(1), List.of(new RawTransaction("0x02c0"))),
                new Empty(2, 3, 1_795_000_002L, 1, hash(4)));
        for (JournalRow row : rows) {
            String frame = HexFormat.of().formatHex(JournalFormat.frame(row));
            assertTrue(spec.replaceAll("\\s", "").contains(frame), () -> row + " is not in the page as " + frame);
        }
    }

    @Test
    void rows_areReadBackWithRunsOfEmptyBlocksJoined() {
        Full full =
                new Full(3, 1_795_000_003L, hash(3), List.of(new RawTransaction("0x0a"), new RawTransaction("0x0b")));
        try (BlockJournal journal = BlockJournal.begin(file(), GENESIS)) {
            journal.append(empty(1, 1));
            journal.append(empty(2, 2));
            journal.append(full);
            journal.append(empty(4, 4));
            journal.append(empty(5, 6));
            journal.append(empty(6, 8));
            journal.append(empty(7, 9));
        }
        try (BlockJournal journal = BlockJournal.open(file(), 7)) {
            assertEquals(
                    List.of(
                            new Empty(1, 2, GENESIS.time() + 1, 1, hash(2)),
                            full,
                            new Empty(4, 3, GENESIS.time() + 4, 2, hash(6)),
                            new Empty(7, 1, GENESIS.time() + 9, 0, hash(7))),
                    rows(journal));
            assertEquals(new BlockMark(7, hash(7)), journal.last());
        }
    }

    @Test
    void everyCutInsideTheLastRow_opensAtTheBlockBefore() throws IOException {
        long wholeBefore = write(5);
        byte[] bytes = Files.readAllBytes(file());
        for (int length = (int) wholeBefore; length < bytes.length; length++) {
            Files.write(file(), Arrays.copyOf(bytes, length));
            try (BlockJournal journal = BlockJournal.open(file(), 4)) {
                assertEquals(new BlockMark(4, hash(4)), journal.last());
                journal.append(empty(5, 5));
            }
            assertArrayEquals(bytes, Files.readAllBytes(file()));
        }
    }

    @Test
    void everyFlippedByteBeforeTheLastRow_isRefused() throws IOException {
        long wholeBefore = write(5);
        byte[] bytes = Files.readAllBytes(file());
        for (int at = 0; at < wholeBefore; at++) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 0x10;
            Files.write(file(), flipped);
            EmbeddedFault fault = assertThrows(EmbeddedFault.class, () -> BlockJournal.open(file(), 0));
            assertEquals(EmbeddedFault.Code.JOURNAL_DAMAGED, fault.code());
            assertArrayEquals(flipped, Files.readAllBytes(file()));
        }
    }

    @Test
    void journalThatIsGone_thoughBlocksWereSaidToBeDurable_isRefused() {
        EmbeddedFault fault = assertThrows(EmbeddedFault.class, () -> BlockJournal.open(file(), 1));
        assertEquals(EmbeddedFault.Code.JOURNAL_DAMAGED, fault.code());
    }

    @Test
    void block_thatDoesNotFollowTheLast_isNotTaken() {
        try (BlockJournal journal = BlockJournal.begin(file(), GENESIS)) {
            journal.append(empty(1, 1));
            assertThrows(IllegalArgumentException.class, () -> journal.append(empty(3, 3)));
            assertThrows(IllegalArgumentException.class, () -> journal.append(empty(2, 1)));
            assertEquals(1, journal.last().number());
        }
    }

    @Test
    void manyEmptyBlocks_arePackedWhenTheJournalIsOpened() throws IOException {
        long before = write(2_000);
        try (BlockJournal journal = BlockJournal.open(file(), 2_000)) {
            assertEquals(List.of(new Empty(1, 2_000, GENESIS.time() + 1, 1, hash(2_000))), rows(journal));
            journal.append(empty(2_001, 2_001));
        }
        assertTrue(Files.size(file()) < before / 100);
        try (BlockJournal journal = BlockJournal.open(file(), 2_001)) {
            assertEquals(new BlockMark(2_001, hash(2_001)), journal.last());
        }
    }

    /** Writes so many empty blocks one by one; gives the size before the last. */
    private long write(int blocks) throws IOException {
        try (BlockJournal journal = BlockJournal.begin(file(), GENESIS)) {
            long size = 0;
            for (int number = 1; number <= blocks; number++) {
                size = Files.size(file());
                journal.append(empty(number, number));
            }
            return size;
        }
    }

    private Path file() {
        return folder.resolve("blocks.journal");
    }

    private static Empty empty(long number, long afterGenesis) {
        return Empty.single(number, GENESIS.time() + afterGenesis, hash(number));
    }

    private static List<Blocks> rows(BlockJournal journal) {
        List<Blocks> rows = new ArrayList<>();
        journal.replay(rows::add);
        return rows;
    }

    private static BlockHash hash(long number) {
        return new BlockHash("0x%064x".formatted(number));
    }
}
