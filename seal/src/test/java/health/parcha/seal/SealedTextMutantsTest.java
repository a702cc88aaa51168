package health.parcha.seal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.record.Category;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.Jws;
import health.parcha.seal.age.Age;
import health.parcha.seal.age.AgeException;
import health.parcha.seal.age.FileKey;
import health.parcha.seal.age.HybridIdentity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** A text that someone entitled to seal or sign made badly is refused by name, never with an exception of another kind. */
class SealedTextMutantsTest {
    private static final RecordSigner PATIENT = Samples.patient();
    private static final HybridIdentity INDEX = HybridIdentity.fresh(Samples.RANDOM);
    private static final Secret32 ROOT = Secret32.fresh(Samples.RANDOM);
    private static final HybridIdentity KEYRING = ROOT.identity("keyring");
    private static final String KEYRING_TEXT = keyringText();
    private static final String ENTRY_TEXT = entryText();

    @Property(tries = 1500)
    void keyring_mutated_isMalformedOrOpens(
            @ForAll @IntRange(max = 30_000) int where,
            @ForAll @IntRange(max = 60) int cut,
            @ForAll @StringLength(max = 12) @CharRange(from = ' ', to = '~') String inserted)
            throws AgeException {
        byte[] text = mutant(KEYRING_TEXT, where, cut, inserted).getBytes(StandardCharsets.UTF_8);
        byte[] file = Age.seal(text, List.of(KEYRING.recipient()), Samples.RANDOM);
        try {
            assertTrue(KeyringFile.open(file, ROOT).version() > 0);
        } catch (SealException refused) {
            assertTrue(refused.code().equals("KEYRING_MALFORMED"));
        }
    }

    @Property(tries = 1500)
    void segment_mutatedAndSignedAnew_isMalformedOrOpens(
            @ForAll @IntRange(max = 1_000) int where,
            @ForAll @IntRange(max = 60) int cut,
            @ForAll @StringLength(max = 12) @CharRange(from = ' ', to = '~') String inserted)
            throws AgeException {
        Map<String, Json> payload = new TreeMap<>(
                IndexSegment.sign(head(), List.of(), PATIENT).jws().payload().members());
        payload.put("count", new Json.Whole(1));
        payload.remove("rest");
        Json.ObjectBuilder json = Json.object();
        payload.forEach(json::put);
        SignedLines lines =
                SignedLines.sign(json, mutant(ENTRY_TEXT, where, cut, inserted) + "\n", IndexSegment.TYPE, PATIENT);
        byte[] file = Age.seal(lines.bytes(), List.of(INDEX.recipient()), Samples.RANDOM);
        try {
            assertTrue(IndexSegment.open(file, INDEX).entries().size() == 1);
        } catch (SealException refused) {
            assertTrue(refused.code().equals("INDEX_MALFORMED"));
        }
    }

    @Property(tries = 1500)
    void grant_mutatedAndSignedAnew_isRefusedByNameOrOpens(
            @ForAll @IntRange(max = 700) int where,
            @ForAll @IntRange(max = 60) int cut,
            @ForAll @StringLength(max = 12) @CharRange(from = ' ', to = '~') String inserted)
            throws AgeException {
        String signed = "{\"categories\":[],\"account\":\"" + Samples.PATIENT + "\",\"grant\":\"" + "55".repeat(32)
                + "\",\"grantee\":\"" + Samples.DOCTOR + "\",\"network\":\"" + Samples.NETWORK
                + "\",\"purpose\":\"TREAT\",\"version\":1,\"until\":5}";
        Json.ObjectBuilder json = Json.object();
        try {
            JsonReader.readObject(mutant(signed, where, cut, inserted))
                    .members()
                    .forEach(json::put);
            Jws.read(SignedLines.sign(json, "", GrantKeys.TYPE, PATIENT).jws().compact());
        } catch (IllegalArgumentException | IllegalStateException _) {
            return;
        }
        Json.ObjectBuilder again = Json.object();
        json.done().members().forEach((name, value) -> {
            if (!name.equals("rest")) {
                again.put(name, value);
            }
        });
        SignedLines lines =
                SignedLines.sign(again, "{\"consent\":\"\",\"handles\":{},\"keys\":[]}\n", GrantKeys.TYPE, PATIENT);
        byte[] file = Age.seal(lines.bytes(), List.of(INDEX.recipient()), Samples.RANDOM);
        try {
            assertTrue(GrantKeys.open(file, List.of(INDEX)).categories().isEmpty());
        } catch (SealException refused) {
            assertTrue(refused.code().startsWith("GRANT_"));
        }
    }

    private static String mutant(String text, int where, int cut, String inserted) {
        int from = where % text.length();
        return text.substring(0, from) + inserted + text.substring(Math.min(text.length(), from + cut));
    }

    private static SegmentHead head() {
        return new SegmentHead(Samples.NETWORK, Samples.PATIENT, Category.LABS, 2024, 1, Optional.empty());
    }

    private static String keyringText() {
        Keyring keyring = Keyring.create(Samples.NETWORK, Samples.PATIENT, Optional.empty(), Samples.RANDOM);
        byte[] file = KeyringFile.seal(keyring, ROOT, Samples.RANDOM);
        try {
            return new String(Age.open(file, List.of(KEYRING)), StandardCharsets.UTF_8);
        } catch (AgeException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String entryText() {
        SignedRecord record = SignedRecord.sign(Samples.claims(), new byte[9], Samples.doctor());
        return CanonicalJson.text(
                IndexEntry.of(record, FileKey.fresh(Samples.RANDOM), "bafk").json());
    }
}
