package health.parcha.cli;

import health.parcha.client.session.Me;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "record",
        description = "The trail of one record of one's own file: who wrote it and who was served it.",
        footer = {"", "Example:", "  parcha audit record 1f00... ..."})
final class AuditRecord extends PersonVerb {
    @Parameters(index = "0", paramLabel = "ID")
    private String id = "";

    @Override
    int run(Me me) {
        return Trails.own(me, caller, output, Optional.of(Words.record(id)));
    }
}
