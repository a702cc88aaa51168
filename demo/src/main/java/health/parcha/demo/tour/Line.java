package health.parcha.demo.tour;

import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import java.util.List;
import java.util.Optional;

/**
 * How a step came out.
 *
 * @param cause of a failure
 */
public record Line(List<String> ids, boolean ok, long ms, String what, Optional<String> cause) {
    public Line {
        ids = List.copyOf(ids);
    }

    /** One JSON object without a line end; its members stand in the agreed order. */
    public String json() {
        return "{\"id\":" + text(String.join(",", ids)) + ",\"ok\":" + ok + ",\"ms\":" + ms + ",\"what\":" + text(what)
                + cause.map(c -> ",\"cause\":" + text(c)).orElse("") + "}";
    }

    /** The same for people. */
    public String words() {
        return "%-4s %-18s %6d ms  %s%s"
                .formatted(
                        ok ? "ok" : "FAIL",
                        String.join(",", ids),
                        ms,
                        what,
                        cause.map(c -> "\n       " + c).orElse(""));
    }

    private static String text(String value) {
        String array = CanonicalJson.text(Json.texts(List.of(value)));
        return array.substring(1, array.length() - 1);
    }
}
