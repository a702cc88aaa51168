package health.parcha.cli;

import health.parcha.client.membership.Membership;
import health.parcha.client.membership.Proposal;
import health.parcha.client.membership.Roster;
import health.parcha.client.session.Me;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.signed.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "The members, and what is proposed and may still take effect.",
        footer = {"", "Example:", "  parcha member list --area .parcha/area.json --as \"Ada Lovelace\""})
final class MemberList extends PersonVerb {
    @Option(names = "--all", description = "proposals that were executed or have died, too")
    private boolean all;

    @Override
    int run(Me me) {
        Roster roster = new Membership(me).roster();
        roster.members().forEach(this::give);
        (all ? roster.proposals() : roster.pending(me.now()))
                .forEach(proposal -> give(proposal, roster, proposal.state(me.now())));
        return 0;
    }

    private void give(Roster.Entry member) {
        output.give(
                Json.object()
                        .put("member", member.number().value())
                        .put("name", member.document().map(MemberDocument::name))
                        .put("kind", member.kind())
                        .put("status", member.status())
                        .put("url", member.document().map(MemberDocument::url))
                        .done(),
                () -> member.number() + "  "
                        + member.document().map(MemberDocument::name).orElse("(document not handed in)") + "  "
                        + member.kind() + "  " + member.status()
                        + member.document().map(d -> "  " + d.url()).orElse(""));
    }

    private void give(Proposal proposal, Roster roster, Proposal.State state) {
        Json.ObjectBuilder json = Json.object()
                .put("proposal", proposal.terms().id().toString())
                .put("state", state.word())
                .put("by", proposal.terms().by().value())
                .put("sort", proposal.terms().sort())
                .put("kind", proposal.terms().kind())
                .put("document", proposal.terms().document().hex())
                .put("approvals", proposal.approvals())
                .put("needed", roster.needed(proposal.terms()))
                .put("proposedAt", proposal.proposedAt().toEpochMilli());
        proposal.terms().subject().ifPresent(member -> json.put("subject", member.value()));
        proposal.executableFrom().ifPresent(time -> json.put("executableFrom", time.toEpochMilli()));
        proposal.dies().ifPresent(time -> json.put("dies", time.toEpochMilli()));
        output.give(json.done(), () -> words(proposal, roster, state));
    }

    private static String words(Proposal proposal, Roster roster, Proposal.State state) {
        return "proposal " + proposal.terms().id() + "\n  " + what(proposal.terms()) + ", by member "
                + proposal.terms().by() + ", " + state.word()
                + (proposal.terms().isSponsored() ? "" : ": " + proposal.approvals() + " approved")
                + (state == Proposal.State.EXECUTED || state == Proposal.State.DEAD ? "" : ahead(proposal, roster));
    }

    /** What is still to come; of what is over, today's count of voters would say nothing. */
    private static String ahead(Proposal proposal, Roster roster) {
        return (proposal.terms().isSponsored() ? "" : ", " + roster.needed(proposal.terms()) + " needed")
                + proposal.executableFrom()
                        .map(from -> "; can be executed from " + Words.time(from))
                        .orElse("")
                + proposal.dies().map(dies -> "; dies at " + Words.time(dies)).orElse("");
    }

    private static String what(Proposal.Terms terms) {
        return terms.sort()
                + terms.kind().map(kind -> " a " + kind).orElse("")
                + terms.subject().map(member -> " member " + member).orElse("");
    }
}
