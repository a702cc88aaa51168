package health.parcha.client.account;

import health.parcha.chain.key.SigningKey;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Hex;
import health.parcha.seal.AccountKey;
import java.util.Arrays;

/**
 * What a person gets once and keeps on paper: the account key, and the recovery key that nothing else holds. Printed as
 * nothing; {@link #exposeText()} is the page. {@link #close()} wipes it.
 */
public final class Kit implements AutoCloseable {
    private final NetworkId network;
    private final AccountId account;
    private final AccountKey accountKey;
    private final SigningKey recovery;

    Kit(NetworkId network, AccountId account, AccountKey accountKey, SigningKey recovery) {
        this.network = network;
        this.account = account;
        this.accountKey = accountKey;
        this.recovery = recovery;
    }

    /** Whose it is. */
    public AccountId account() {
        return account;
    }

    /** The 8 characters, as {@code XXXX-XXXX}. */
    public String exposeAccountKey() {
        return accountKey.exposeText();
    }

    /** The page to print and keep away from the device. */
    public String exposeText() {
        byte[] secret = recovery.revealSecretBytes();
        try {
            return """
                    Parcha recovery kit. Keep it on paper, away from your devices. It is shown once.

                    account       %s
                    network       %s
                    account key   %s
                    recovery key  %s
                    """.formatted(account, network, accountKey.exposeText(), Hex.of(secret));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Override
    public void close() {
        accountKey.close();
        recovery.close();
    }

    @Override
    public String toString() {
        return "Kit[" + account + "]";
    }
}
