package health.parcha.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CidHasherTest {
    /** Expected values: the reference UnixFS importer (npm ipfs-unixfs-importer 15) over the same bytes. */
    @ParameterizedTest
    @CsvSource({
        "0, bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku",
        "5, bafkreibivjlmoj5ttgmrbt7v5q4kxjcsstciurogpdml64f6bhoosm7seq",
        "1048576, bafkreihwunguy6od2ewcs5mjebv7efvqqq2hi4nfh2s6p7u2i26remhqta",
        "1048577, bafybeiejkouhdadwq6odmdgica7fdicfqhfogaijsax5tnxp3yg56layvy",
        "3000000, bafybeiho6mvdha6vkycks756o2hmbbkkcrfrs6cyznvbtnd56m5ynnv6p4",
        "16777216, bafybeic7zp5ozmdkew3465n3xj34jpxcc27mvuefsnap7ofvijmb56kts4",
        "209715207, bafybeiey4a3q47sijefmuwmhlc64a7rdvdqm3morknmsbrmhoctdiam4ze"
    })
    void theCid_isTheOneAStockIpfsNodeComputes(int length, String expected) {
        CidHasher hasher = new CidHasher();
        byte[] piece = new byte[65_521];
        for (int at = 0; at < length; at += piece.length) {
            int size = Math.min(piece.length, length - at);
            for (int i = 0; i < size; i++) {
                int n = at + i;
                piece[i] = (byte) (n * 31 + (n >>> 8));
            }
            hasher.update(piece, 0, size);
        }
        assertEquals(new Cid(expected), hasher.finish());
    }

    @Test
    void anotherText_isNoCid() {
        assertThrows(IllegalArgumentException.class, () -> new Cid("../../etc/passwd"));
        assertThrows(IllegalArgumentException.class, () -> new Cid("bafk" + "A".repeat(55)));
    }
}
