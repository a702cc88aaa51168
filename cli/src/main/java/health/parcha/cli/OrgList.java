package health.parcha.cli;

import health.parcha.client.session.Me;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Json;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        description = "The members of the network, as the own node sees them.",
        footer = {"", "Example:", "  parcha org list --area .parcha/area.json --as \"Ada Lovelace\""})
final class OrgList extends PersonVerb {
    @Override
    int run(Me me) {
        Json.Fields answer = me.door().get("/members");
        for (Json item : answer.items("members")) {
            if (item instanceof Json.Fields member) {
                long number = member.whole("number");
                var document = me.network().member(new MemberNumber(number));
                output.give(
                        Json.object()
                                .put("number", number)
                                .put("name", document.name())
                                .put("kind", document.kindName())
                                .put("status", member.findText("status").orElse(""))
                                .put("url", document.url())
                                .done(),
                        () -> number + "  " + document.name() + "  " + document.kindName() + "  "
                                + member.findText("status").orElse("") + "  " + document.url());
            }
        }
        return 0;
    }
}
