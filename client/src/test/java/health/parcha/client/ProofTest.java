package health.parcha.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.client.bundle.ExportAccount;
import health.parcha.client.bundle.ExportRecord;
import health.parcha.client.bundle.OpenFile;
import health.parcha.client.bundle.VerifyProof;
import health.parcha.client.bundle.VerifyProof.Line;
import health.parcha.client.bundle.VerifyProof.Result;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.network.Network;
import health.parcha.client.reading.ReadHistory;
import health.parcha.client.reading.Scope;
import health.parcha.client.record.AddRecord;
import health.parcha.client.record.Authority;
import health.parcha.client.record.NewRecord;
import health.parcha.client.session.Me;
import health.parcha.client.wire.Blob;
import health.parcha.core.consent.Purpose;
import health.parcha.core.record.Category;
import health.parcha.core.record.RecordId;
import health.parcha.log.ProofFile;
import health.parcha.seal.age.Identity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofTest {
    @TempDir
    static Path folder;

    private static TinyNetwork area;
    private static byte[] proof;
    private static byte[] age;
    private static List<Identity> identities;

    @BeforeAll
    static void exportedRecord() throws IOException {
        area = new TinyNetwork();
        Cast cast = new Cast(area, folder);
        Me desk = cast.desk(1);
        Me patient = cast.patient("ada", desk);
        Me doctor = cast.doctor("paul", 1, desk);
        for (String text : List.of("sodium 140", "potassium 4", "calcium 2")) {
            new AddRecord(doctor)
                    .add(
                            patient.account(),
                            new Authority.Treating(Purpose.TREATMENT),
                            List.of(NewRecord.first(
                                    RecordId.of(patient.surroundings().bytes(16)),
                                    Category.LABS,
                                    "Observation",
                                    doctor.now(),
                                    Optional.empty(),
                                    Optional.of(text),
                                    "text/plain",
                                    Blob.of(text.getBytes(StandardCharsets.UTF_8)))));
        }
        ExportRecord.Exported exported = new ExportRecord(patient)
                .export(new ReadHistory(patient).mine(Scope.all()).items().getLast(), folder.resolve("out"));
        new ExportAccount(patient).identity(folder.resolve("identity.txt"));
        proof = Files.readAllBytes(exported.proof());
        age = Files.readAllBytes(exported.age());
        identities = Identity.parseFile(Files.readString(folder.resolve("identity.txt")));
    }

    @AfterAll
    static void end() {
        area.close();
    }

    private static Map<String, Result> verify(byte[] file, Optional<VerifyProof.AgeFile> sealed) {
        return new VerifyProof(new Network(area.manifest(), NodeDoor.client()), Optional.empty())
                .verify(file, sealed).stream().collect(Collectors.toMap(Line::what, Line::result));
    }

    private static boolean fails(byte[] file) {
        return verify(file, Optional.empty()).containsValue(Result.FAILED);
    }

    @Test
    void proof_holdsOffline_andSaysThatTheAnchorWasNotChecked() {
        Map<String, Result> lines = verify(proof, Optional.of(new VerifyProof.AgeFile(Blob.of(age), identities)));
        for (String what : List.of("receipt", "inclusion", "checkpoint", "entry", "author", "card", "content")) {
            assertEquals(Result.HOLDS, lines.get(what), what + " of " + lines);
        }
        assertEquals(Result.NOT_CHECKED, lines.get("anchor"));
    }

    @Test
    void ageFile_opensWithTheExportedIdentity() {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        OpenFile.plain(new ByteArrayInputStream(age), identities, plain);
        assertTrue(plain.toString(StandardCharsets.UTF_8).contains("sodium 140"));
        assertArrayEquals(
                "sodium 140".getBytes(StandardCharsets.UTF_8),
                OpenFile.record(age, identities, Optional.of(proof)).content());
    }

    @Test
    void everyChangedByteOfTheProofsText_failsOrIsSpelledOtherwise() {
        for (int at = 0; at < proof.length; at += 37) {
            byte[] changed = proof.clone();
            changed[at] = (byte) (changed[at] == 'A' ? 'B' : 'A');
            assertTrue(Arrays.equals(changed, proof) || fails(changed), "a change at " + at);
        }
    }

    @Test
    void cutAndEmptyProofs_fail() {
        assertTrue(fails(new byte[0]));
        assertTrue(fails(Arrays.copyOf(proof, proof.length / 2)));
    }

    @Test
    void claimsOfAnotherRecord_underAGoodLogProof_fail() {
        ProofFile file = ProofFile.parse(proof);
        Map<String, String> others = new HashMap<>(file.attachments());
        others.computeIfPresent("record", (name, jws) -> jws.substring(0, jws.length() - 4) + "AAAA");
        ProofFile forged = new ProofFile(file.proof(), file.entry(), file.receipt(), file.disclosed(), others);
        assertTrue(fails(forged.bytes()));
    }

    @Test
    void damagedAgeFile_isNamedByItsStage() {
        byte[] changed = age.clone();
        changed[changed.length - 1] ^= 1;
        assertEquals(
                "AGE_PAYLOAD_DAMAGED",
                assertThrows(CheckFailed.class, () -> OpenFile.record(changed, identities, Optional.empty()))
                        .code());
    }
}
