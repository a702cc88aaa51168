package health.parcha.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.seal.age.AgeException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordDoorTest {
    private static final DoorParameters FLOOR = new DoorParameters(65_536, 3, 1, "33".repeat(16));
    private static final String PASSWORD = "correct horse battery staple";

    private final AccountKey key = AccountKey.typed("ABCD-EFGH");

    @Test
    void rightPassword_opensTheSlot_everyOtherInputDoesNot() throws Exception {
        Secret32 root = Secret32.fresh(Samples.RANDOM);
        byte[] slot = door(PASSWORD, key).sealRoot(root, Samples.RANDOM);
        assertEquals(root, door(PASSWORD, key).openRoot(slot));
        NetworkId otherNetwork = new NetworkId("12".repeat(32));
        AccountId otherAccount = new AccountId("0x" + "23".repeat(20));
        for (PasswordDoor wrong : List.of(
                door("correct horse battery stable", key),
                door(PASSWORD, AccountKey.typed("ABCD-EFGJ")),
                PasswordDoor.open(PASSWORD.toCharArray(), key, otherNetwork, Samples.PATIENT, FLOOR),
                PasswordDoor.open(PASSWORD.toCharArray(), key, Samples.NETWORK, otherAccount, FLOOR))) {
            AgeException refused = assertThrows(AgeException.class, () -> wrong.openRoot(slot));
            assertEquals("AGE_NO_IDENTITY", refused.code());
        }
    }

    @Test
    void passwordTypedDecomposed_isTheSamePassword() {
        assertEquals(
                door("caf\u00e9", key).login().verifyingKey(),
                door("cafe\u0301", key).login().verifyingKey());
    }

    @Test
    void parameters_readBack() throws Exception {
        assertEquals("$argon2id$v=19$m=65536,t=3,p=1$MzMzMzMzMzMzMzMzMzMzMw", FLOOR.phc());
        DoorParameters better = DoorParameters.of(131_072, 4, 2, Samples.RANDOM);
        assertEquals(better, DoorParameters.parse(better.phc()));
    }

    @Test
    void freshAccountKeys_useTheWholeAlphabetAndReadBack() {
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            String text = AccountKey.fresh(Samples.RANDOM).exposeText();
            assertEquals(text, AccountKey.typed(text).exposeText());
            seen.append(text);
        }
        assertEquals(33, seen.chars().distinct().count());
    }

    @Test
    void keystore_readsBack_andRefusesAWeakDoor() throws Exception {
        Keystore keystore = new Keystore(Samples.NETWORK, Samples.PATIENT, FLOOR, new byte[] {1}, new byte[] {2, 3});
        Keystore read = Keystore.read(keystore.text());
        assertEquals(keystore.text(), read.text());
        assertArrayEquals(new byte[] {2, 3}, read.keyring());
        String weak = keystore.text().replace("t=3", "t=1");
        assertEquals(
                "DOOR_TOO_WEAK",
                assertThrows(SealException.class, () -> Keystore.read(weak)).code());
        assertEquals(
                "KEYSTORE_MALFORMED",
                assertThrows(SealException.class, () -> Keystore.read("{}")).code());
        assertTrue(keystore.text().startsWith("{\"account\":"));
    }

    private static PasswordDoor door(String password, AccountKey key) {
        return PasswordDoor.open(password.toCharArray(), key, Samples.NETWORK, Samples.PATIENT, FLOOR);
    }
}
