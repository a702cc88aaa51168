package health.parcha.cli;

import health.parcha.client.Surroundings;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Where a verb speaks: its result on stdout, in words or as one JSON line an item; progress on stderr. */
final class Output {
    @Option(names = "--json", description = "results as JSON, one line each")
    private boolean json;

    @Option(names = "--quiet", description = "no progress on stderr")
    private boolean quiet;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** Gives one result, in the form that was asked for. */
    void give(Json.Fields data, Supplier<String> words) {
        out.println(json ? CanonicalJson.text(data) : words.get());
    }

    /** Says something that is for people alone. */
    void say(String sentence) {
        if (!json) {
            out.println(sentence);
        }
    }

    /** Shows on stderr what a person should look at before what follows, unless progress is not wanted. */
    void note(String sentence) {
        if (!quiet) {
            System.err.println(sentence);
        }
    }

    /** Warns on stderr, whatever the form. */
    void warn(String sentence) {
        System.err.println("parcha: " + sentence);
    }

    Surroundings surroundings() {
        return Surroundings.system(quiet ? Surroundings.Progress.silent() : s -> System.err.println("  " + s));
    }
}
