package health.parcha.embedded.chain;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.EmbeddedFault.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The program Anvil, version 1.7.1. It comes out of the npm package {@code @foundry-rs/anvil-linux-amd64}, whose
 * {@code bin} folder holds it; the wrapper package {@code @foundry-rs/anvil} and its install script are not needed.
 *
 * @param file the executable
 */
public record AnvilBinary(Path file) {

    /** @throws EmbeddedFault BINARY_UNUSABLE if there is no executable file */
    public AnvilBinary {
        if (!Files.isExecutable(file)) {
            throw new EmbeddedFault(
                    Code.BINARY_UNUSABLE,
                    "There is no Anvil at " + file + ".",
                    "Run npm ci in the folder contracts, or name another Ethereum chain by its URL.");
        }
    }

    /** The name under which /proc shows it, links followed. */
    String programName() {
        try {
            return file.toRealPath().getFileName().toString();
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot resolve " + file + ".", e);
        }
    }

    /** The one that npm installed below {@code nodeModules}, as in contracts/node_modules. */
    public static AnvilBinary installedIn(Path nodeModules) {
        return new AnvilBinary(nodeModules.resolve("@foundry-rs/anvil-linux-amd64/bin/anvil"));
    }
}
