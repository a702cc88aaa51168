package health.parcha.demo;

import health.parcha.client.ClientFault;
import health.parcha.demo.area.AreaFolder;
import health.parcha.demo.area.AreaPlan;
import health.parcha.demo.area.AreaStart;
import health.parcha.demo.area.DemoFault;
import health.parcha.demo.importing.PatientSource;
import health.parcha.demo.tour.Line;
import health.parcha.embedded.EmbeddedFault;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code ./parcha demo}: a whole area on this machine. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "A whole area on this machine: hospitals, their chain, synthetic patients and their files.",
        subcommands = {StatusVerb.class, StopVerb.class, ResetVerb.class, TrainVerb.class})
public final class Demo implements Callable<Integer> {
    private static final int REFUSED = 1;
    private static final int CHECK_FAILED = 4;

    @Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "where the area lies (default: ~/.local/share/parcha/demo)")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "N", description = "port of the first node; the others follow")
    private @Nullable Integer port;

    @Option(names = "--patients", paramLabel = "N", description = "how many patients to import (default: all)")
    private @Nullable Integer patients;

    @Option(names = "--patients-from", paramLabel = "DIR", description = "import these FHIR R4 bundles instead")
    private @Nullable Path patientsFrom;

    @Option(names = "--hospitals", paramLabel = "N", description = "how many hospitals found the network (default: 3)")
    private @Nullable Integer hospitals;

    @Option(names = "--lan", description = "let the local network reach the nodes")
    private boolean lan;

    @Option(names = "--tour", description = "run the story of the guided tour, check every step, and stop")
    private boolean tour;

    @Option(names = "--json", description = "with --tour: one JSON line a step on standard output")
    private boolean json;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Demo())
                .setExecutionExceptionHandler(Demo::explain)
                .execute(arguments));
    }

    private static int explain(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
        switch (thrown) {
            case DemoFault stopping when stopping.code().equals("STOPPING") -> {}
            case DemoFault fault -> System.err.println("parcha demo: " + fault.getMessage() + " " + fault.next());
            case ClientFault fault -> System.err.println("parcha demo: " + fault.getMessage());
            case EmbeddedFault fault -> System.err.println("parcha demo: " + fault.getMessage());
            default -> {
                System.err.println("parcha demo: unexpected: " + thrown);
                thrown.printStackTrace(System.err);
            }
        }
        return REFUSED;
    }

    @Override
    public Integer call() {
        checkUsage();
        Terminal terminal = json ? Terminal.aside() : Terminal.standard();
        AreaStart start = new AreaStart(
                folder(),
                Folders.product(),
                Folders.cache(),
                Optional.ofNullable(hospitals),
                Optional.ofNullable(port),
                lan,
                new SecureRandom(),
                terminal);
        List<PatientSource> sources = patientsFrom == null ? PatientSource.shipped() : PatientSource.of(patientsFrom);
        Session session = new Session(start, sources, patients == null ? Integer.MAX_VALUE : patients, terminal);
        if (!tour) {
            session.show();
            return REFUSED;
        }
        return session.tour(this::tell) ? 0 : CHECK_FAILED;
    }

    AreaFolder folder() {
        return Folders.area(Optional.ofNullable(data));
    }

    private void tell(Line line) {
        System.out.println(json ? line.json() : line.words());
        System.out.flush();
    }

    private void checkUsage() {
        if (hospitals != null && (hospitals < AreaPlan.FEWEST || hospitals > AreaPlan.MOST)) {
            throw usage("--hospitals is between " + AreaPlan.FEWEST + " and " + AreaPlan.MOST);
        }
        if (port != null && (port < 1024 || port > 65_000)) {
            throw usage("--port is between 1024 and 65000");
        }
        if (patients != null && patients < 0) {
            throw usage("--patients is a number from 0");
        }
        if (json && !tour) {
            throw usage("--json goes with --tour");
        }
    }

    private ParameterException usage(String what) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), what);
    }
}
