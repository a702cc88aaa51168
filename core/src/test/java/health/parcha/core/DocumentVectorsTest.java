package health.parcha.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.consent.AccessAct;
import health.parcha.core.consent.AccessRequest;
import health.parcha.core.consent.RequestRefusal;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.Login;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.NetworkId;
import health.parcha.core.party.Registration;
import health.parcha.core.record.Cid;
import health.parcha.core.record.CidHasher;
import health.parcha.core.record.Commitment;
import health.parcha.core.record.Decision;
import health.parcha.core.record.Descriptor;
import health.parcha.core.record.RecipientsSheet;
import health.parcha.core.record.RecordId;
import health.parcha.core.record.RecordOpening;
import health.parcha.core.record.SegmentHead;
import health.parcha.core.record.TreatmentAct;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Document;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.Jws;
import health.parcha.core.signed.Kind;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.signed.Signed;
import health.parcha.core.signed.SigningSeed;
import health.parcha.core.signed.VerifyingKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs vectors/documents: what Java and TypeScript must agree on. */
class DocumentVectorsTest {
    private static final Set<Kind<?>> KINDS = Set.of(
            Registration.KIND,
            Login.KIND,
            RecipientsSheet.KIND,
            Descriptor.KIND,
            TreatmentAct.KIND,
            Decision.KIND,
            SegmentHead.KIND,
            AccessAct.KIND,
            AccessRequest.KIND,
            RequestRefusal.KIND,
            MemberDocument.KIND);

    static Stream<Json.Fields> canonical() {
        return rows("canonical", "cases");
    }

    @ParameterizedTest
    @MethodSource("canonical")
    void aValue_hasTheCanonicalFormOfTheVectors(Json.Fields row) {
        Json value = JsonReader.read(row.text("given"));
        assertEquals(row.text("canonical"), CanonicalJson.text(value));
        assertEquals(
                CanonicalJson.text(value),
                CanonicalJson.text(JsonReader.read(row.text("canonical"))),
                row.text("what"));
    }

    static Stream<Json.Fields> refusedTexts() {
        return rows("json-refused", "texts");
    }

    @ParameterizedTest
    @MethodSource("refusedTexts")
    void aTextThatTwoReadersCouldTakeInTwoWays_isRefused(Json.Fields row) {
        assertThrows(MalformedJson.class, () -> JsonReader.read(row.text("text")), row.text("what"));
    }

    static Stream<Json.Fields> refusedBytes() {
        return rows("json-refused", "bytes");
    }

    @ParameterizedTest
    @MethodSource("refusedBytes")
    void bytesThatAreNotUtf8_areRefused(Json.Fields row) {
        assertThrows(MalformedJson.class, () -> JsonReader.read(Hex.bytes(row.text("hex"))), row.text("what"));
    }

    static Stream<Json.Fields> signatures() {
        return Stream.concat(rows("jws", "cases"), rows("documents", "cases"));
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void aPayload_isSignedToTheSameText(Json.Fields row) {
        SigningSeed seed = SigningSeed.of(Hex.bytes(file("jws").text("seed")));
        String keyId = row.findText("keyId").orElseGet(() -> file("documents").text("keyId"));
        Jws signed = Jws.sign(row.fields("payload"), row.text("type"), keyId, seed);
        assertEquals(row.text("compact"), signed.compact());
        assertEquals(row.text("digest"), signed.digest().hex());
        Jws read = Jws.read(row.text("compact"), row.text("type"));
        assertTrue(read.isSignedBy(new VerifyingKey(file("jws").text("verifyingKey"))));
        assertFalse(read.isSignedBy(new VerifyingKey("00".repeat(32))));
    }

    static Stream<Json.Fields> refusedSignatures() {
        return rows("jws-refused", "cases");
    }

    @ParameterizedTest
    @MethodSource("refusedSignatures")
    void aTextThatIsNoSignedDocument_isRefused(Json.Fields row) {
        assertThrows(MalformedJson.class, () -> Jws.read(row.text("compact")), row.text("what"));
    }

    static Stream<Json.Fields> documents() {
        return rows("documents", "cases");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aDocument_isReadAndWrittenToTheSamePayload(Json.Fields row) {
        Document document = Signed.read(row.text("compact"), kind(row)).document();
        assertEquals(CanonicalJson.text(row.fields("payload")), CanonicalJson.text(document.payload()));
        if (document instanceof MemberDocument member) {
            assertEquals(row.text("memberDigest"), member.chainDigest().hex());
        }
    }

    @Test
    void everyKind_hasAVector() {
        Set<String> seen = documents().map(row -> row.text("type")).collect(Collectors.toSet());
        assertEquals(KINDS.stream().map(Kind::type).collect(Collectors.toSet()), seen);
    }

    static Stream<Json.Fields> refusedDocuments() {
        return rows("documents-refused", "cases");
    }

    @ParameterizedTest
    @MethodSource("refusedDocuments")
    void aDocumentWithAMemberThatMeansNothing_isRefused(Json.Fields row) {
        assertThrows(MalformedJson.class, () -> Signed.read(row.text("compact"), kind(row)), row.text("what"));
    }

    static Stream<Json.Fields> commitments() {
        return rows("records", "commitments");
    }

    @ParameterizedTest
    @MethodSource("commitments")
    void aRecord_hasTheCommitmentOfTheVectors(Json.Fields row) {
        RecordOpening opening = new RecordOpening(
                new NetworkId(row.text("network")),
                new AccountId(row.text("actor")),
                new AccountId(row.text("subject")),
                new RecordId(row.text("record")),
                Math.toIntExact(row.whole("version")),
                new Digest(row.text("digest")));
        assertEquals(new Commitment(row.text("commitment")), opening.commit(Hex.bytes(row.text("salt"))));
    }

    static Stream<Json.Fields> encounters() {
        return rows("records", "encounters");
    }

    @ParameterizedTest
    @MethodSource("encounters")
    void anEncounter_hasThePseudonymOfTheVectors(Json.Fields row) {
        assertEquals(
                row.text("pseudonym"),
                TreatmentAct.pseudonym(
                        new NetworkId(row.text("network")), new AccountId(row.text("account")), row.text("encounter")));
    }

    static Stream<Json.Fields> contentIds() {
        return rows("records", "contentIds");
    }

    /** Expected values: the reference UnixFS importer over the same bytes. */
    @ParameterizedTest
    @MethodSource("contentIds")
    void theCid_isTheOneAStockIpfsNodeComputes(Json.Fields row) {
        CidHasher hasher = new CidHasher();
        byte[] piece = new byte[65_521];
        for (long at = 0; at < row.whole("length"); at += piece.length) {
            int size = Math.toIntExact(Math.min(piece.length, row.whole("length") - at));
            for (int i = 0; i < size; i++) {
                long n = at + i;
                piece[i] = (byte) (n * 31 + (n >>> 8));
            }
            hasher.update(piece, 0, size);
        }
        assertEquals(new Cid(row.text("cid")), hasher.finish());
    }

    private static Kind<?> kind(Json.Fields row) {
        return KINDS.stream()
                .filter(kind -> kind.type().equals(row.text("type")))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Json.Fields> rows(String name, String member) {
        return file(name).items(member).stream().map(row -> (Json.Fields) row);
    }

    private static Json.Fields file(String name) {
        Path path = Path.of(System.getProperty("parcha.root")).resolve("vectors/documents/" + name + ".json");
        try {
            return JsonReader.readObject(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException("the vectors are not there: " + path, e);
        }
    }
}
