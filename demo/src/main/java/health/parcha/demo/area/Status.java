package health.parcha.demo.area;

import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.embedded.os.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * What the running demo tells {@code demo status}, in {@code status.json}.
 *
 * @param lines sentences
 */
public record Status(List<String> lines) {
    public Status {
        lines = List.copyOf(lines);
    }

    public static Status read(AreaFolder folder) {
        try {
            return new Status(
                    JsonReader.readObject(Files.readAllBytes(folder.status())).texts("lines"));
        } catch (NoSuchFileException e) {
            return new Status(List.of("It is starting."));
        } catch (IOException e) {
            throw DemoFault.file("Cannot read " + folder.status() + ".", e);
        }
    }

    public void write(AreaFolder folder) {
        DurableFile.publish(
                folder.status(),
                CanonicalJson.bytes(
                        Json.object().put("lines", Json.texts(lines)).done()));
    }
}
