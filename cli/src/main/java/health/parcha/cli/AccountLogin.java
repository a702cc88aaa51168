package health.parcha.cli;

import health.parcha.client.session.LogIn;
import health.parcha.client.session.Me;
import health.parcha.client.session.Secrets;
import health.parcha.core.signed.Json;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "login",
        description = "Logs in and says what the account may do; on a new device it leaves a keystore there.",
        footer = {
            "",
            "Examples:",
            "  parcha account login --area .parcha/area.json --as \"Ada Lovelace\"",
            "  parcha account login --node http://127.0.0.1:8080 --keystore ada.keystore --account 0x12..."
        })
final class AccountLogin extends Verb {
    @Mixin
    private final Caller caller = new Caller();

    @Option(names = "--account", paramLabel = "0x...", description = "on a new device: whose keystore to fetch")
    private Optional<String> account = Optional.empty();

    @Override
    public Integer call() {
        try (Me me = logIn()) {
            Json.Fields status = me.door().get("/me");
            String state = status.findText("status").orElse("unknown");
            output.give(
                    status,
                    () -> "Logged in as " + me.account() + " at "
                            + me.network().member(me.home()).name() + ": " + state
                            + status.findText("why")
                                    .filter(why -> !why.isBlank())
                                    .map(why -> "\n" + why)
                                    .orElse(""));
        }
        return 0;
    }

    private Me logIn() {
        if (account.isEmpty()) {
            return caller.logIn(output.surroundings());
        }
        LogIn at = caller.logInAt(output.surroundings());
        try (Secrets secrets = SecretInput.read(caller.secretsFile())) {
            return at.onNewDevice(Words.account(account.get()), secrets);
        }
    }
}
