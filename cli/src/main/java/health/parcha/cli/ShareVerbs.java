package health.parcha.cli;

import picocli.CommandLine.Command;

@Command(
        name = "share",
        description = "Who may read one's file.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ShareRequest.class,
            ShareGrant.class,
            ShareRevoke.class,
            ShareList.class,
            SharePreview.class,
            ShareRefuse.class
        })
final class ShareVerbs {}
