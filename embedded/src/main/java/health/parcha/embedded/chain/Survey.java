package health.parcha.embedded.chain;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.EmbeddedFault.Code;
import health.parcha.embedded.chain.JournalRow.Blocks;
import health.parcha.embedded.chain.JournalRow.Genesis;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a journal holds, read once from end to end before it is trusted.
 *
 * @param wholeUpTo bytes of whole frames; what follows is the torn last row of a crash
 * @param packableRows rows a packing would save
 */
record Survey(Genesis genesis, BlockMark last, long lastTime, long wholeUpTo, long packableRows) {

    static Survey of(Path file, long published) throws IOException {
        if (!Files.exists(file)) {
            throw damaged(file, "it is missing");
        }
        try (JournalReader reader = new JournalReader(file)) {
            Survey survey = read(file, reader);
            requireOnlyTheTailTorn(file, survey.wholeUpTo());
            if (survey.last.number() < published) {
                throw damaged(
                        file,
                        "it ends at block " + survey.last.number() + ", but block " + published
                                + " was said to be durable");
            }
            return survey;
        }
    }

    private static Survey read(Path file, JournalReader reader) throws IOException {
        if (!(reader.next() instanceof Genesis genesis)) {
            throw damaged(file, "it does not begin with a genesis row");
        }
        BlockMark last = new BlockMark(0, genesis.hash());
        long lastTime = genesis.time();
        RunPacker packer = new RunPacker(row -> {});
        for (JournalRow row = reader.next(); row != null; row = reader.next()) {
            if (!(row instanceof Blocks blocks)
                    || blocks.firstNumber() != last.number() + 1
                    || blocks.firstTime() <= lastTime) {
                throw damaged(file, "the row after block " + last.number() + " does not follow it");
            }
            packer.add(blocks);
            last = blocks.last();
            lastTime = blocks.lastTime();
        }
        return new Survey(genesis, last, lastTime, reader.wholeUpTo(), packer.saved());
    }

    private static void requireOnlyTheTailTorn(Path file, long wholeUpTo) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(wholeUpTo);
            if (JournalReader.holdsWholeFrame(in.readAllBytes())) {
                throw damaged(file, "a broken row at byte " + wholeUpTo + " is followed by whole ones");
            }
        }
    }

    private static EmbeddedFault damaged(Path file, String how) {
        return new EmbeddedFault(
                Code.JOURNAL_DAMAGED,
                "The block journal " + file + " is damaged: " + how + ".",
                "Put back a copy of the whole folder, or begin a new chain in another folder.");
    }
}
