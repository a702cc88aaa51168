package health.parcha.chain.typed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import org.junit.jupiter.api.Test;

class DomainTest {
    // The example of EIP-712 itself ("Ether Mail").
    private static final StructType PERSON = new StructType("Person(string name,address wallet)");

    @Test
    void structHash_ofTheStandardsPerson_isTheStandards() {
        Bytes32 cow = PERSON.hash(
                Word.text("Cow"), Word.address(Address.parse("0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826")));
        assertEquals("0xfc71e5fa27ff56c350aa531bc129ebdf613b772b6604664f5d8dbe21b85eb0c8", cow.toString());
    }

    @Test
    void hash_withAMissingField_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> PERSON.hash(Word.text("Cow")));
    }

    @Test
    void uint_belowZero_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> Word.uint(-1));
    }
}
