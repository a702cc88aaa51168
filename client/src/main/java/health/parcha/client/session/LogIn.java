package health.parcha.client.session;

import health.parcha.client.CheckFailed;
import health.parcha.client.Refused;
import health.parcha.client.Surroundings;
import health.parcha.client.WrongSecrets;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.door.SessionToken;
import health.parcha.client.network.AccountFacts;
import health.parcha.client.network.ChainFacts;
import health.parcha.client.network.Network;
import health.parcha.client.wire.Loose;
import health.parcha.core.party.AccountId;
import health.parcha.core.signed.Json;
import health.parcha.seal.Keyring;
import health.parcha.seal.KeyringFile;
import health.parcha.seal.Keystore;
import health.parcha.seal.PasswordDoor;
import health.parcha.seal.SealException;
import health.parcha.seal.Secret32;
import health.parcha.seal.age.Age;
import health.parcha.seal.age.AgeException;
import java.util.Optional;

/**
 * Logs in with password and account key. On a device with the keystore the keys open here first, so a wrong password never
 * reaches the node; on a new device the node hands slot and keyring over once the login key has answered.
 */
public final class LogIn {
    private final Network network;
    private final NodeDoor node;
    private final KeystoreFile file;
    private final Surroundings surroundings;

    /** Logs in at that node; {@code file} is where the keystore is or is to be. */
    public LogIn(Network network, NodeDoor node, KeystoreFile file, Surroundings surroundings) {
        this.network = network;
        this.node = node;
        this.file = file;
        this.surroundings = surroundings;
    }

    /**
     * Logs in where the keystore is at hand.
     *
     * @throws WrongSecrets the keystore does not open
     * @throws CheckFailed OLD_KEYRING where the node hands out an older keyring than the chain names, and what else is not
     *     what it claims to be
     * @throws Refused what the node refuses
     */
    public Me withKeystore(Secrets secrets) {
        Keystore keystore = file.read();
        if (!keystore.network().equals(network.id())) {
            throw new CheckFailed("WRONG_NETWORK", "The keystore " + file + " is of another network than the node.");
        }
        try (PasswordDoor door = Unlocked.door(keystore, secrets)) {
            Unlocked unlocked = Unlocked.open(keystore, door);
            Challenges challenge = Challenges.ask(node, network, keystore.account());
            return enter(challenge, login(challenge, door), unlocked);
        }
    }

    /** Logs in on a device that has nothing yet, and leaves a keystore there. */
    public Me onNewDevice(AccountId account, Secrets secrets) {
        Challenges challenge = Challenges.ask(node, network, account);
        try (PasswordDoor door = PasswordDoor.open(
                secrets.exposePassword(), secrets.accountKey(), network.id(), account, challenge.door())) {
            Json.Fields session = login(challenge, door);
            Keystore keystore = new Keystore(
                    network.id(),
                    account,
                    challenge.door(),
                    Loose.base64(session.text("slot")),
                    Loose.base64(session.text("keyring")));
            Unlocked unlocked = Unlocked.open(keystore, door);
            file.write(keystore);
            file.pin(network.manifest());
            return enter(challenge, session, unlocked);
        }
    }

    private Json.Fields login(Challenges challenge, PasswordDoor door) {
        try {
            return node.post(
                    "/sessions",
                    Json.object()
                            .put(
                                    "login",
                                    challenge
                                            .answer(network.id(), door, surroundings.now())
                                            .compact())
                            .done());
        } catch (Refused e) {
            if (e.code().equals("LOGIN_REFUSED")) {
                throw new WrongSecrets();
            }
            throw e;
        }
    }

    private Me enter(Challenges challenge, Json.Fields session, Unlocked unlocked) {
        NodeDoor door = node.as(new SessionToken(session.text("token")));
        Unlocked newest = newest(session, unlocked);
        Me me = new Me(
                network,
                challenge.member(),
                door,
                newest.root(),
                newest.keyring(),
                newest.keystore(),
                file,
                notes(newest.keyring()),
                surroundings);
        if (newest.keyring().version() > session.whole("keyringVersion")) {
            surroundings.tell("The node has an older keyring than this device; bringing it up to date.");
            me.publish();
        }
        return me;
    }

    /** The newer one of the device's and the node's keyring, never older than what the chain names. */
    private Unlocked newest(Json.Fields session, Unlocked mine) {
        Unlocked newest = mine;
        if (session.whole("keyringVersion") > mine.keyring().version()) {
            Keystore handed = mine.keystore().withKeyring(Loose.base64(session.text("keyring")));
            newest = new Unlocked(handed, mine.root(), open(handed, mine.root()));
            file.write(handed);
        }
        refuseOlderThanChain(newest);
        return newest;
    }

    private void refuseOlderThanChain(Unlocked newest) {
        Optional<AccountFacts> facts =
                new ChainFacts(network, surroundings).find(newest.keystore().account());
        if (facts.isEmpty()) {
            surroundings.tell("The registration has not settled on the chain yet.");
            return;
        }
        long onChain = facts.get().keyringVersion();
        boolean sameVersion = onChain == newest.keyring().version();
        boolean sameFile = facts.get()
                .keyring()
                .equals(KeyringFile.digest(newest.keystore().keyring()));
        if (onChain > newest.keyring().version() || (sameVersion && !sameFile)) {
            throw new CheckFailed(
                    "OLD_KEYRING",
                    "The chain names keyring version " + onChain + ", the newest at hand is version "
                            + newest.keyring().version() + " or another file.",
                    "Log in at another home member, or on the device where the last change was made.");
        }
    }

    private static Keyring open(Keystore keystore, Secret32 root) {
        try {
            return Unlocked.keyring(keystore, root);
        } catch (AgeException e) {
            throw Unlocked.damaged(e.code(), e);
        } catch (SealException e) {
            throw Unlocked.damaged(e.code(), e);
        }
    }

    private Notes notes(Keyring keyring) {
        try {
            return file.readNotes().isEmpty()
                    ? Notes.empty()
                    : Notes.read(Age.open(file.readNotes().get(), keyring.inboxes()));
        } catch (AgeException e) {
            throw new CheckFailed(
                    e.code(),
                    "The notes beside the keystore are damaged: " + e.getMessage() + ".",
                    "Remove the .notes file to start without them; others' keys are then believed afresh.");
        }
    }
}
