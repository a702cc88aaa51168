package health.parcha.cli;

import health.parcha.client.session.Me;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "mine",
        description =
                "The whole trail of one's own file: who opened how many records, wrote, granted; from all hospitals.",
        footer = {"", "Example:", "  parcha audit mine --area .parcha/area.json --as \"Ada Lovelace\""})
final class AuditMine extends PersonVerb {
    @Override
    int run(Me me) {
        return Trails.own(me, caller, output, Optional.empty());
    }
}
