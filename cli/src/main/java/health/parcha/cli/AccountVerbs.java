package health.parcha.cli;

import picocli.CommandLine.Command;

@Command(
        name = "account",
        description = "One's own account.",
        mixinStandardHelpOptions = true,
        subcommands = {
            AccountCreate.class,
            AccountLogin.class,
            AccountShow.class,
            AccountExport.class,
            AccountClose.class
        })
final class AccountVerbs {}
