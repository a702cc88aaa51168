package health.parcha.cli;

import picocli.CommandLine.Command;

@Command(
        name = "member",
        description = "The members of the network: who they are, and how a new one comes in.",
        mixinStandardHelpOptions = true,
        subcommands = {
            MemberList.class,
            MemberPropose.class,
            MemberApprove.class,
            MemberSponsor.class,
            MemberExecute.class
        })
final class MemberVerbs {}
