package health.parcha.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.client.BadInput;
import health.parcha.client.CheckFailed;
import health.parcha.client.WrongSecrets;
import health.parcha.client.people.Pins;
import health.parcha.core.consent.GrantId;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Json;
import health.parcha.log.LeafIndex;
import health.parcha.seal.AccountKey;
import health.parcha.seal.DoorParameters;
import health.parcha.seal.Keyring;
import health.parcha.seal.KeyringFile;
import health.parcha.seal.Keystore;
import health.parcha.seal.PasswordDoor;
import health.parcha.seal.Secret32;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeystoreFileTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final NetworkId NETWORK = new NetworkId("11".repeat(32));
    private static final AccountId ACCOUNT = new AccountId("0x" + "22".repeat(20));
    private static Keystore keystore;

    @TempDir
    Path folder;

    @BeforeAll
    static void account() {
        keystore = make(ACCOUNT);
    }

    private static Keystore make(AccountId keyringOf) {
        DoorParameters floor = DoorParameters.floor(RANDOM);
        try (PasswordDoor door = PasswordDoor.open(
                        "the right one".toCharArray(), AccountKey.typed("ABCDEFGH"), NETWORK, ACCOUNT, floor);
                Secret32 root = Secret32.fresh(RANDOM)) {
            Keyring keyring = Keyring.create(NETWORK, keyringOf, Optional.empty(), RANDOM);
            return new Keystore(
                    NETWORK, ACCOUNT, floor, door.sealRoot(root, RANDOM), KeyringFile.seal(keyring, root, RANDOM));
        }
    }

    private static Secrets secrets(String password, String accountKey) {
        return new Secrets(password.toCharArray(), AccountKey.typed(accountKey));
    }

    @Test
    void rightSecrets_openTheKeyring() {
        Unlocked unlocked = Unlocked.open(keystore, secrets("the right one", "abcd-efgh"));
        assertEquals(ACCOUNT, unlocked.keyring().account());
    }

    @Test
    void wrongPasswordAndWrongAccountKey_saytheSame() {
        WrongSecrets password =
                assertThrows(WrongSecrets.class, () -> Unlocked.open(keystore, secrets("another", "ABCDEFGH")));
        WrongSecrets key =
                assertThrows(WrongSecrets.class, () -> Unlocked.open(keystore, secrets("the right one", "ABCDEFGJ")));
        assertEquals(password.sentence() + password.code() + password.next(), key.sentence() + key.code() + key.next());
    }

    @Test
    void keyringOfAnotherAccount_isRefused() {
        Keystore swapped = make(new AccountId("0x" + "33".repeat(20)));
        assertEquals(
                "KEYRING_CLAIMS",
                assertThrows(CheckFailed.class, () -> Unlocked.open(swapped, secrets("the right one", "ABCDEFGH")))
                        .code());
    }

    @Test
    void file_isForItsOwnerAlone_andReplacedWhole() throws IOException {
        Path path = folder.resolve("a.keystore");
        KeystoreFile file = KeystoreFile.at(path);
        file.write(keystore);
        file.write(keystore);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        assertTrue(Arrays.equals(keystore.slot(), file.read().slot()));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void missingAndDamagedKeystores_areNamed() throws IOException {
        Path path = folder.resolve("b.keystore");
        KeystoreFile file = KeystoreFile.at(path);
        assertFalse(file.exists());
        assertEquals("NO_KEYSTORE", assertThrows(BadInput.class, file::read).code());
        Files.writeString(path, "{\"format\":2}");
        assertEquals(
                "KEYSTORE_MALFORMED", assertThrows(BadInput.class, file::read).code());
    }

    @Test
    void notes_comeBackAsTheyWere() {
        Notes notes = Notes.empty();
        notes.foldedUpTo(new MemberNumber(2), new LeafIndex(41));
        notes.foldedUpTo(new MemberNumber(2), new LeafIndex(7));
        notes.segmentSeen("x", 3);
        notes.segmentSeen("x", 2);
        GrantId grant = new GrantId("66".repeat(32));
        notes.grantSaid(grant, Json.object().put("purpose", "treatment").done());
        Notes read = Notes.read(notes.bytes());
        assertEquals(Map.of(new MemberNumber(2), new LeafIndex(41)), read.folded());
        assertEquals(3, read.segmentVersion("x"));
        assertEquals(notes.grant(grant), read.grant(grant));
        assertEquals(Pins.none().json(), read.pins().json());
    }

    @Test
    void secrets_printNothing() {
        assertEquals("Secrets[hidden]", secrets("the right one", "ABCDEFGH").toString());
    }
}
