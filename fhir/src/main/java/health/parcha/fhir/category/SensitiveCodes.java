package health.parcha.fhir.category;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The short list of codes whose resources go to the sensitive category (docs/spec/fhir.md, "Sensitive"). A resource is
 * sensitive that carries such a code anywhere, and so is a note that names one in its text.
 */
public final class SensitiveCodes {
    private static final Map<String, String> SYSTEMS =
            Map.of("snomed", "http://snomed.info/sct", "loinc", "http://loinc.org");
    private static final Set<String> CODES = new HashSet<>();
    private static final List<String> PHRASES;

    static {
        Set<String> phrases = new java.util.LinkedHashSet<>();
        for (String line : lines()) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t", -1);
                CODES.add(SYSTEMS.get(cells[0]) + "|" + cells[1]);
                phrases.add(cells[3].toLowerCase(Locale.ROOT));
            }
        }
        PHRASES = List.copyOf(phrases);
    }

    private SensitiveCodes() {}

    /** Whether the list has this code of this system. */
    public static boolean has(String system, String code) {
        return CODES.contains(system + "|" + code);
    }

    /** Whether a text names anything of the list. */
    public static boolean namedIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return PHRASES.stream().anyMatch(lower::contains);
    }

    static List<String> lines() {
        InputStream in = SensitiveCodes.class.getResourceAsStream("sensitive-codes.tsv");
        if (in == null) {
            throw new IllegalStateException("sensitive-codes.tsv is missing from the jar: build it again");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
