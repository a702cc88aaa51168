package health.parcha.cli;

import health.parcha.chain.Bytes32;
import health.parcha.client.membership.Candidacy;
import health.parcha.client.membership.Membership;
import health.parcha.client.session.Me;
import health.parcha.core.signed.Json;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "propose",
        description = {
            "Proposes a hospital or an insurer, which is the own hospital's vote for it too; an admin of a hospital signs.",
            "The candidacy, which parcha node join writes, holds its document (name, kind, url, keys), relayer and admins."
        },
        footer = {
            "",
            "Example:",
            "  parcha member propose candidacy.json \\",
            "      --area .parcha/area.json --as \"Desk of Nord\""
        })
final class MemberPropose extends PersonVerb {
    @Parameters(index = "0", paramLabel = "FILE", description = "candidacy.json, as the organisation handed it over")
    private Path file = Path.of("");

    @Override
    int run(Me me) {
        Candidacy candidacy = new CandidacyFile(file).read(me, output);
        Bytes32 id = new Membership(me).propose(candidacy);
        output.give(
                Json.object()
                        .put("proposal", id.toString())
                        .put("member", candidacy.member().number().value())
                        .put("name", candidacy.member().name())
                        .done(),
                () -> "Proposed, as " + id + ".\nNext: the other hospitals approve it, with the same file: "
                        + "parcha member approve " + id + " --candidacy FILE");
        return 0;
    }
}
