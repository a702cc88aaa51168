package health.parcha.cli;

import health.parcha.client.BadInput;
import health.parcha.client.CheckFailed;
import health.parcha.client.ClientFault;
import health.parcha.client.Refused;
import health.parcha.client.Unreachable;
import health.parcha.client.WrongSecrets;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.fhir.FhirRefused;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What goes wrong, said as cause, code and next step, and turned into an exit code. */
final class Faults implements IExecutionExceptionHandler {
    static final int REFUSED = 1;
    static final int USAGE = 2;
    static final int UNREACHABLE = 3;
    static final int CHECK_FAILED = 4;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        boolean json = List.of(parsed.originalArgs().toArray()).contains("--json");
        PrintWriter err = command.getErr();
        return switch (failure) {
            case ClientFault fault -> say(err, json, fault.sentence(), fault.code(), fault.next(), exit(fault));
            case FhirRefused refused ->
                say(
                        err,
                        json,
                        refused.cause() + ".",
                        refused.code().name(),
                        "Correct the file, or add it as an attachment of another kind.",
                        USAGE);
            case WrongUsage usage -> say(err, json, usage.sentence(), "USAGE", "See --help.", USAGE);
            default -> throw failure;
        };
    }

    private static int say(PrintWriter err, boolean json, String cause, String code, String next, int exit) {
        if (json) {
            err.println(CanonicalJson.text(Json.object()
                    .put("code", code)
                    .put("detail", cause)
                    .put("next", next)
                    .done()));
        } else {
            err.println("parcha: " + cause + " [" + code + "]");
            err.println("  " + next);
        }
        err.flush();
        return exit;
    }

    private static int exit(ClientFault fault) {
        return switch (fault) {
            case Refused refused -> REFUSED;
            case WrongSecrets secrets -> REFUSED;
            case BadInput input -> USAGE;
            case Unreachable unreachable -> UNREACHABLE;
            case CheckFailed failed -> CHECK_FAILED;
        };
    }
}
