package health.parcha.cli;

import health.parcha.client.consent.AccessRequests;
import health.parcha.client.session.Me;
import health.parcha.core.consent.Purpose;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "request",
        description = "Asks a patient, found by public address, for a share.",
        footer = {"", "Example:", "  parcha share request 0x12... --categories labs,imaging --purpose treatment ..."})
final class ShareRequest extends PersonVerb {
    @Parameters(index = "0", paramLabel = "ACCOUNT")
    private String owner = "";

    @Option(names = "--categories", defaultValue = "all", description = "names behind commas, or all")
    private String categories = "all";

    @Option(names = "--purpose", defaultValue = "TREATMENT", description = "${COMPLETION-CANDIDATES}")
    private Purpose purpose = Purpose.TREATMENT;

    @Option(names = "--months", defaultValue = "12")
    private int months = 12;

    @Override
    int run(Me me) {
        Digest request =
                new AccessRequests(me).ask(Words.account(owner), Words.categories(categories), purpose, months);
        output.give(
                Json.object().put("request", request.hex()).done(),
                () -> "Asked. The patient answers by granting or refusing request " + request + ".");
        return 0;
    }
}
