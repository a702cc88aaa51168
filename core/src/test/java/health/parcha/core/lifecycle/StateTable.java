package health.parcha.core.lifecycle;

import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A file of vectors/lifecycles, cell by cell. */
public final class StateTable {
    private static final Set<String> ACTOR_CODES = Set.of("WRONG_ROLE", "NOT_ALLOWED", "NOT_FOUND", "SUSPENDED");

    private final Json.Fields json;

    private StateTable(Json.Fields json) {
        this.json = json;
    }

    public static StateTable read(String name) {
        Path file = Path.of(System.getProperty("parcha.root"))
                .resolve("vectors/lifecycles")
                .resolve(name);
        try {
            return new StateTable(JsonReader.readObject(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One act by one actor in one state, and its code. */
    public record Cell(String state, String act, String by, String code) {}

    public Json.Fields fields(String name) {
        return json.fields(name);
    }

    /** When a state is looked at, in seconds after the beginning. */
    public long at(String state) {
        return state(state).whole("at");
    }

    /** What leads to a state. */
    public List<Json.Fields> acts(String state) {
        return state(state).items("acts").stream().map(Json.Fields.class::cast).toList();
    }

    private Json.Fields state(String state) {
        return json.fields("states").fields(state);
    }

    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (Json row : json.items("rows")) {
            Json.Fields fields = (Json.Fields) row;
            for (String by : fields.texts("by")) {
                for (String state : json.fields("states").members().keySet()) {
                    String code = fields.fields("states").findText(state).orElseGet(() -> fields.text("else"));
                    cells.add(new Cell(state, fields.text("act"), by, code));
                }
            }
        }
        return cells;
    }

    /** Whether the rules' answer is the cell's code; an actor that may not is told more exactly by the chain. */
    public static boolean agrees(String code, String answer) {
        return answer.equals("WRONG_ACTOR") ? ACTOR_CODES.contains(code) : answer.equals(code);
    }

    public static int[] numbers(List<Json> items) {
        return items.stream()
                .mapToInt(item -> Math.toIntExact(((Json.Whole) item).value()))
                .toArray();
    }
}
