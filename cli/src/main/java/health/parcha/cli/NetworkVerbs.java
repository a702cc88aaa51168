package health.parcha.cli;

import picocli.CommandLine.Command;

@Command(
        name = "network",
        description = "A network's beginning.",
        mixinStandardHelpOptions = true,
        subcommands = {NetworkDeploy.class})
final class NetworkVerbs {}
