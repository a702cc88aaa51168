package health.parcha.cli;

import health.parcha.client.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** What the chain's JSON-RPC asks its callers for, where it does. */
final class EngineToken {
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    @Option(
            names = "--rpc-token-file",
            paramLabel = "FILE",
            description = "the token that the JSON-RPC asks for (JWT), mode 0600; read at each call")
    private Optional<Path> file = Optional.empty();

    Optional<Path> file() {
        return file;
    }

    /** The file's first line, as it is at each call. A file that is not there, or that others may read, is refused at once. */
    Optional<Supplier<String>> token() {
        file.ifPresent(EngineToken::firstLine);
        return file.map(path -> () -> firstLine(path));
    }

    private static String firstLine(Path path) {
        try {
            if (!OWNERS.containsAll(Files.getPosixFilePermissions(path))) {
                throw new BadInput(
                        "TOKEN_FILE", "Others than its owner may open " + path + ".", "Run chmod 600 on it.");
            }
            return Files.readString(path, StandardCharsets.US_ASCII)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new BadInput(
                    "TOKEN_FILE",
                    "Cannot read " + path + ": " + e.getClass().getSimpleName() + ".",
                    "The file holds one line, the token; mode 0600.");
        }
    }
}
