package health.parcha.core.record;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** What a CID is not; which one it is stands in vectors/documents/records.json. */
class CidHasherTest {
    @Test
    void anotherText_isNoCid() {
        assertThrows(IllegalArgumentException.class, () -> new Cid("../../etc/passwd"));
        assertThrows(IllegalArgumentException.class, () -> new Cid("bafk" + "A".repeat(55)));
    }
}
