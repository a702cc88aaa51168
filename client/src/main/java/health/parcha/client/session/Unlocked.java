package health.parcha.client.session;

import health.parcha.client.CheckFailed;
import health.parcha.client.WrongSecrets;
import health.parcha.seal.Keyring;
import health.parcha.seal.KeyringFile;
import health.parcha.seal.Keystore;
import health.parcha.seal.PasswordDoor;
import health.parcha.seal.SealException;
import health.parcha.seal.Secret32;
import health.parcha.seal.age.AgeException;

/**
 * A keystore that password and account key have opened: the root and the keyring. Works without any node.
 *
 * @param root opens keyrings; closed by whoever takes it over
 */
public record Unlocked(Keystore keystore, Secret32 root, Keyring keyring) {
    /**
     * Does the slow work and opens.
     *
     * @throws WrongSecrets the same message after the same work, whichever of the two is wrong
     * @throws CheckFailed where the file is damaged or of another account
     */
    public static Unlocked open(Keystore keystore, Secrets secrets) {
        try (PasswordDoor door = door(keystore, secrets)) {
            return open(keystore, door);
        }
    }

    static PasswordDoor door(Keystore keystore, Secrets secrets) {
        return PasswordDoor.open(
                secrets.exposePassword(),
                secrets.accountKey(),
                keystore.network(),
                keystore.account(),
                keystore.door());
    }

    static Unlocked open(Keystore keystore, PasswordDoor door) {
        try {
            Secret32 root = door.openRoot(keystore.slot());
            return new Unlocked(keystore, root, keyring(keystore, root));
        } catch (AgeException.NoIdentityMatched e) {
            throw new WrongSecrets();
        } catch (AgeException e) {
            throw damaged(e.code(), e);
        } catch (SealException e) {
            throw damaged(e.code(), e);
        }
    }

    /** Opens a keyring file and checks whose it is. */
    static Keyring keyring(Keystore keystore, Secret32 root) throws AgeException, SealException {
        Keyring keyring = KeyringFile.open(keystore.keyring(), root);
        if (!keyring.account().equals(keystore.account()) || !keyring.network().equals(keystore.network())) {
            throw new CheckFailed("KEYRING_CLAIMS", "The keyring belongs to another account or network.");
        }
        return keyring;
    }

    static CheckFailed damaged(String code, Exception cause) {
        return new CheckFailed(
                code,
                "The keystore is damaged: " + cause.getMessage() + ".",
                "Log in anew, which fetches it from the node.");
    }

    @Override
    public String toString() {
        return "Unlocked[" + keystore.account() + "]";
    }
}
