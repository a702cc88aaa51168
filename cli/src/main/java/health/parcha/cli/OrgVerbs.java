package health.parcha.cli;

import picocli.CommandLine.Command;

@Command(
        name = "org",
        description = "Organisations: their desk, the members, the directory.",
        mixinStandardHelpOptions = true,
        subcommands = {OrgVerify.class, OrgList.class, OrgDirectory.class})
final class OrgVerbs {}
