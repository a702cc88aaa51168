package health.parcha.cli;

import health.parcha.chain.VerificationLevel;
import health.parcha.client.account.Demographics;
import health.parcha.client.account.VerifyAccounts;
import health.parcha.client.account.Waiting;
import health.parcha.client.session.Me;
import health.parcha.core.signed.Json;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = "The desk: who waits, and verifying them after the person was seen.",
        footer = {
            "",
            "Examples:",
            "  parcha org verify --area .parcha/area.json --as \"Desk of Nord\"",
            "  parcha org verify 0x12... --area .parcha/area.json --as \"Desk of Nord\""
        })
final class OrgVerify extends PersonVerb {
    @Parameters(index = "0", arity = "0..1", paramLabel = "ACCOUNT", description = "whom; without, who waits is listed")
    private Optional<String> account = Optional.empty();

    @Option(names = "--documents", description = "the person's documents were seen, not the person")
    private boolean documents;

    @Option(names = "--self", description = "verifies the admin's own account, which stands on an admin key")
    private boolean self;

    @Override
    int run(Me me) {
        VerifyAccounts desk = new VerifyAccounts(me);
        if (self) {
            desk.verifySelf();
            say(me.account().text());
        } else if (account.isPresent()) {
            desk.verify(
                    Words.account(account.get()),
                    documents ? VerificationLevel.DOCUMENTS : VerificationLevel.IN_PERSON);
            say(account.get());
        } else {
            desk.waiting().forEach(this::list);
        }
        return 0;
    }

    private void say(String verified) {
        output.give(Json.object().put("verified", verified).done(), () -> "Account " + verified + " is verified.");
    }

    private void list(Waiting waiting) {
        Optional<Demographics> who = waiting.demographics();
        Json.ObjectBuilder json = Json.object()
                .put("account", waiting.account().text())
                .put("role", waiting.role().code())
                .put("profile", waiting.profile());
        who.ifPresent(d -> json.put("names", d.names())
                .put("surname", d.surname())
                .put("birthDate", d.birthDate().toString())
                .put("birthPlace", d.birthPlace())
                .put("address", d.address()));
        output.give(
                json.done(),
                () -> waiting.account() + "  " + waiting.role().code() + "  "
                        + who.map(d -> d.names() + " " + d.surname() + ", born " + d.birthDate() + " in "
                                        + d.birthPlace() + ", " + d.address())
                                .orElseGet(() -> waiting.profile()
                                                .findText("name")
                                                .orElse("") + " "
                                        + waiting.profile().findText("surname").orElse("") + ", "
                                        + waiting.profile()
                                                .findText("specialty")
                                                .orElse("")));
    }
}
