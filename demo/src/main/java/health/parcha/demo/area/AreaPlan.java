package health.parcha.demo.area;

import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.embedded.os.DurableFile;
import health.parcha.embedded.os.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was decided when the area was made, and who was voted in since; kept in {@code plan.json}.
 *
 * @param lan whether nodes take requests of the local network too
 */
public record AreaPlan(boolean lan, List<Hospital> hospitals) {
    private static final List<String> NAMES = List.of(
            "Hôpital Sainte-Anne",
            "Clinique du Parc",
            "CHU Bellevue",
            "Hôpital Saint-Roch",
            "Clinique des Tilleuls",
            "Hôpital de la Croix-Verte",
            "CHU Beaumont",
            "Clinique Sainte-Claire");

    /** Fewest and most hospitals at the start. */
    public static final int FEWEST = 3;

    public static final int MOST = 6;

    public AreaPlan {
        hospitals = List.copyOf(hospitals);
    }

    /** A new area; each node gets a port, {@code firstPort} and those behind it where it is given. */
    static AreaPlan make(int count, Optional<Integer> firstPort, boolean lan) {
        String host = lan ? LocalNetwork.address() : "127.0.0.1";
        List<Hospital> hospitals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int place = i;
            int port = firstPort.map(first -> first + place).orElseGet(() -> free(hospitals));
            hospitals.add(new Hospital(new MemberNumber(i + 1L), NAMES.get(i), host, port, true));
        }
        return new AreaPlan(lan, hospitals);
    }

    private static int free(List<Hospital> taken) {
        int port = Ports.free();
        return taken.stream().anyMatch(h -> h.port() == port) ? free(taken) : port;
    }

    static AreaPlan read(Path file) {
        try {
            Json.Fields json = JsonReader.readObject(Files.readAllBytes(file));
            List<Hospital> hospitals = new ArrayList<>();
            for (Json item : json.items("hospitals")) {
                hospitals.add(Hospital.read((Json.Fields) item));
            }
            return new AreaPlan(json.flag("lan"), hospitals);
        } catch (IOException e) {
            throw DemoFault.file("Cannot read " + file + ".", e);
        }
    }

    void write(Path file) {
        DurableFile.replace(
                file,
                CanonicalJson.bytes(Json.object()
                        .put("version", AreaFolder.VERSION)
                        .put("lan", lan)
                        .put(
                                "hospitals",
                                new Json.Items(hospitals.stream()
                                        .map(h -> (Json) h.json())
                                        .toList()))
                        .done()));
    }

    /** The hospital that would be voted in next. */
    Hospital next() {
        int count = hospitals.size();
        return new Hospital(
                new MemberNumber(count + 1L),
                NAMES.get(count % NAMES.size()),
                hospitals.getFirst().host(),
                free(hospitals),
                false);
    }

    AreaPlan with(Hospital admitted) {
        List<Hospital> all = new ArrayList<>(hospitals);
        all.add(admitted);
        return new AreaPlan(lan, all);
    }
}
