package health.parcha.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever bytes come, a reader answers with a value or with a failure of ours. */
class ParserFuzzTest {
    private static final String NOTE =
            "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 name AAAAAAAAAAA=\n";

    @Property(tries = 500)
    void anyText_isReadOrRefused(@ForAll("texts") String text) {
        readAll(text.getBytes(UTF_8));
    }

    @Property(tries = 500)
    void anyBytes_areReadOrRefused(@ForAll byte[] bytes) {
        readAll(bytes);
        refusesOrReads(bytes, b -> EntryBundle.parse(b, 3));
    }

    @Property(tries = 500)
    void noteWithAnyByteChanged_isReadOrRefused(
            @ForAll @IntRange(min = 0, max = 200) int place, @ForAll @IntRange(min = 0, max = 255) int value) {
        byte[] note = NOTE.getBytes(UTF_8);
        note[place % note.length] = (byte) value;
        readAll(note);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> part = Arbitraries.of(
                "\n",
                "\n\n",
                "\u2014 ",
                "name",
                " ",
                "+",
                "/",
                "AAAAAAAA",
                "=",
                "0",
                "9223372036854775807",
                "x001",
                "tile/",
                "entries/",
                ".p/",
                "index ",
                "extra ",
                "c2sp.org/tlog-proof@v1\n",
                "parcha/log-proof@v1\n",
                "\r",
                "\u00a0",
                "\u0000",
                "\ud83d\ude00",
                NOTE);
        return part.list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    private static void readAll(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        refusesOrReads(bytes, b -> Checkpoint.parse(Note.parse(b).text()));
        refusesOrReads(bytes, TlogProof::parse);
        refusesOrReads(bytes, ProofFile::parse);
        refusesOrReads(bytes, ProofExtra::parse);
        refusesOrReads(bytes, b -> Checkpoint.parse(text));
        refusesOrReads(bytes, b -> NoteVerifier.parse(text));
        refusesOrReads(bytes, b -> LogPath.parse(text));
        refusesOrReads(bytes, b -> Receipt.open(b, Fixture.ORIGIN, Fixture.RECEIPT_KEY.verifier()));
    }

    private static void refusesOrReads(byte[] bytes, Consumer<byte[]> reader) {
        try {
            reader.accept(bytes);
        } catch (LogFailure e) {
            assertFalse(e.sentence().isEmpty());
        }
    }
}
