package health.parcha.cli;

import health.parcha.chain.Bytes32;
import health.parcha.client.membership.Membership;
import health.parcha.client.membership.Proposal;
import health.parcha.client.session.Me;
import health.parcha.core.signed.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "approve",
        description = {
            "The own hospital's vote for a proposal; an admin of the hospital signs. It cannot be taken back.",
            "The vote is given only if two members show a proposal that is for this very candidacy."
        },
        footer = {
            "",
            "Example:",
            "  parcha member approve 0x5f... --candidacy candidacy.json \\",
            "      --area .parcha/area.json --as \"Desk of Sud\""
        })
final class MemberApprove extends PersonVerb {
    @Mixin
    private final ProposalArguments proposal = new ProposalArguments();

    @Override
    int run(Me me) {
        Bytes32 id = proposal.id();
        Proposal after = new Membership(me).approve(id, proposal.candidacy(me, output));
        Json.ObjectBuilder json = Json.object().put("proposal", id.toString()).put("approvals", after.approvals());
        after.executableFrom().ifPresent(from -> json.put("executableFrom", from.toEpochMilli()));
        output.give(
                json.done(),
                () -> "Approved; " + after.approvals() + " in all.\nNext: "
                        + after.executableFrom()
                                .map(from -> "it has passed; from " + Words.time(from) + " on: parcha member execute "
                                        + id + " --candidacy FILE")
                                .orElse("another hospital approves it too."));
        return 0;
    }
}
