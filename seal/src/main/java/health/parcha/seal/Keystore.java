package health.parcha.seal;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import health.parcha.seal.SealException.Subject;

/**
 * What a client keeps on its device and a node hands to a new device after login: nothing readable without password and
 * account key (docs/spec/keys.md, section 3). Where and how the file is written is the client's business.
 */
public final class Keystore {
    private static final long FORMAT = 1;

    private final NetworkId network;
    private final AccountId account;
    private final DoorParameters door;
    private final byte[] slot;
    private final byte[] keyring;

    /** Copies the two age files in. */
    public Keystore(NetworkId network, AccountId account, DoorParameters door, byte[] slot, byte[] keyring) {
        this.network = network;
        this.account = account;
        this.door = door;
        this.slot = slot.clone();
        this.keyring = keyring.clone();
    }

    /** The file's text: one line of canonical JSON. */
    public String text() {
        return CanonicalJson.text(Json.object()
                .put("format", FORMAT)
                .put("network", network.hex())
                .put("account", account.text())
                .put("door", door.phc())
                .put("slot", Binary.text(slot))
                .put("keyring", Binary.text(keyring))
                .done());
    }

    /**
     * Reads {@link #text()}.
     *
     * @throws SealException the form is another, or the door's parameters are refused
     */
    public static Keystore read(String text) throws SealException {
        try {
            Json.Fields json = JsonReader.readObject(text);
            if (json.whole("format") != FORMAT) {
                throw new MalformedJson("a format of a newer version");
            }
            return new Keystore(
                    new NetworkId(json.text("network")),
                    new AccountId(json.text("account")),
                    DoorParameters.parse(json.text("door")),
                    Binary.bytes(json.text("slot"), "the slot"),
                    Binary.bytes(json.text("keyring"), "the keyring"));
        } catch (IllegalArgumentException e) {
            throw new SealException.Malformed(Subject.KEYSTORE, e);
        }
    }

    /** The same with another keyring file. */
    public Keystore withKeyring(byte[] file) {
        return new Keystore(network, account, door, slot, file);
    }

    public NetworkId network() {
        return network;
    }

    public AccountId account() {
        return account;
    }

    public DoorParameters door() {
        return door;
    }

    public byte[] slot() {
        return slot.clone();
    }

    public byte[] keyring() {
        return keyring.clone();
    }

    @Override
    public String toString() {
        return "Keystore[" + account + "]";
    }
}
