package health.parcha.log;

import static health.parcha.log.Fixture.NOW;
import static health.parcha.log.Fixture.WITNESS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.party.AccountId;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Digest;
import health.parcha.log.ProofFile.Disclosed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The worked example of docs/spec/log.md is what the code makes of its inputs. */
class SpecificationTest {
    private static final Opening OPENING = new Opening(
            Fixture.NETWORK,
            EntryType.RECORD_CONSULTED,
            LogParty.of(new AccountId("0x" + "d0".repeat(20))),
            Optional.of(LogParty.of(new AccountId("0x" + "a1".repeat(20)))),
            Optional.of("0123456789abcdef0123456789abcdef"),
            new Digest("5e".repeat(32)),
            NOW);

    private final InMemoryLogStorage storage = new InMemoryLogStorage();
    private final RecordLog log = Fixture.create(storage);
    private final List<Receipt> receipts = log.append(List.of(entry(0), entry(1), entry(2)), NOW);

    @Test
    void workedExample_isWhatTheCodeMakes() throws IOException {
        SignedCheckpoint published = log.integrate();
        Instant seen = Instant.parse("2026-11-20T10:15:31Z");
        NoteSignature cosignature =
                published.note().cosign(WITNESS, seen).signatures().getLast();
        SignedCheckpoint head =
                log.witness(published, cosignature, WITNESS.verifier()).orElseThrow();
        Note receipt = log.sign(receipts.getFirst());
        ProofFile file = new ProofFile(
                TlogProof.of(new LeafIndex(0), head, new PublishedLog(storage)),
                entry(0),
                receipt,
                Optional.of(new Disclosed(OPENING.json(), salt(0))),
                Map.of());

        String page = Files.readString(Path.of(System.getProperty("parcha.root"), "docs", "spec", "log.md"));
        shows(page, Fixture.LOG_KEY.verifier().text());
        shows(page, Fixture.RECEIPT_KEY.verifier().text());
        shows(page, WITNESS.verifier().text());
        shows(page, CanonicalJson.text(OPENING.json()));
        shows(page, entry(0).toString());
        shows(page, entry(1).toString());
        shows(page, entry(2).toString());
        shows(page, entry(0).leaf().base64());
        shows(page, new String(receipt.bytes(), UTF_8));
        shows(page, new String(head.note().bytes(), UTF_8));
        Path vector =
                Path.of(System.getProperty("parcha.root"), "vectors", "merkle", "proof-file", "record-consulted.proof");
        assertEquals(Files.readString(vector), new String(file.bytes(), UTF_8));
    }

    @Test
    void everyEntryType_standsInTheTable() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("parcha.root"), "docs", "spec", "log.md"));
        for (EntryType type : EntryType.values()) {
            shows(page, "| `%02x` | `%s` |".formatted(type.code(), type.word()));
        }
    }

    private static void shows(String page, String part) {
        assertTrue(page.contains(part), () -> "docs/spec/log.md lacks:\n" + part);
    }

    private static Entry entry(int number) {
        return OPENING.entry(salt(number));
    }

    /** 32 bytes of the number. */
    private static Salt salt(int number) {
        byte[] bytes = new byte[Salt.BYTES];
        Arrays.fill(bytes, (byte) number);
        return Salt.of(bytes);
    }
}
