package health.parcha.fhir.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.fhir.RefusalCode;
import health.parcha.fhir.bundle.ImportResult.Imported;
import health.parcha.fhir.bundle.ImportResult.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedBundleTest {
    private static final String GOOD = Given.bundle(Given.PATIENT, Given.condition("c1", "38341003", ""));

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("empty", "", RefusalCode.TRUNCATED),
                Arguments.of("truncated", GOOD.substring(0, GOOD.length() / 2), RefusalCode.TRUNCATED),
                Arguments.of("no JSON", "patient;name;birth date", RefusalCode.INVALID_JSON),
                Arguments.of("something behind", GOOD + "{}", RefusalCode.INVALID_JSON),
                Arguments.of("UTF-16", "{\u0000}\u0000", RefusalCode.INVALID_JSON),
                Arguments.of("an array", "[1,2]", RefusalCode.NOT_A_BUNDLE),
                Arguments.of("a Patient", Given.PATIENT, RefusalCode.NOT_A_BUNDLE),
                Arguments.of("history", GOOD.replace("collection", "history"), RefusalCode.BUNDLE_TYPE),
                Arguments.of("no entries", "{\"resourceType\":\"Bundle\",\"type\":\"batch\"}", RefusalCode.NO_PATIENT),
                Arguments.of("no Patient", Given.bundle(Given.condition("c1", "38341003", "")), RefusalCode.NO_PATIENT),
                Arguments.of(
                        "two Patients",
                        Given.bundle(Given.PATIENT, Given.PATIENT.replace("p1", "p2")),
                        RefusalCode.SEVERAL_PATIENTS),
                Arguments.of("depth bomb", GOOD.replace("\"p1\"", "[".repeat(100_000)), RefusalCode.LIMIT),
                Arguments.of("closed depth bomb", Given.bundle(Given.PATIENT, deep(100_000)), RefusalCode.LIMIT),
                Arguments.of("huge number", number("1e400"), RefusalCode.LIMIT),
                Arguments.of("huge exponent", number("1e999999999"), RefusalCode.LIMIT),
                Arguments.of("long number", number("1".repeat(5_000)), RefusalCode.LIMIT),
                Arguments.of("entry is no array", GOOD.replace("[{\"res", "{\"x\":[{\"res"), RefusalCode.NOT_A_BUNDLE),
                Arguments.of(
                        "duplicate key in a resource",
                        GOOD.replace("\"id\":\"c1\"", "\"id\":\"c1\",\"id\":\"c2\""),
                        RefusalCode.DUPLICATE_KEY),
                Arguments.of(
                        "duplicate key in the Bundle",
                        GOOD.replace("\"type\":\"collection\"", "\"type\":\"collection\",\"type\":\"batch\""),
                        RefusalCode.DUPLICATE_KEY),
                Arguments.of("half a character", GOOD.replace("Condition 3", "\\ud800"), RefusalCode.INVALID_JSON));
    }

    private static String number(String number) {
        return Given.bundle(
                Given.PATIENT,
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{},\"valueQuantity\":{\"value\":"
                        + number + "}}");
    }

    private static String deep(int levels) {
        return "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void importOfMalformed_isRefusedWithItsCode(String what, String json, RefusalCode code) {
        Refused refused = assertInstanceOf(Refused.class, Given.read(json));
        assertEquals(code, refused.code(), refused.cause());
        assertEquals("given.json", refused.file());
        assertTrue(!refused.cause().isBlank() && refused.cause().length() <= 300, refused.cause());
    }

    @Test
    void folderWithMalformedFiles_importsTheRest(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("1.json"), GOOD);
        Files.writeString(folder.resolve("2.json"), GOOD.substring(0, 40));
        Files.write(folder.resolve("3.json.gz"), gzip(GOOD));
        byte[] cut = gzip(GOOD);
        Files.write(folder.resolve("4.json.gz"), java.util.Arrays.copyOf(cut, cut.length / 2));
        Files.writeString(folder.resolve("5.json.gz"), GOOD);
        Files.writeString(folder.resolve("6.txt"), "not looked at");
        Files.writeString(folder.resolve("7.json"), GOOD);
        try (Stream<ImportResult> results = BundleFolder.read(folder)) {
            List<String> outcomes = results.map(MalformedBundleTest::outcome).toList();
            assertEquals(
                    List.of(
                            "1.json ok",
                            "2.json fhir.truncated",
                            "3.json.gz ok",
                            "4.json.gz fhir.truncated",
                            "5.json.gz fhir.unreadable",
                            "7.json ok"),
                    outcomes);
        }
    }

    @Test
    void gzipBomb_isRefused(@TempDir Path folder) throws IOException {
        Path bomb = folder.resolve("bomb.json.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            out.write("{\"resourceType\":\"Bundle\",\"x\":[".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            byte[] zeros = "0,".repeat(1 << 19).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            for (long written = 0; written <= BundleReader.MAX_BYTES; written += zeros.length) {
                out.write(zeros);
            }
        }
        Refused refused = assertInstanceOf(Refused.class, BundleFolder.readFile(bomb));
        assertEquals(RefusalCode.LIMIT, refused.code());
    }

    @Test
    void resourceThatIsNoR4_isNamedAndTheRestIsTaken() {
        Imported imported = Given.imported(
                Given.PATIENT,
                Given.condition("c1", "38341003", ",\"unheardOf\":true"),
                Given.condition("c2", "44054006", ""),
                Given.condition("c3", "44054006", ",\"onsetDateTime\":\"yesterday\""));
        assertEquals(1, imported.records().size());
        assertEquals(
                List.of("1 Condition fhir.invalid_resource", "3 Condition fhir.invalid_resource"),
                imported.leftOut().stream()
                        .map(l -> l.entry() + " " + l.type() + " " + l.code().code())
                        .toList());
    }

    @Test
    void resourceAboutSomebodyElse_isNotTaken() {
        Imported imported = Given.imported(
                Given.PATIENT,
                Given.condition("c1", "38341003", "").replace("Patient/p1", "Patient/p2"),
                Given.condition("c2", "44054006", ""));
        assertEquals(1, imported.records().size());
        assertEquals(RefusalCode.OTHER_SUBJECT, imported.leftOut().getFirst().code());
    }

    @Test
    void secondResourceOfTheSameId_isNotTaken() {
        Imported imported = Given.imported(
                Given.PATIENT, Given.condition("c1", "38341003", ""), Given.condition("c1", "44054006", ""));
        assertEquals(RefusalCode.DUPLICATE_ID, imported.leftOut().getFirst().code());
        assertTrue(imported.records().getFirst().content().text().contains("38341003"));
    }

    private static String outcome(ImportResult result) {
        return result.file() + " "
                + (result instanceof Refused refused ? refused.code().code() : "ok");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
