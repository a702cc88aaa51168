package health.parcha.log;

import static health.parcha.log.Fixture.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.record.RecordId;
import health.parcha.core.record.RecordOpening;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.log.ProofFile.Disclosed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {
    private static final AccountId DOCTOR = new AccountId("0x" + "d0".repeat(20));
    private static final AccountId PATIENT = new AccountId("0x" + "a1".repeat(20));
    private static final Opening OPENING = new Opening(
            Fixture.NETWORK,
            EntryType.RECORD_CONSULTED,
            LogParty.of(DOCTOR),
            Optional.of(LogParty.of(PATIENT)),
            Optional.of("0123456789abcdef0123456789abcdef"),
            new Digest("5e".repeat(32)),
            NOW);
    private static final Salt SALT = Salt.of(new byte[32]);

    /** The worked example of docs/spec/log.md; computed a second time with Python's hmac. */
    private static final String EXAMPLE =
            "{\"act\":\"record-consulted\",\"actor\":\"0xd0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0\",\"digest\":\"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e\",\"network\":\"abababababababababababababababababababababababababababababababab\",\"object\":\"0123456789abcdef0123456789abcdef\",\"subject\":\"0xa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1\",\"time\":1795169730123}";

    @Test
    void example_isThatOfTheSpecification() {
        assertEquals(EXAMPLE, CanonicalJson.text(OPENING.json()));
        assertEquals(
                "1239756d46907736a0c8b2b9293a6e0e5ce16390524c8f74324b63c551eebfeb37",
                OPENING.entry(SALT).toString());
    }

    @Test
    void opening_readBack_isTheSame() {
        assertEquals(OPENING, Opening.of(OPENING.json()));
        Opening sparse = new Opening(
                Fixture.NETWORK,
                EntryType.EXPORT,
                LogParty.of(new MemberNumber(7)),
                Optional.empty(),
                Optional.empty(),
                new Digest("00".repeat(32)),
                NOW);
        assertEquals(sparse, Opening.of(sparse.json()));
    }

    @Test
    void entry_isOpenedByItsSaltAndOpeningAlone() {
        Entry entry = OPENING.entry(SALT);
        assertTrue(new Disclosed(OPENING.json(), SALT).opens(entry));
        assertFalse(new Disclosed(OPENING.json(), Fixture.salt(1)).opens(entry));
        assertFalse(new Disclosed(Fixture.opening(1).json(), SALT).opens(entry));
        Entry otherType = Entry.of(EntryType.RECORD_DELETED, entry.commitment());
        assertFalse(new Disclosed(OPENING.json(), SALT).opens(otherType));
    }

    @Test
    void recordsEntry_isOpenedByTheAuthorsOpening() {
        RecordOpening opening = new RecordOpening(
                Fixture.NETWORK, DOCTOR, PATIENT, new RecordId("0a".repeat(16)), 1, new Digest("5e".repeat(32)));
        Entry entry = Entry.of(EntryType.RECORD_CREATED, opening.commit(SALT.exposeBytes()));
        assertTrue(new Disclosed(opening.json(), SALT).opens(entry));
    }

    @Test
    void wipedSalt_opensNothing() {
        Salt salt = Fixture.salt(5);
        Entry entry = OPENING.entry(salt);
        salt.close();
        assertFalse(new Disclosed(OPENING.json(), salt).opens(entry));
        assertEquals("Salt", salt.toString());
    }

    @Test
    void sameAct_withAnotherSalt_looksUnrelated() {
        assertNotEquals(OPENING.entry(SALT), OPENING.entry(Fixture.salt(1)));
    }

    @Test
    void codesAndWords_nameOneTypeEach() {
        Set<Byte> codes = new HashSet<>();
        for (EntryType type : EntryType.values()) {
            assertTrue(codes.add(type.code()), type.word());
            assertEquals(Optional.of(type), EntryType.ofCode(type.code()));
            assertEquals(Optional.of(type), EntryType.ofWord(type.word()));
        }
    }

    @Test
    void entryOfAnUnknownType_isKeptAndHashed() {
        byte[] bytes = new byte[Entry.BYTES];
        Arrays.fill(bytes, (byte) 0x7e);
        Entry entry = Entry.of(bytes);
        assertEquals(Optional.empty(), entry.type());
        assertEquals(Hash.ofLeaf(bytes), entry.leaf());
        assertThrows(MalformedLogText.class, () -> Entry.of(new byte[32]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"act\":\"export\",\"actor\":\"member/1\",\"digest\":\"H\",\"network\":\"H\",\"object\":\"\",\"time\":1}",
                "{\"act\":\"expert\",\"actor\":\"member/1\",\"digest\":\"H\",\"network\":\"H\",\"object\":\"\",\"subject\":\"\",\"time\":1}",
                "{\"act\":\"export\",\"actor\":\"member/0\",\"digest\":\"H\",\"network\":\"H\",\"object\":\"\",\"subject\":\"\",\"time\":1}",
                "{\"act\":\"export\",\"actor\":\"\",\"digest\":\"H\",\"network\":\"H\",\"object\":\"\",\"subject\":\"\",\"time\":1}",
                "{\"act\":\"export\",\"actor\":\"member/1\",\"digest\":\"H\",\"network\":\"H\",\"object\":\"\",\"subject\":\"\",\"time\":\"1\"}",
                "{\"act\":\"export\",\"actor\":\"member/1\",\"digest\":\"0\",\"network\":\"H\",\"object\":\"\",\"subject\":\"\",\"time\":1}",
                "{\"act\":\"export\",\"actor\":\"member/1\",\"digest\":\"H\",\"network\":\"H\",\"object\":\"X\",\"subject\":\"\",\"time\":1}",
                "{\"act\":\"export\",\"actor\":\"member/1\",\"digest\":\"H\",\"network\":\"H\",\"object\":\"\",\"subject\":null,\"time\":1}"
            })
    void jsonThatIsNoOpening_isRefused(String text) {
        Json.Fields json =
                JsonReader.readObject(text.replace("H", "00".repeat(32)).getBytes(UTF_8));
        assertThrows(MalformedLogText.class, () -> Opening.of(json));
    }
}
