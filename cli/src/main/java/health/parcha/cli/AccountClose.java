package health.parcha.cli;

import health.parcha.client.account.CloseAccount;
import health.parcha.client.session.Me;
import health.parcha.core.signed.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "close",
        description = "Ends the account for ever. Export first: there is no way back.",
        footer = {"", "Example:", "  parcha account close --yes ..."})
final class AccountClose extends PersonVerb {
    @Option(names = "--yes", description = "says that it is meant")
    private boolean yes;

    @Override
    int run(Me me) {
        if (!yes) {
            throw new WrongUsage("closing is final; say --yes");
        }
        new CloseAccount(me).close();
        output.give(
                Json.object().put("closed", me.account().text()).done(),
                () -> "Account " + me.account() + " is closed.");
        return 0;
    }
}
