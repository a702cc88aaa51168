package health.parcha.node.following;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.follow.FinalityRule;
import health.parcha.chain.rpc.ChainUnreachable;
import health.parcha.node.configuration.NodeSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** When a block counts, as the operator set it. */
final class Finality {
    private Finality() {}

    static FinalityRule of(NodeSettings.Finality setting) {
        return setting.journal()
                .<FinalityRule>map(file -> head -> journalled(file))
                .orElseGet(() -> FinalityRule.depth(setting.depth().orElseThrow()));
    }

    /** The file has the number and the hash of the last block on disk; absent before the chain's first start. */
    private static Optional<BlockHeight> journalled(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            return Optional.of(new BlockHeight(Long.parseLong(text.substring(0, text.indexOf(' ')))));
        } catch (NoSuchFileException notYet) {
            return Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            throw new ChainUnreachable("cannot tell which block is on disk by " + file, unreadable);
        }
    }
}
