package health.parcha.embedded.chain;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.os.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The last durable block, told to other processes by a small file (docs/spec/block-journal.md, "The journalled head"). A
 * node takes a block of an embedded chain as final only when its number is at most this one's.
 *
 * @param file {@code journalled-head} in the chain's folder
 */
public record JournalledHead(Path file) {

    /** The last durable block; empty before the chain ran for the first time. Cheap enough to ask several times a second. */
    public Optional<BlockMark> read() {
        try {
            List<String> words = List.of(
                    Files.readString(file, StandardCharsets.US_ASCII).strip().split(" "));
            return Optional.of(new BlockMark(Long.parseLong(words.get(0)), new BlockHash(words.get(1))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot read " + file + ".", e);
        }
    }

    void publish(BlockMark mark) {
        DurableFile.publish(file, (mark.number() + " " + mark.hash() + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
