package health.parcha.cli;

import health.parcha.client.consent.Revoke;
import health.parcha.client.session.Me;
import health.parcha.core.consent.GrantId;
import health.parcha.core.signed.Json;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "revoke",
        description =
                "Takes a share back: nodes stop serving at once, then the locks are changed. Copies are not recalled.",
        footer = {"", "Examples:", "  parcha share revoke 7c1e... ...", "  parcha share revoke --all ..."})
final class ShareRevoke extends PersonVerb {
    @Parameters(index = "0", arity = "0..1", paramLabel = "GRANT")
    private Optional<String> grant = Optional.empty();

    @Option(names = "--all", description = "every share at once")
    private boolean all;

    @Override
    int run(Me me) {
        if (all == grant.isPresent()) {
            throw new WrongUsage("name one grant, or --all");
        }
        if (all) {
            new Revoke(me).revokeAll();
        } else {
            new Revoke(me).revoke(id(grant.orElseThrow()));
        }
        output.give(
                Json.object().put("revoked", grant.orElse("all")).done(),
                () ->
                        "Revoked, and the locks are changed: what is written from now on does not open with the old keys.");
        return 0;
    }

    private static GrantId id(String text) {
        try {
            return new GrantId(text);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("\"" + text + "\" is no grant id: 64 hexadecimal digits");
        }
    }
}
