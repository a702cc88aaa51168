package health.parcha.cli;

import health.parcha.client.BadInput;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An area.json: a demo's nodes and people, with their secrets. */
final class Area {
    private final Path file;
    private final Json.Fields json;

    private Area(Path file, Json.Fields json) {
        this.file = file;
        this.json = json;
    }

    static Area read(Path file) {
        try {
            return new Area(file.toAbsolutePath(), JsonReader.readObject(Files.readAllBytes(file)));
        } catch (IOException | MalformedJson e) {
            throw new BadInput(
                    "AREA", "Cannot read " + file + ": " + e.getMessage() + ".", "Start an area first: ./parcha demo.");
        }
    }

    /** Somebody of the area. */
    record Inhabitant(URI node, Path keystore, String password, String accountKey) {
        @Override
        public String toString() {
            return "Inhabitant";
        }
    }

    Inhabitant inhabitant(String name) {
        for (Json item : json.items("people")) {
            if (item instanceof Json.Fields person
                    && (person.text("name").equalsIgnoreCase(name)
                            || person.findText("account").equals(Optional.of(name)))) {
                return new Inhabitant(
                        node(person.text("node")),
                        file.resolveSibling(person.text("keystore")),
                        person.text("password"),
                        person.text("accountKey"));
            }
        }
        throw new WrongUsage("there is nobody called \"" + name + "\" in " + file);
    }

    /** The JSON-RPC endpoint of the chain. */
    URI chain() {
        return URI.create(json.fields("chain").text("url"));
    }

    private URI node(String nameOrUrl) {
        if (nameOrUrl.startsWith("http")) {
            return URI.create(nameOrUrl);
        }
        for (Json item : json.items("nodes")) {
            if (item instanceof Json.Fields node && node.text("name").equals(nameOrUrl)) {
                return URI.create(node.text("url"));
            }
        }
        throw new WrongUsage("there is no node called \"" + nameOrUrl + "\" in " + file);
    }
}
