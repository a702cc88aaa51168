package health.parcha.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.parcha.core.consent.AccessAct;
import health.parcha.core.consent.AccessBasis;
import health.parcha.core.consent.AccessRequest;
import health.parcha.core.consent.GrantId;
import health.parcha.core.consent.Purpose;
import health.parcha.core.consent.RequestRefusal;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.KeyId;
import health.parcha.core.party.Login;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.party.Registration;
import health.parcha.core.party.Role;
import health.parcha.core.record.Basis;
import health.parcha.core.record.Category;
import health.parcha.core.record.Cid;
import health.parcha.core.record.Commitment;
import health.parcha.core.record.Decision;
import health.parcha.core.record.Descriptor;
import health.parcha.core.record.Epoch;
import health.parcha.core.record.Handle;
import health.parcha.core.record.RecipientsSheet;
import health.parcha.core.record.RecordId;
import health.parcha.core.record.SegmentHead;
import health.parcha.core.record.TreatmentAct;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Document;
import health.parcha.core.signed.Kind;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.signed.Signed;
import health.parcha.core.signed.SigningSeed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignedDocumentsTest {
    private static final NetworkId NETWORK = NetworkId.of(new byte[32]);
    private static final AccountId ANN = AccountId.of(new byte[20]);
    private static final Digest DIGEST = Digest.of(new byte[0]);
    private static final MemberNumber MEMBER = new MemberNumber(2);
    private static final Instant TIME = Instant.ofEpochMilli(1_795_000_000_123L);
    private static final RecordId RECORD = RecordId.of(new byte[16]);
    private static final Handle HANDLE = Handle.of(new byte[16]);
    private static final SigningSeed SEED = SigningSeed.of(new byte[32]);

    static List<Document> everyKind() {
        return List.of(
                new Registration(
                        NETWORK,
                        ANN,
                        MEMBER,
                        Role.DOCTOR,
                        SEED.verifyingKey(),
                        "$argon2id$",
                        DIGEST,
                        DIGEST,
                        1,
                        DIGEST,
                        DIGEST,
                        TIME),
                new Login(NETWORK, MEMBER, "http://127.0.0.1:1", ANN, "00", TIME),
                new RecipientsSheet(
                        NETWORK,
                        ANN,
                        1,
                        Map.of(Category.LABS, new RecipientsSheet.Recipients(Epoch.FIRST, "age1pq1a", "age1pq1b"))),
                new MemberDocument(
                        NETWORK,
                        MEMBER,
                        "St Anne",
                        "hospital",
                        "http://127.0.0.1:1",
                        "parcha/00/2",
                        "l",
                        "r",
                        SEED.verifyingKey(),
                        TIME),
                new Descriptor(
                        NETWORK,
                        ANN,
                        RECORD,
                        2,
                        Optional.of(DIGEST),
                        Cid.of(new byte[1]),
                        17,
                        DIGEST,
                        DIGEST,
                        Optional.of(HANDLE),
                        Commitment.of(new byte[32]),
                        new Basis.Ticket(GrantId.of(new byte[32]))),
                new Descriptor(
                        NETWORK,
                        ANN,
                        RECORD,
                        1,
                        Optional.empty(),
                        Cid.of(new byte[1]),
                        17,
                        DIGEST,
                        DIGEST,
                        Optional.empty(),
                        Commitment.of(new byte[32]),
                        new Basis.Treatment(DIGEST)),
                new TreatmentAct(
                        NETWORK, ANN, MEMBER, TreatmentAct.pseudonym(NETWORK, ANN, "enc-1"), Purpose.TREATMENT, TIME),
                new Decision(NETWORK, ANN, ANN, RECORD, 1, true, Optional.of(HANDLE), TIME),
                new Decision(NETWORK, ANN, ANN, RECORD, 1, false, Optional.empty(), TIME),
                new SegmentHead(NETWORK, ANN, HANDLE, 2026, 3, DIGEST, Optional.of(DIGEST)),
                new AccessAct(
                        NETWORK,
                        ANN,
                        ANN,
                        AccessBasis.OWNER,
                        "",
                        MEMBER,
                        "00".repeat(16),
                        TIME,
                        TIME.plusSeconds(900),
                        Purpose.TREATMENT),
                new AccessRequest(NETWORK, ANN, ANN, MEMBER, List.of("labs"), Purpose.COORDINATION, 6, TIME),
                new RequestRefusal(NETWORK, ANN, DIGEST, TIME));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void readingWhatWasSigned_givesTheSameDocument(Document document) {
        Signed<?> signed = Signed.sign(document, new KeyId(ANN, 1), SEED);
        assertEquals(document, Signed.read(signed.compact(), document.kind()).document());
        assertEquals(new KeyId(ANN, 1), KeyId.of(signed));
    }

    @Test
    void noSignatureOfOneKind_passesAsAnother() {
        for (Document signed : everyKind()) {
            String compact = Signed.sign(signed, "k", SEED).compact();
            for (Document other : everyKind()) {
                Kind<?> kind = other.kind();
                if (!kind.equals(signed.kind())) {
                    assertThrows(MalformedJson.class, () -> Signed.read(compact, kind));
                }
            }
        }
    }

    @Test
    void aWindowOfMoreThanFifteenMinutes_isRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new AccessAct(
                        NETWORK,
                        ANN,
                        ANN,
                        AccessBasis.OWNER,
                        "",
                        MEMBER,
                        "00".repeat(16),
                        TIME,
                        TIME.plusMillis(900_001),
                        Purpose.TREATMENT));
    }

    /** Nodes keep what was asked for; a word of one's own could say why somebody is ill. */
    @Test
    void aPurposeInOnesOwnWords_isRefused() {
        AccessRequest good =
                new AccessRequest(NETWORK, ANN, ANN, MEMBER, List.of("labs"), Purpose.COORDINATION, 6, TIME);
        String signed = Signed.sign(good, "k", SEED).compact();
        String[] parts = signed.split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String own = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(payload.replace("\"COC\"", "\"for his tumour\"").getBytes(StandardCharsets.UTF_8));
        assertEquals(good, Signed.read(signed, AccessRequest.KIND).document());
        assertThrows(MalformedJson.class, () -> Signed.read(parts[0] + "." + own + "." + parts[2], AccessRequest.KIND));
    }

    @Test
    void anEncounterInClear_isRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new TreatmentAct(NETWORK, ANN, MEMBER, "Oncology-2026-17", Purpose.TREATMENT, TIME));
    }
}
