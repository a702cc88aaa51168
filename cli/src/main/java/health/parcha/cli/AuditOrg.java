package health.parcha.cli;

import health.parcha.client.audit.Trail;
import health.parcha.client.session.Me;
import picocli.CommandLine.Command;

@Command(
        name = "org",
        description = "For an administrator: what people of the own member did, without any content.",
        footer = {"", "Example:", "  parcha audit org --area .parcha/area.json --as \"Desk of Nord\""})
final class AuditOrg extends PersonVerb {
    @Override
    int run(Me me) {
        return Trails.entries(me, caller, output, Trail::organisation);
    }
}
