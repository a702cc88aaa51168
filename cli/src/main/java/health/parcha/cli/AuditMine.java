package health.parcha.cli;

import health.parcha.client.audit.Trail;
import health.parcha.client.session.Me;
import picocli.CommandLine.Command;

@Command(
        name = "mine",
        description = "The whole trail of one's own file: who opened, wrote, granted; from all hospitals.",
        footer = {"", "Example:", "  parcha audit mine --area .parcha/area.json --as \"Ada Lovelace\""})
final class AuditMine extends PersonVerb {
    @Override
    int run(Me me) {
        return Trails.give(me, caller, output, Trail::mine);
    }
}
