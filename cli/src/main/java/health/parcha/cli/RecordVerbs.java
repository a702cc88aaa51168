package health.parcha.cli;

import picocli.CommandLine.Command;

@Command(
        name = "record",
        description = "Records of one's own file, or of one that was shared.",
        mixinStandardHelpOptions = true,
        subcommands = {
            RecordAdd.class,
            RecordList.class,
            RecordShow.class,
            RecordAmend.class,
            RecordComment.class,
            RecordExport.class,
            RecordHistory.class,
            RecordAccept.class,
            RecordDecline.class
        })
final class RecordVerbs {}
