package health.parcha.cli;

import health.parcha.client.BadInput;
import health.parcha.client.session.Secrets;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import health.parcha.seal.AccountKey;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Secrets come by prompt or from a file, never as arguments, which other programs can read. */
final class SecretInput {
    private SecretInput() {}

    /** Password and account key: from a file {@code {"password":"...","accountKey":"..."}}, else asked for. */
    static Secrets read(Optional<Path> file) {
        return file.isPresent()
                ? secrets(text(file.get(), "password"), text(file.get(), "accountKey"))
                : new Secrets(prompt("Password: "), accountKey(new String(prompt("Account key (8 characters): "))));
    }

    static Secrets secrets(String password, String accountKey) {
        return new Secrets(password.toCharArray(), accountKey(accountKey));
    }

    /** A new password, asked for twice. */
    static char[] newPassword(Optional<Path> file) {
        if (file.isPresent()) {
            return text(file.get(), "password").toCharArray();
        }
        char[] first = prompt("New password: ");
        if (!Arrays.equals(first, prompt("The same again: "))) {
            throw new WrongUsage("the two passwords differ");
        }
        return first;
    }

    static char[] prompt(String question) {
        Console console = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .orElseThrow(() -> new WrongUsage("there is nobody to ask; give --secrets-file"));
        char[] answer = console.readPassword("%s", question);
        if (answer == null) {
            throw new WrongUsage("nothing was typed");
        }
        return answer;
    }

    private static AccountKey accountKey(String text) {
        try {
            return AccountKey.typed(text);
        } catch (IllegalArgumentException e) {
            throw new BadInput(
                    "ACCOUNT_KEY", "The account key is 8 characters, digits and letters without U.", "See the kit.");
        }
    }

    private static String text(Path file, String name) {
        try {
            Json.Fields json = JsonReader.readObject(Files.readAllBytes(file));
            return json.text(name);
        } catch (IOException | MalformedJson e) {
            throw new BadInput(
                    "SECRETS_FILE",
                    "Cannot read \"" + name + "\" from " + file + ".",
                    "The file is {\"password\":\"...\",\"accountKey\":\"...\"}, mode 0600.");
        }
    }
}
