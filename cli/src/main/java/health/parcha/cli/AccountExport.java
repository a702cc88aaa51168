package health.parcha.cli;

import health.parcha.client.bundle.ExportAccount;
import health.parcha.client.session.Me;
import health.parcha.core.signed.Json;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        description = "Everything one has, decrypted, into a folder; or the age identities alone.",
        footer = {
            "",
            "Examples:",
            "  parcha account export --out my-file ...",
            "  parcha account export --identity identity.txt ...   (then: age -d -i identity.txt RECORD.age)"
        })
final class AccountExport extends PersonVerb {
    @Option(names = "--out", paramLabel = "DIR", description = "where everything is written")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--identity", paramLabel = "FILE", description = "writes an age identity file and nothing else")
    private Optional<Path> identity = Optional.empty();

    @Override
    int run(Me me) {
        if (out.isPresent() == identity.isPresent()) {
            throw new WrongUsage("name one of --out DIR and --identity FILE");
        }
        if (identity.isPresent()) {
            new ExportAccount(me).identity(identity.get());
            output.give(
                    Json.object().put("identity", identity.get().toString()).done(),
                    () -> identity.get() + " opens everything of this account; keep it as you keep the kit.");
            return 0;
        }
        ExportAccount.Exported exported = new ExportAccount(me).export(out.orElseThrow());
        exported.left()
                .forEach(item -> output.warn(
                        "left out, failed its checks: " + item.served().record()));
        output.give(
                Json.object()
                        .put("records", exported.records())
                        .put("left", exported.left().size())
                        .put("trail", exported.trail())
                        .done(),
                () -> exported.records() + " records and " + exported.trail() + " entries of the trail are in "
                        + out.get());
        return exported.left().isEmpty() ? 0 : Faults.CHECK_FAILED;
    }
}
