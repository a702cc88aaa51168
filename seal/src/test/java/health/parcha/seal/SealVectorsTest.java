package health.parcha.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.record.Category;
import health.parcha.core.record.Epoch;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.VerifyingKey;
import health.parcha.seal.age.FileKey;
import health.parcha.seal.age.HeaderRow;
import health.parcha.seal.age.HybridIdentity;
import health.parcha.seal.age.SealedPayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The scenarios of vectors/seal, which every language reads; files made by an earlier version open for ever. */
class SealVectorsTest {

    @Test
    void record_opensByKeyAndRow_andSaysWhatWasSigned() throws Exception {
        Json.Fields vector = vector("record");
        SealedPayload payload = SealedPayload.of(bytes(vector, "payload"));
        assertArrayEquals(bytes(vector, "container"), payload.open(FileKey.of(bytes(vector, "fileKey"))));
        for (Json row : vector.items("rows")) {
            Json.Fields fields = (Json.Fields) row;
            HybridIdentity identity = HybridIdentity.parse(fields.text("identity"));
            HeaderRow header = HeaderRow.of(bytes(fields, "header"));
            assertArrayEquals(bytes(vector, "container"), payload.open(header, List.of(identity)));
        }
        SignedRecord record = RecordContainer.read(bytes(vector, "container"));
        assertEquals(vector.text("content"), new String(record.content(), StandardCharsets.UTF_8));
        assertEquals(vector.fields("claims"), record.jws().payload());
        assertEquals(vector.text("keyId"), record.jws().keyId());
        assertEquals(vector.text("jwsDigest"), record.digest().hex());
        assertEquals(vector.text("commitment"), record.commitment().hex());
        assertTrue(record.isSignedBy(new VerifyingKey(vector.text("verifyingKey"))));
        assertArrayEquals(bytes(vector, "container"), RecordContainer.write(record));
    }

    @Test
    void containers_thatAreRefused_giveTheirCode() throws Exception {
        for (Json item : vector("record-refused").items("cases")) {
            Json.Fields test = (Json.Fields) item;
            byte[] container = bytes(test, "container");
            SealException refused = assertThrows(SealException.class, () -> RecordContainer.read(container));
            assertEquals(test.text("code"), refused.code(), test.text("what"));
        }
    }

    @Test
    void index_opensToItsEntries() throws Exception {
        Json.Fields vector = vector("index");
        IndexSegment segment = IndexSegment.open(bytes(vector, "file"), HybridIdentity.parse(vector.text("identity")));
        assertTrue(segment.isSignedBy(new VerifyingKey(vector.text("verifyingKey"))));
        assertEquals(vector.fields("payload"), segment.jws().payload());
        assertEquals(
                vector.items("entries"),
                segment.entries().stream().<Json>map(IndexEntry::json).toList());
        SignedRecord record = RecordContainer.read(bytes(vector("record"), "container"));
        assertTrue(segment.entries().getFirst().describes(record));
    }

    @Test
    void grant_opensToItsKeys() throws Exception {
        Json.Fields vector = vector("grant");
        GrantKeys keys = GrantKeys.open(bytes(vector, "file"), List.of(HybridIdentity.parse(vector.text("inbox"))));
        assertTrue(keys.isSignedBy(new VerifyingKey(vector.text("verifyingKey"))));
        assertEquals(vector.fields("payload"), keys.jws().payload());
        GrantedCategory labs = keys.categories().getFirst();
        assertEquals(
                vector.text("vault1"),
                recipient(Optional.ofNullable(labs.keys().get(new Epoch(1)))
                        .orElseThrow()
                        .vault()));
    }

    @Test
    void keyring_opensToItsKeys() throws Exception {
        Json.Fields vector = vector("keyring");
        byte[] file = bytes(vector, "file");
        assertEquals(vector.text("digest"), KeyringFile.digest(file).hex());
        Keyring keyring = KeyringFile.open(file, Secret32.of(bytes(vector, "root")));
        assertEquals(vector.whole("version"), keyring.version());
        assertEquals(
                vector.text("recordVerifyingKey"),
                keyring.recordKey().verifyingKey().hex());
        assertEquals(vector.text("inbox"), recipient(keyring.inboxes().getFirst()));
        assertEquals(vector.text("emergency"), recipient(keyring.emergency()));
        byte[] controller =
                keyring.controller(Hex.bytes(vector.text("ticketSalt"))).exposeBytes();
        assertEquals(vector.text("controller"), Hex.of(controller));
        for (Category category : Category.values()) {
            Json.Fields expected = vector.fields("recipients").fields(category.code());
            CategoryKeys keys = keyring.category(category);
            assertEquals(expected.whole("epoch"), keys.current().number());
            assertEquals(expected.text("handle"), keys.handle().hex());
            assertEquals(expected.text("vault"), recipient(keys.vault(keys.current())));
            assertEquals(expected.text("index"), recipient(keys.index(keys.current())));
        }
    }

    @Test
    void door_givesItsKeysAndOpensTheSlot() throws Exception {
        Json.Fields vector = vector("door");
        try (PasswordDoor door = PasswordDoor.open(
                vector.text("password").toCharArray(),
                AccountKey.typed(vector.text("accountKey")),
                new NetworkId(vector.text("network")),
                new AccountId(vector.text("account")),
                DoorParameters.parse(vector.text("phc")))) {
            assertEquals(vector.text("login"), door.login().verifyingKey().hex());
            assertEquals(
                    vector.text("slotRecipient"),
                    Digest.of(door.slotRecipient().bytes()).hex());
            assertEquals(Secret32.of(bytes(vector, "root")), door.openRoot(bytes(vector, "slot")));
        }
    }

    @Test
    void doorParametersThatAServerSends_areBelievedOnlyWithinTheirBounds() throws Exception {
        for (Json item : vector("door-refused").items("cases")) {
            Json.Fields test = (Json.Fields) item;
            SealException refused = assertThrows(SealException.class, () -> DoorParameters.parse(test.text("phc")));
            assertEquals(test.text("code"), refused.code(), test.text("phc"));
        }
    }

    @Test
    void accountKeys_areReadAsPeopleTypeThem() throws Exception {
        for (Json item : vector("account-keys").items("read")) {
            Json.Fields test = (Json.Fields) item;
            assertEquals(test.text("key"), AccountKey.typed(test.text("typed")).exposeText());
        }
        for (String typed : vector("account-keys").texts("refused")) {
            assertThrows(IllegalArgumentException.class, () -> AccountKey.typed(typed), typed);
        }
    }

    @Test
    void paddedLengths_areThese() throws Exception {
        for (Json item : vector("padding").items("cases")) {
            Json.Fields test = (Json.Fields) item;
            assertEquals(test.whole("padded"), Padding.padded((int) test.whole("length")));
        }
    }

    private static String recipient(HybridIdentity identity) {
        return Digest.of(identity.recipient().bytes()).hex();
    }

    private static byte[] bytes(Json.Fields vector, String name) {
        return Binary.bytes(vector.text(name), name);
    }

    private static Json.Fields vector(String name) throws IOException {
        Path root = Path.of(Objects.requireNonNull(System.getProperty("parcha.root")));
        return JsonReader.readObject(Files.readString(root.resolve("vectors/seal/" + name + ".json")));
    }
}
