package health.parcha.cli;

import health.parcha.chain.Bytes32;
import health.parcha.client.membership.Membership;
import health.parcha.client.session.Me;
import health.parcha.core.signed.Json;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sponsor",
        description = {
            "The own hospital's word for a practice, laboratory, pharmacy or care home; an admin of the hospital signs.",
            "Nobody votes: look its number up in the public register first."
        },
        footer = {
            "",
            "Example:",
            "  parcha member sponsor candidacy.json --registry \"FINESS 750000001\" \\",
            "      --area .parcha/area.json --as \"Desk of Nord\""
        })
final class MemberSponsor extends PersonVerb {
    @Parameters(index = "0", paramLabel = "FILE", description = "candidacy.json, as the organisation handed it over")
    private Path file = Path.of("");

    @Option(
            names = "--registry",
            paramLabel = "NUMBER",
            required = true,
            description = "register and number, as \"FINESS 750000001\"; no living member may have the same")
    private String registry = "";

    @Override
    int run(Me me) {
        Bytes32 id = new Membership(me).sponsor(new CandidacyFile(file).read(me, output), registration());
        output.give(
                Json.object().put("proposal", id.toString()).done(),
                () -> "Sponsored, as " + id + ".\nNext: after the wait (see ./parcha member list), "
                        + "parcha member execute " + id + " --candidacy FILE");
        return 0;
    }

    /** One spelling, for the chain compares digests. */
    private String registration() {
        String spelt = registry.strip().replaceAll("\\s+", " ").toUpperCase(java.util.Locale.ROOT);
        if (!spelt.matches("[A-Z0-9]+ [A-Z0-9]+")) {
            throw new WrongUsage("\"" + registry + "\" is no registration: the register, a space, the number");
        }
        return spelt;
    }
}
