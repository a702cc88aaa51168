package health.parcha.cli;

import picocli.CommandLine.Command;

@Command(
        name = "audit",
        description = "Who did what, each entry checked against the log that holds it.",
        mixinStandardHelpOptions = true,
        subcommands = {AuditMine.class, AuditRecord.class, AuditOrg.class})
final class AuditVerbs {}
