package health.parcha.core.signed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @Test
    void canonicalForm_sortsByUtf16AndEscapesLeast() {
        // The sorting example of RFC 8785 section 3.2.3, whole numbers in place of its strings.
        String given =
                "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";
        String wanted = "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}";
        assertEquals(wanted, CanonicalJson.text(JsonReader.read(given)));
    }

    @Test
    void readingTheCanonicalForm_givesTheSameValue() {
        Json value = Json.object()
                .put("text", "a\"\\/\b\f\n\r\t\u0001é€😀")
                .put("list", new Json.Items(java.util.List.of(new Json.Whole(-7), new Json.Nothing())))
                .put("flag", true)
                .put("large", Json.Whole.MAX)
                .done();
        assertEquals(CanonicalJson.text(value), CanonicalJson.text(JsonReader.read(CanonicalJson.bytes(value))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "01",
                "-0",
                "1.5",
                "1e3",
                "9007199254740992",
                "99999999999999999999",
                "\"\\ud800\"",
                "\"\\x\"",
                "\"\u0001\"",
                "tru",
                "nul",
                "1 2",
                "{a:1}",
                "[1 2]",
                "\"\\u00g0\"",
                "\"open",
                "'a'",
                "NaN",
                "+1",
                "{\"a\" 1}",
                "\uFEFF1"
            })
    void whatTwoReadersCouldTakeInTwoWays_isRefused(String text) {
        assertThrows(MalformedJson.class, () -> JsonReader.read(text));
    }

    @Test
    void deepNesting_isRefused() {
        assertThrows(MalformedJson.class, () -> JsonReader.read("[".repeat(100_000)));
    }

    @Test
    void bytesThatAreNotUtf8_areRefused() {
        assertThrows(MalformedJson.class, () -> JsonReader.read(new byte[] {'"', (byte) 0xc3, '"'}));
    }

    @Test
    void anyMutant_isReadOrRefused_neverAnythingElse() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261120);
        byte[] seed = "{\"a\":[1,true,null,\"x\\u00e9\"],\"b\":{\"c\":-5}}".getBytes(StandardCharsets.UTF_8);
        int read = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] mutant = seed.clone();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            try {
                Json value = JsonReader.read(mutant);
                assertEquals(value, JsonReader.read(CanonicalJson.bytes(value)));
                read++;
            } catch (MalformedJson expected) {
                continue;
            }
        }
        org.junit.jupiter.api.Assertions.assertTrue(read > 0, "some mutants are still JSON");
    }
}
