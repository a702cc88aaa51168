package health.parcha.cli;

import picocli.CommandLine.Command;

@Command(
        name = "node",
        description = "An organisation's own node; parcha node --config FILE runs it.",
        mixinStandardHelpOptions = true,
        subcommands = {NodeJoin.class})
final class NodeVerbs {}
