package health.parcha.seal.age;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every file of the age test kit, opened as a stream and as a whole; each names the outcome it expects. */
class AgeVectorsTest {

    @TestFactory
    Stream<DynamicTest> everyVector_endsAsItSays() throws IOException {
        return vectors().stream()
                .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> check(path)));
    }

    @Test
    void allVectors_areThere() throws IOException {
        assertEquals(124, vectors().size());
    }

    private static List<Path> vectors() throws IOException {
        try (Stream<Path> files = Files.list(Vectors.folder("age").resolve("testkit"))) {
            return files.sorted().toList();
        }
    }

    private static void check(Path path) throws Exception {
        Vector vector = Vector.read(Files.readAllBytes(path));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        assertEquals(vector.expected(), openAsStream(vector, text));
        if (vector.fields.containsKey("payload")) {
            assertEquals(vector.fields.get("payload"), sha256(text.toByteArray()), "the text that came out");
        }
        if (!vector.armored()) {
            assertEquals(vector.expected(), openWhole(vector));
        }
    }

    private static String openAsStream(Vector vector, ByteArrayOutputStream text) throws IOException {
        InputStream file = new ByteArrayInputStream(vector.file);
        try (InputStream in = Age.opening(vector.armored() ? Armor.reading(file) : file, vector.identities())) {
            in.transferTo(text);
            return "success";
        } catch (AgeException e) {
            return outcome(e);
        }
    }

    private static String openWhole(Vector vector) {
        try {
            Age.open(vector.file, vector.identities());
            return "success";
        } catch (AgeException e) {
            return outcome(e);
        }
    }

    private static String outcome(AgeException failure) {
        return switch (failure) {
            case AgeException.MalformedArmor _ -> "armor failure";
            case AgeException.MalformedHeader _, AgeException.WorkFactorRefused _ -> "header failure";
            case AgeException.HeaderMacMismatch _ -> "HMAC failure";
            case AgeException.NoIdentityMatched _, AgeException.UnsupportedStanza _ -> "no match";
            case AgeException.PayloadDamaged _ -> "payload failure";
        };
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private record Vector(Map<String, String> fields, byte[] file) {
        static Vector read(byte[] bytes) throws IOException {
            String latin = new String(bytes, StandardCharsets.ISO_8859_1);
            int end = latin.indexOf("\n\n");
            Map<String, String> fields = new HashMap<>();
            for (String line : latin.substring(0, end).split("\n")) {
                int colon = line.indexOf(": ");
                fields.merge(line.substring(0, colon), line.substring(colon + 2), (a, b) -> a + "\n" + b);
            }
            byte[] file = Arrays.copyOfRange(bytes, end + 2, bytes.length);
            boolean zlib = "zlib".equals(fields.get("compressed"));
            return new Vector(
                    fields, zlib ? new InflaterInputStream(new ByteArrayInputStream(file)).readAllBytes() : file);
        }

        String expected() {
            return fields.getOrDefault("expect", "");
        }

        boolean armored() {
            return "yes".equals(fields.get("armored"));
        }

        List<Identity> identities() {
            List<Identity> identities = new ArrayList<>();
            fields.getOrDefault("identity", "").lines().map(Identity::parse).forEach(identities::add);
            fields.getOrDefault("passphrase", "")
                    .lines()
                    .map(text -> PassphraseIdentity.of(text.toCharArray(), 22))
                    .forEach(identities::add);
            return identities;
        }
    }
}
