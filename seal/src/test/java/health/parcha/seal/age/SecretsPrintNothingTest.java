package health.parcha.seal.age;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SecretsPrintNothingTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void everySecret_printsAsHidden() {
        assertEquals("FileKey[hidden]", FileKey.fresh(random).toString());
        assertEquals("HybridIdentity[hidden]", HybridIdentity.fresh(random).toString());
        assertEquals("X25519Identity[hidden]", X25519Identity.fresh(random).toString());
        assertEquals(
                "PassphraseIdentity[hidden]",
                PassphraseIdentity.of("word".toCharArray()).toString());
        assertEquals(
                "PassphraseRecipient[hidden]",
                PassphraseRecipient.of("word".toCharArray()).toString());
    }
}
