package health.parcha.cli;

import health.parcha.client.consent.Grant;
import health.parcha.client.consent.GrantTerms;
import health.parcha.client.session.Me;
import health.parcha.core.consent.GrantId;
import health.parcha.core.consent.Purpose;
import health.parcha.core.party.AccountId;
import health.parcha.core.record.Category;
import health.parcha.core.signed.Json;
import health.parcha.fhir.content.ConsentDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "grant",
        description = "Shares the file, or categories of it, with one professional. Revocable at any time.",
        footer = {
            "",
            "Examples:",
            "  parcha share grant 0x34... --write ...                     (whole file but the private drawer, a year)",
            "  parcha share grant 0x34... --categories labs,imaging --until 2027-01-31 ...",
            "  parcha share grant 0x34... --from-now ...                  (nothing of the past, not even how much)"
        })
final class ShareGrant extends PersonVerb {
    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "the professional")
    private String grantee = "";

    @Option(
            names = "--categories",
            defaultValue = "all",
            description = "names behind commas, or all but the private drawer")
    private String categories = "all";

    @Option(names = "--from-now", description = "without the past")
    private boolean fromNow;

    @Option(names = "--write", description = "the professional may add records and comments")
    private boolean write;

    @Option(
            names = "--until",
            paramLabel = "DAY",
            description = "when it ends by itself; a year from now where none is given")
    private Optional<String> until = Optional.empty();

    @Option(names = "--purpose", defaultValue = "TREATMENT", description = "${COMPLETION-CANDIDATES}")
    private Purpose purpose = Purpose.TREATMENT;

    @Override
    int run(Me me) {
        Set<Category> opened = Words.categories(categories);
        Instant expiry = until.map(Words::until).orElse(me.now().plus(Duration.ofDays(365)));
        AccountId professional = Words.account(grantee);
        GrantId id = new Grant(me)
                .grant(new GrantTerms(
                        professional,
                        opened,
                        !fromNow,
                        write,
                        expiry,
                        purpose.display(),
                        consent(me, professional, opened, expiry)));
        output.give(
                Json.object()
                        .put("grant", id.hex())
                        .put("grantee", professional.text())
                        .put("categories", Words.list(opened))
                        .put("until", expiry.toEpochMilli())
                        .done(),
                () -> "Shared " + Words.list(opened) + " until " + Words.time(expiry) + ": grant " + id);
        return 0;
    }

    private String consent(Me me, AccountId professional, Set<Category> opened, Instant expiry) {
        return new ConsentDocument(
                        me.account(), professional, opened, !fromNow, purpose, "", me.now(), expiry, Optional.empty())
                .content()
                .text();
    }
}
