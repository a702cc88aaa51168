package health.parcha.client.session;

import health.parcha.seal.AccountKey;
import java.util.Arrays;

/** The two things a person types: password and account key. {@link #close()} wipes both. Printed as nothing. */
public final class Secrets implements AutoCloseable {
    private final char[] password;
    private final AccountKey accountKey;

    /** Takes both over. */
    public Secrets(char[] password, AccountKey accountKey) {
        this.password = password;
        this.accountKey = accountKey;
    }

    /** The password itself, not a copy. */
    public char[] exposePassword() {
        return password;
    }

    public AccountKey accountKey() {
        return accountKey;
    }

    @Override
    public void close() {
        Arrays.fill(password, '\0');
        accountKey.close();
    }

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }
}
