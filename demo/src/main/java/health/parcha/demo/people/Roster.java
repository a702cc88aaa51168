package health.parcha.demo.people;

import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.demo.area.AreaFolder;
import health.parcha.demo.area.DemoFault;
import health.parcha.embedded.os.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everybody whose account stands, kept in {@code people.json} (0600) as each is made. Safe for use by many threads. */
public final class Roster {
    private final Path file;
    private final Map<String, DemoPerson> people = new LinkedHashMap<>();

    private Roster(Path file) {
        this.file = file;
    }

    /** The roster of the folder; an empty one where there is none. */
    public static Roster in(AreaFolder folder) {
        Roster roster = new Roster(folder.root().resolve("people.json"));
        if (Files.exists(roster.file)) {
            roster.read();
        }
        return roster;
    }

    private void read() {
        try {
            for (Json item : JsonReader.readObject(Files.readAllBytes(file)).items("people")) {
                DemoPerson person = DemoPerson.read((Json.Fields) item);
                people.put(person.key(), person);
            }
        } catch (IOException e) {
            throw DemoFault.file("Cannot read " + file + ".", e);
        }
    }

    public synchronized Optional<DemoPerson> find(String key) {
        return Optional.ofNullable(people.get(key));
    }

    /** The one of that key, who is there. */
    public DemoPerson get(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("nobody is " + key));
    }

    public synchronized List<DemoPerson> all() {
        return List.copyOf(people.values());
    }

    /** Durable on return. */
    public synchronized void add(DemoPerson person) {
        people.put(person.key(), person);
        DurableFile.replace(
                file,
                CanonicalJson.bytes(Json.object()
                        .put(
                                "people",
                                new Json.Items(people.values().stream()
                                        .map(p -> (Json) p.json())
                                        .toList()))
                        .done()));
    }
}
