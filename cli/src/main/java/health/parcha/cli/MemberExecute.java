package health.parcha.cli;

import health.parcha.chain.Bytes32;
import health.parcha.client.membership.Membership;
import health.parcha.client.session.Me;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "execute",
        description =
                "Admits whom a proposal that has passed and waited proposes; an admin of any active member signs.",
        footer = {
            "",
            "Example:",
            "  parcha member execute 0x5f... --candidacy candidacy.json \\",
            "      --area .parcha/area.json --as \"Desk of Nord\""
        })
final class MemberExecute extends PersonVerb {
    @Mixin
    private final ProposalArguments proposal = new ProposalArguments();

    @Override
    int run(Me me) {
        Bytes32 id = proposal.id();
        MemberNumber number = new Membership(me).execute(id, proposal.candidacy(me, output));
        output.give(
                Json.object()
                        .put("proposal", id.toString())
                        .put("member", number.value())
                        .done(),
                () -> "It is member " + number + " now.\nNext: on its machine, ./parcha node join as before, "
                        + "which says how to start its node.");
        return 0;
    }
}
