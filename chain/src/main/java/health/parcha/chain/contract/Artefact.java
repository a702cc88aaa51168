package health.parcha.chain.contract;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import health.parcha.chain.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What contracts/ compiled: bytecode and tables, read from this module's own resource. */
final class Artefact {
    private final JsonObject json;

    private Artefact(JsonObject json) {
        this.json = json;
    }

    static Artefact load() {
        try (InputStream in = Artefact.class.getResourceAsStream("parcha.json")) {
            if (in == null) {
                throw new IllegalStateException(
                        "contracts/artifacts/parcha.json is not in this program: build the contracts first");
            }
            return new Artefact(JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code that makes a contract, without its parameters. */
    Bytes bytecode(String contract) {
        return Bytes.parse(json.getAsJsonObject("contracts")
                .getAsJsonObject(contract)
                .get("bytecode")
                .getAsString());
    }

    JsonObject json() {
        return json;
    }
}
