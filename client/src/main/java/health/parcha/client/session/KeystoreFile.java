package health.parcha.client.session;

import health.parcha.client.BadInput;
import health.parcha.client.network.NetworkManifest;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.seal.Keystore;
import health.parcha.seal.SealException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A person's keystore on disk (docs/spec/keys.md, section 3) and the two files beside it: {@code .network}, the pinned
 * manifest, and {@code .notes}, sealed to the person's own inbox. Each of mode 0600, written by rename.
 */
public final class KeystoreFile {
    private final PrivateFile keystore;
    private final PrivateFile network;
    private final PrivateFile notes;

    private KeystoreFile(Path path) {
        this.keystore = new PrivateFile(path);
        this.network = new PrivateFile(path.resolveSibling(path.getFileName() + ".network"));
        this.notes = new PrivateFile(path.resolveSibling(path.getFileName() + ".notes"));
    }

    public static KeystoreFile at(Path path) {
        return new KeystoreFile(path);
    }

    /**
     * Reads it.
     *
     * @throws BadInput NO_KEYSTORE, or the code of what is wrong with it
     */
    public Keystore read() {
        byte[] text = keystore.read()
                .orElseThrow(() -> new BadInput(
                        "NO_KEYSTORE",
                        "There is no keystore " + keystore + ".",
                        "Name the right file, or log in on this device with --account."));
        try {
            return Keystore.read(new String(text, StandardCharsets.UTF_8));
        } catch (SealException e) {
            throw new BadInput(
                    e.code(),
                    "The keystore " + keystore + " is damaged: " + e.getMessage(),
                    "Log in anew from the node.");
        }
    }

    public boolean exists() {
        return keystore.read().isPresent();
    }

    /** Durable on return. */
    public void write(Keystore content) {
        keystore.write(content.text().getBytes(StandardCharsets.UTF_8));
    }

    /** The manifest pinned when the account was made or first used here. */
    public Optional<NetworkManifest> pinnedNetwork() {
        return network.read().map(NetworkManifest::read);
    }

    public void pin(NetworkManifest manifest) {
        network.write(CanonicalJson.bytes(manifest.json()));
    }

    Optional<byte[]> readNotes() {
        return notes.read();
    }

    void writeNotes(byte[] sealed) {
        notes.write(sealed);
    }

    @Override
    public String toString() {
        return keystore.toString();
    }
}
