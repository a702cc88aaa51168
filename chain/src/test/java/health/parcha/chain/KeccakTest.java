package health.parcha.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class KeccakTest {
    @Test
    void hash_ofNothing_isEthereumsEmptyHash() {
        assertEquals(
                "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
                Keccak.hash().toString());
    }

    @Test
    void hash_ofParts_isTheHashOfTheWhole() {
        assertEquals(Keccak.hash("parcha".getBytes(UTF_8)), Keccak.hash("par".getBytes(UTF_8), "cha".getBytes(UTF_8)));
    }
}
