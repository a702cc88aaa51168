package health.parcha.acceptance.bad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.acceptance.area.Launcher;
import health.parcha.acceptance.area.SharedArea;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginRefusedTest {
    @TempDir
    Path folder;

    @Test
    void aWrongPasswordAndAWrongAccountKey_getTheSameAnswer() throws Exception {
        SharedArea area = SharedArea.started();
        Json.Fields person = area.people("doctor").getFirst();
        Launcher.Ended password = show(area, person, "wrong password", person.text("accountKey"));
        Launcher.Ended accountKey = show(area, person, person.text("password"), "0000-0000");
        assertEquals(1, password.exit(), password.err());
        assertEquals(1, accountKey.exit(), accountKey.err());
        assertEquals(password.err(), accountKey.err());
        assertTrue(password.err().contains("WRONG_SECRETS"), password.err());
        assertEquals("", password.out());
    }

    @Test
    void theRightSecrets_logIn() throws Exception {
        SharedArea area = SharedArea.started();
        Json.Fields person = area.people("doctor").getFirst();
        Launcher.Ended shown = show(area, person, person.text("password"), person.text("accountKey"));
        assertEquals(0, shown.exit(), shown.err());
        assertTrue(shown.out().contains(person.text("account")), shown.out());
    }

    private Launcher.Ended show(SharedArea area, Json.Fields person, String password, String accountKey)
            throws Exception {
        Path secrets = folder.resolve("secrets.json");
        Files.write(
                secrets,
                CanonicalJson.bytes(Json.object()
                        .put("password", password)
                        .put("accountKey", accountKey)
                        .done()));
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
        return Launcher.run(
                120,
                "account",
                "show",
                "--quiet",
                "--node",
                area.url(person.text("node")).toString(),
                "--keystore",
                person.text("keystore"),
                "--secrets-file",
                secrets.toString());
    }
}
