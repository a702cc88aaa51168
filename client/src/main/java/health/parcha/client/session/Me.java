package health.parcha.client.session;

import health.parcha.chain.Seq;
import health.parcha.chain.intent.AccountsIntent;
import health.parcha.chain.intent.Intent;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import health.parcha.client.BadInput;
import health.parcha.client.Surroundings;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.network.AccountFacts;
import health.parcha.client.network.Network;
import health.parcha.client.network.Outcomes;
import health.parcha.client.people.People;
import health.parcha.client.people.Person;
import health.parcha.client.wire.Loose;
import health.parcha.core.consent.AccessAct;
import health.parcha.core.consent.AccessBasis;
import health.parcha.core.consent.Purpose;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.KeyId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Document;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.seal.Keyring;
import health.parcha.seal.KeyringFile;
import health.parcha.seal.Keystore;
import health.parcha.seal.RecordSigner;
import health.parcha.seal.Secret32;
import health.parcha.seal.age.Age;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A logged-in person: keys, session, the network, and what is remembered on this device. Verbs take it. Safe for use by
 * many threads but for {@link #turn}. {@link #close()} wipes the keys.
 */
public final class Me implements AutoCloseable {
    private static final Duration CLOCKS_APART = Duration.ofSeconds(30);
    private static final Duration ACT_LASTS = Duration.ofMinutes(5);

    /** How long an intent of a person may be executed. */
    private static final Duration DEADLINE = Duration.ofHours(1);

    private final Network network;
    private final MemberNumber home;
    private final NodeDoor door;
    private final Secret32 root;
    private final KeystoreFile file;
    private final Notes notes;
    private final People people;
    private final Surroundings surroundings;
    private Keystore keystore;
    private Keyring keyring;

    Me(
            Network network,
            MemberNumber home,
            NodeDoor door,
            Secret32 root,
            Keyring keyring,
            Keystore keystore,
            KeystoreFile file,
            Notes notes,
            Surroundings surroundings) {
        this.network = network;
        this.home = home;
        this.door = door;
        this.root = root;
        this.keyring = keyring;
        this.keystore = keystore;
        this.file = file;
        this.notes = notes;
        this.surroundings = surroundings;
        this.people = new People(network, home, door, notes.pins(), surroundings);
    }

    public AccountId account() {
        return keyring.account();
    }

    public Network network() {
        return network;
    }

    /** The member behind {@link #door()}. */
    public MemberNumber home() {
        return home;
    }

    /** The own node, in this session. */
    public NodeDoor door() {
        return door;
    }

    public Keyring keyring() {
        return keyring;
    }

    public People people() {
        return people;
    }

    public Notes notes() {
        return notes;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Instant now() {
        return surroundings.now();
    }

    /** The own account as everybody sees it; needs the registration to have settled. */
    public Person self() {
        return people.known(account());
    }

    /** Chain facts of the own account as of now: for seqs. */
    public AccountFacts facts() {
        return people.facts(account());
    }

    /** Signs records, index segments and grant keys. */
    public RecordSigner recordSigner() {
        return new RecordSigner(account(), self().card().version(), keyring.recordKey());
    }

    /** A fresh act to read that file, open for some minutes, through the own member. */
    public AccessAct act(AccountId subject, AccessBasis basis, String basisId, Purpose purpose) {
        Instant now = now();
        return new AccessAct(
                network().id(),
                account(),
                subject,
                basis,
                basisId,
                home(),
                Hex.of(surroundings().bytes(16)),
                now.minus(CLOCKS_APART),
                now.plus(ACT_LASTS),
                purpose);
    }

    /** Signs a document with the record key. */
    public <T extends Document> Signed<T> sign(T document) {
        return Signed.sign(document, new KeyId(account(), self().card().version()), keyring.recordKey());
    }

    /**
     * The signer's key; the caller closes it.
     *
     * @throws BadInput WALLET_SIGNS where the key is in a wallet
     */
    public SigningKey signer() {
        return signingKey(keyring.signer()
                .orElseThrow(() -> new BadInput(
                        "WALLET_SIGNS", "This account signs with a wallet.", "Do this in the program that has it.")));
    }

    /** A secret as a key of the curve; the caller closes it. */
    public static SigningKey signingKey(Secret32 secret) {
        byte[] bytes = secret.exposeBytes();
        try {
            return SigningKey.copyOf(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Until when an intent that is signed now may be executed. */
    public Instant deadline() {
        return Instant.ofEpochSecond(now().plus(DEADLINE).getEpochSecond());
    }

    /** Signs an intent with the signer, sends it through the own node and waits until it is done. */
    public void settle(Intent intent) {
        try (SigningKey key = signer()) {
            settle(List.of(SignedIntent.sign(intent, network.contracts(), key)));
        }
    }

    /** Sends signed intents through the own node and waits until each is done. */
    public void settle(List<SignedIntent> intents) {
        new Outcomes(network, surroundings).settle(door, intents);
    }

    /**
     * Takes changed keyrings into use, each the next version of the one before: keystore file first, then the home member,
     * and the last one on the chain. Each step may be repeated after a crash; a log in does.
     */
    public void turn(List<Keyring> steps) {
        for (Keyring next : steps) {
            keystore = keystore.withKeyring(KeyringFile.seal(next, root, surroundings.random()));
            file.write(keystore);
            keyring = next;
            deposit();
        }
        announce();
    }

    /** Brings the home member and the chain to the keyring at hand. */
    void publish() {
        deposit();
        announce();
    }

    private void deposit() {
        door.put(
                "/accounts/" + account() + "/keyring",
                Json.object()
                        .put("keyring", Loose.base64(keystore.keyring()))
                        .put("version", keyring.version())
                        .done());
    }

    private void announce() {
        AccountFacts facts = facts();
        if (facts.keyringVersion() < keyring.version()) {
            settle(new AccountsIntent.PublishKeyring(
                    account(),
                    keyring.version(),
                    KeyringFile.digest(keystore.keyring()),
                    new Seq(facts.ownerSeq()),
                    deadline()));
        }
    }

    /** Keeps the notes, sealed to the own inbox. */
    public void remember() {
        file.writeNotes(
                Age.seal(notes.bytes(), List.of(keyring.inboxes().getFirst().recipient()), surroundings.random()));
    }

    @Override
    public void close() {
        keyring.close();
        root.close();
    }

    @Override
    public String toString() {
        return "Me[" + account() + "]";
    }
}
