package health.parcha.cli;

import health.parcha.client.network.AccountFacts;
import health.parcha.client.people.Person;
import health.parcha.client.session.Me;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "What the chain says of an account, one's own where none is named; two members must agree.",
        footer = {"", "Example:", "  parcha account show --area .parcha/area.json --as \"Ada Lovelace\""})
final class AccountShow extends PersonVerb {
    @Parameters(index = "0", arity = "0..1", paramLabel = "ACCOUNT")
    private Optional<String> account = Optional.empty();

    @Override
    int run(Me me) {
        Person person = account.map(text -> me.people().fresh(Words.account(text)))
                .orElseGet(() -> me.people().fresh(me.account()));
        AccountFacts facts = person.facts();
        String roles = facts.roles().stream().map(r -> r.code()).sorted().collect(Collectors.joining(", "));
        output.give(
                Json.object()
                        .put("account", facts.account().text())
                        .put("status", facts.status().word())
                        .put("roles", roles)
                        .put("member", facts.verifiedBy().map(Object::toString))
                        .put("card", person.card().version())
                        .put("keyringVersion", facts.keyringVersion())
                        .put("grantEpoch", facts.grantEpoch())
                        .put("block", facts.block().number())
                        .put("profile", person.profile().<Json>map(p -> p).orElse(new Json.Nothing()))
                        .done(),
                () -> "account      " + facts.account() + "\nstatus       "
                        + facts.status().word() + "\nroles        "
                        + roles + "\nmember       "
                        + facts.verifiedBy()
                                .map(n -> me.network().member(n).name())
                                .orElse("any")
                        + "\ncard         version " + person.card().version() + ", on chain\nkeyring      version "
                        + facts.keyringVersion() + "\ngrant epoch  " + facts.grantEpoch() + "\nas of block  "
                        + facts.block().number()
                        + person.profile()
                                .map(p -> "\nprofile      " + CanonicalJson.text(p))
                                .orElse(""));
        return 0;
    }
}
