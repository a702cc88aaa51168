package health.parcha.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.client.consent.Grant;
import health.parcha.client.consent.GrantTerms;
import health.parcha.client.consent.Revoke;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.session.KeystoreFile;
import health.parcha.client.session.LogIn;
import health.parcha.client.session.Me;
import health.parcha.client.session.Secrets;
import health.parcha.core.record.Category;
import health.parcha.seal.AccountKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogInTest {
    @TempDir
    static Path folder;

    private static TinyNetwork area;
    private static Cast cast;
    private static Me desk;

    @BeforeAll
    static void hospital() throws IOException {
        area = new TinyNetwork();
        cast = new Cast(area, folder);
        desk = cast.desk(1);
    }

    @AfterAll
    static void end() {
        area.close();
    }

    private static String key() {
        return Optional.ofNullable(cast.keys.get("desk1")).orElseThrow();
    }

    private static LogIn at(Path keystore) {
        return new LogIn(
                area.network(),
                NodeDoor.at(NodeDoor.client(), area.members.getFirst().url()),
                KeystoreFile.at(keystore),
                cast.surroundings);
    }

    private static Secrets secrets(String password, String accountKey) {
        return new Secrets(password.toCharArray(), AccountKey.typed(accountKey));
    }

    @Test
    void newDevice_getsKeystoreAndKeys_withBothSecrets() {
        Path other = folder.resolve("phone.keystore");
        Me there = at(other).onNewDevice(desk.account(), secrets(Cast.PASSWORD, key()));
        assertEquals(desk.keyring().version(), there.keyring().version());
        assertTrue(KeystoreFile.at(other).exists());
    }

    @Test
    void newDevice_withAWrongPassword_getsNothing() {
        Path other = folder.resolve("thief.keystore");
        assertThrows(WrongSecrets.class, () -> at(other).onNewDevice(desk.account(), secrets("something else", key())));
        assertTrue(!KeystoreFile.at(other).exists());
    }

    @Test
    void chainThatNamesANewerKeyring_isBelieved_andTheNodeIsNot() {
        Me doctor = cast.doctor("zoe", 1, desk);
        TinyNetwork.Account account = area.account(doctor.account());
        account.keyringVersion = 2;
        account.keyringDigest = "ab".repeat(32);
        String zoe = Optional.ofNullable(cast.keys.get("zoe")).orElseThrow();
        assertEquals(
                "OLD_KEYRING",
                assertThrows(CheckFailed.class, () -> cast.logIn("zoe", 1, zoe)).code());
    }

    @Test
    void epochsTurned_areThereAfterTheNextLogIn() {
        Me patient = cast.patient("max", desk);
        Me doctor = cast.doctor("kim", 1, desk);
        var grant = new Grant(patient)
                .grant(new GrantTerms(
                        doctor.account(),
                        Set.of(Category.LABS, Category.NOTES),
                        true,
                        false,
                        patient.now().plus(Duration.ofDays(1)),
                        "treatment",
                        "{}"));
        new Revoke(patient).revoke(grant);
        assertEquals(3, patient.keyring().version());
        assertEquals(3, area.account(patient.account()).keyringVersion);
        Me again =
                cast.logIn("max", 1, Optional.ofNullable(cast.keys.get("max")).orElseThrow());
        assertEquals(1, again.keyring().category(Category.LABS).current().number());
        assertEquals(0, again.keyring().category(Category.IMAGING).current().number());
        assertEquals(
                again.keyring()
                        .vault(
                                Category.LABS,
                                again.keyring().category(Category.LABS).current())
                        .recipient()
                        .text(),
                again.people().fresh(again.account()).recipients(Category.LABS).current());
    }

    @Test
    void nodeThatIsAway_isUnreachable() {
        NodeDoor nobody = NodeDoor.at(NodeDoor.client(), URI.create("http://127.0.0.1:1"));
        assertEquals(
                "UNREACHABLE",
                assertThrows(Unreachable.class, () -> nobody.get("/members")).code());
    }

    @Test
    void refusal_carriesCodeCauseAndNextStep() {
        NodeDoor door = NodeDoor.at(NodeDoor.client(), area.members.getFirst().url());
        Refused refused = assertThrows(Refused.class, () -> door.get("/accounts/" + cast.stranger()));
        assertEquals("UNKNOWN_ACCOUNT", refused.code());
        assertEquals("Look again.", refused.next());
    }
}
