package health.parcha.cli;

import health.parcha.client.BadInput;
import health.parcha.seal.age.Identity;
import health.parcha.seal.age.PassphraseIdentity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What opens an age file. */
final class Identities {
    @Option(
            names = {"-i", "--identity"},
            paramLabel = "FILE",
            description = "an age identity file")
    private Optional<Path> identity = Optional.empty();

    @Option(
            names = {"-p", "--passphrase"},
            description = "asks for a passphrase")
    private boolean passphrase;

    boolean given() {
        return identity.isPresent() || passphrase;
    }

    List<? extends Identity> read() {
        if (passphrase) {
            char[] secret = SecretInput.prompt("Passphrase: ");
            try {
                return List.of(PassphraseIdentity.of(secret));
            } finally {
                Arrays.fill(secret, '\0');
            }
        }
        Path file = identity.orElseThrow(() -> new WrongUsage("name what opens it: --identity FILE or --passphrase"));
        try {
            return Identity.parseFile(new String(AccountCreate.bytes(file), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new BadInput("IDENTITY_FILE", file + ": " + e.getMessage() + ".", "Name an age identity file.");
        }
    }
}
