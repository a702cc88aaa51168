package health.parcha.node.reads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.parcha.core.party.AccountId;
import health.parcha.core.record.RecordId;
import health.parcha.node.logging.ServedLists;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import health.parcha.node.records.RecordKey;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServedRootTest {
    private static final AccountId ANN = AccountId.of(new byte[20]);

    private static RecordKey key(int id, int version) {
        byte[] bytes = new byte[RecordId.BYTES];
        bytes[0] = (byte) id;
        return new RecordKey(ANN, RecordId.of(bytes), version);
    }

    @Test
    void nothingServed_hasTheRootOfTheEmptyTree() {
        assertEquals(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                ServedRoot.of(List.of()).hex());
    }

    @Test
    void anotherVersionOrOrder_isAnotherRoot() {
        String root = ServedRoot.of(List.of(key(1, 1), key(2, 1))).hex();
        assertNotEquals(root, ServedRoot.of(List.of(key(1, 1), key(2, 2))).hex());
        assertNotEquals(root, ServedRoot.of(List.of(key(2, 1), key(1, 1))).hex());
    }

    @Test
    void readOfMoreThanAListHolds_isRefused() {
        Refused refused =
                assertThrows(Refused.class, () -> ServedRoot.of(Collections.nCopies(ServedLists.MOST + 1, key(1, 1))));
        assertEquals(Code.TOO_LARGE, refused.code());
    }

    @Test
    void exampleOfTheSpecification_holds() {
        RecordKey one = new RecordKey(ANN, new RecordId("01".repeat(16)), 1);
        RecordKey two = new RecordKey(ANN, new RecordId("02".repeat(16)), 2);
        assertEquals(
                "19d599677cea595144d70a2850dca6f9bf4d9a40808cb50e6412d0add8dd3414",
                ServedRoot.of(List.of(one, two)).hex());
    }
}
