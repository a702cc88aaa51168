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
import health.parcha.core.signed.Digest;
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
    private static final Opening OPENING = Opening.of(
                    EntryType.RECORD_CREATED,
                    LogParty.of(DOCTOR),
                    LogParty.of(PATIENT),
                    new Digest("5e".repeat(32)),
                    NOW)
            .about("0123456789abcdef0123456789abcdef");
    private static final Salt SALT = Salt.of(new byte[32]);

    /** The worked example of docs/spec/log.md; computed a second time with OpenSSL. */
    private static final String EXAMPLE =
            "{\"act\":\"record-created\",\"actor\":\"0xd0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0\",\"digest\":\"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e\",\"object\":\"0123456789abcdef0123456789abcdef\",\"subject\":\"0xa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1\",\"time\":1795169730}";

    @Test
    void example_isThatOfTheSpecification() {
        assertEquals(EXAMPLE, new String(OPENING.bytes(), UTF_8));
        assertEquals(
                "107ae088913954c3f35adf9174aa0e45f925c15f9fbad2dc29c49584fdd484cb3b",
                OPENING.entry(SALT).toString());
    }

    @Test
    void opening_readBack_isTheSame() {
        assertEquals(OPENING, Opening.parse(OPENING.bytes()));
        Opening sparse = new Opening(
                EntryType.EXPORT,
                LogParty.of(new MemberNumber(7)),
                Optional.empty(),
                Optional.empty(),
                new Digest("00".repeat(32)),
                Optional.of("abcd"),
                NOW);
        assertEquals(sparse, Opening.parse(sparse.bytes()));
    }

    @Test
    void entry_isOpenedByItsSaltAndOpeningAlone() {
        Entry entry = OPENING.entry(SALT);
        assertTrue(OPENING.opens(entry, SALT));
        assertFalse(OPENING.opens(entry, Fixture.salt(1)));
        assertFalse(OPENING.about("00").opens(entry, SALT));
        byte[] otherType = entry.bytes();
        otherType[0] = EntryType.RECORD_DELETED.code();
        assertFalse(OPENING.opens(Entry.of(otherType), SALT));
    }

    @Test
    void wipedSalt_opensNothing() {
        Salt salt = Fixture.salt(5);
        Entry entry = OPENING.entry(salt);
        salt.close();
        assertFalse(OPENING.opens(entry, salt));
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
                "",
                "{}",
                "[]",
                " {\"act\":\"export\",\"actor\":\"member/1\",\"digest\":\"DIGEST\",\"time\":1}",
                "{\"actor\":\"member/1\",\"act\":\"export\",\"digest\":\"DIGEST\",\"time\":1}",
                "{\"act\":\"expert\",\"actor\":\"member/1\",\"digest\":\"DIGEST\",\"time\":1}",
                "{\"act\":\"export\",\"actor\":\"member/0\",\"digest\":\"DIGEST\",\"time\":1}",
                "{\"act\":\"export\",\"actor\":\"member/1\",\"digest\":\"DIGEST\",\"time\":\"1\"}",
                "{\"act\":\"export\",\"actor\":\"member/1\",\"digest\":\"00\",\"time\":1}",
                "{\"act\":\"export\",\"actor\":\"member/1\",\"digest\":\"DIGEST\",\"more\":1,\"time\":1}",
                "{\"act\":\"export\",\"actor\":\"member/1\",\"digest\":\"DIGEST\",\"object\":\"\",\"time\":1}",
                "{\"act\":\"export\",\"actor\":\"member/1\",\"digest\":\"DIGEST\",\"subject\":null,\"time\":1}"
            })
    void textThatIsNoOpening_isRefused(String text) {
        byte[] json = text.replace("DIGEST", "00".repeat(32)).getBytes(UTF_8);
        assertThrows(MalformedLogText.class, () -> Opening.parse(json));
    }
}
