package health.parcha.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line. Exit codes: 0 done, 1 refused, 2 wrong usage, 3 unreachable, 4 a check failed. What was asked for goes
 * to stdout, progress and errors to stderr.
 */
@Command(
        name = "parcha",
        mixinStandardHelpOptions = true,
        version = "parcha 0.1.0",
        description = "One medical file, owned by the patient.",
        subcommands = {
            AccountVerbs.class,
            OrgVerbs.class,
            RecordVerbs.class,
            ShareVerbs.class,
            AuditVerbs.class,
            Verify.class,
            Open.class,
            NetworkVerbs.class,
            MemberVerbs.class,
            NodeVerbs.class
        })
public final class Parcha {
    private Parcha() {}

    /** Runs one verb and leaves with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one verb; for programs that have their own end. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Parcha())
                .setExecutionExceptionHandler(new Faults())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }
}
