package health.parcha.demo.tour;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code contracts/check} runs, of which this takes the part that needs seconds.
 *
 * @param folder the contracts' sources, with the tools that the build has fetched
 */
record ContractTools(Path folder) {
    private static final String SUITES = "^(Members|Voting|Consents|Vectors|Invariants)Test$";
    private static final Pattern PASSED = Pattern.compile(
            "(?m)^\\[PASS] (test|testFuzz|invariant)_[^\\n]*?(?:\\(runs: (\\d+)(?:, calls: (\\d+))?[^\\n]*)?$");
    private static final Pattern FAILED = Pattern.compile("(?m)^\\[FAIL[^\\n]*$");
    private static final int MINUTES = 8;

    /**
     * What passed.
     *
     * @param runs of the fuzz tests, together
     * @param calls that the invariants' actors made, together
     */
    record Passed(int unit, int fuzz, long runs, int invariants, long calls) {
        String words() {
            return "forge: " + unit + " unit tests, " + fuzz + " fuzz tests with " + runs + " runs, " + invariants
                    + " invariants over " + calls + " acts at random; all pass.";
        }
    }

    /** The program's own copy of the contracts equals what the sources compile to now. */
    void compareWithSources() throws IOException, InterruptedException {
        run("export.mjs", "--check");
    }

    /** Runs the suites; all must pass, and each sort of test must be among them. */
    Passed test() throws IOException, InterruptedException {
        Passed passed = read(run("forge.mjs", "test", "--match-contract", SUITES));
        Check.that(passed.unit() > 0 && passed.runs() > 0 && passed.calls() > 0, "unit, fuzz and invariant tests ran");
        return passed;
    }

    static Passed read(String said) {
        int unit = 0;
        int fuzz = 0;
        int invariants = 0;
        long runs = 0;
        long calls = 0;
        Matcher line = PASSED.matcher(said);
        while (line.find()) {
            switch (line.group(1)) {
                case "testFuzz" -> {
                    fuzz++;
                    runs += number(line, 2);
                }
                case "invariant" -> {
                    invariants++;
                    calls += number(line, 3);
                }
                default -> unit++;
            }
        }
        return new Passed(unit, fuzz, runs, invariants, calls);
    }

    private static long number(Matcher line, int group) {
        return line.group(group) == null ? 0 : Long.parseLong(line.group(group));
    }

    private String run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(words));
        Path out = Files.createTempFile("parcha-forge", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile());
            builder.environment().put("FOUNDRY_PROFILE", "fast");
            builder.environment().put("NO_COLOR", "1");
            int exit = end(builder.start());
            String said = Files.readString(out);
            if (exit != 0) {
                throw new Check.Broken(String.join(" ", words) + " ended with " + exit + ": " + cause(said));
            }
            return said;
        } finally {
            Files.deleteIfExists(out);
        }
    }

    private static int end(Process process) throws InterruptedException {
        try {
            return process.waitFor(MINUTES, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String cause(String said) {
        Matcher failed = FAILED.matcher(said);
        return failed.find()
                ? failed.group()
                : said.strip().lines().reduce((_, last) -> last).orElse("nothing was said");
    }
}
