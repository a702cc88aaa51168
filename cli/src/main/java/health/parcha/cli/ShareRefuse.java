package health.parcha.cli;

import health.parcha.client.consent.AccessRequests;
import health.parcha.client.session.Me;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "refuse",
        description = "Refuses a request.",
        footer = {"", "Example:", "  parcha share refuse 9a3f... ..."})
final class ShareRefuse extends PersonVerb {
    @Parameters(index = "0", paramLabel = "REQUEST")
    private String request = "";

    @Override
    int run(Me me) {
        new AccessRequests(me).refuse(new Digest(request));
        output.give(Json.object().put("refused", request).done(), () -> "Refused.");
        return 0;
    }
}
