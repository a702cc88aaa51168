package health.parcha.fhir.bundle;

import health.parcha.fhir.bundle.ImportResult.Imported;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Small Bundles for the cases that Synthea never writes. */
final class Given {
    static final String PATIENT =
            "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"name\":[{\"family\":\"Martin\",\"given\":[\"Anne\"]}],"
                    + "\"birthDate\":\"1950-03\"}";

    private Given() {}

    /** A collection Bundle of the resources, in order. */
    static String bundle(String... resources) {
        String entries =
                Stream.of(resources).map(r -> "{\"resource\":" + r + "}").collect(Collectors.joining(","));
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + entries + "]}";
    }

    static String condition(String id, String code, String more) {
        return "{\"resourceType\":\"Condition\",\"id\":\"" + id + "\",\"code\":{\"coding\":[{\"system\":"
                + "\"http://snomed.info/sct\",\"code\":\"" + code + "\"}],\"text\":\"Condition " + code + "\"},"
                + "\"subject\":{\"reference\":\"Patient/p1\"}" + more + "}";
    }

    static ImportResult read(String json) {
        return BundleImport.read("given.json", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    static Imported imported(String... resources) {
        return (Imported) read(bundle(resources));
    }
}
