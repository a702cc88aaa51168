package health.parcha.client.founding;

import health.parcha.chain.Address;
import health.parcha.client.session.PrivateFile;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Signed;
import health.parcha.core.signed.SigningSeed;
import health.parcha.core.signed.VerifyingKey;
import health.parcha.log.LogOrigin;
import health.parcha.log.NoteVerifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A member's key folder as its node reads it (docs/operate/node.md): {@code log.key}, {@code receipt.key}, {@code node.key},
 * {@code relayer.key} and {@code tag.key}, each 64 hexadecimal digits in a file of mode 0600. A key that is not there yet
 * is made.
 */
public final class MemberKeys {
    private final Path folder;
    private final RandomGenerator random;

    public MemberKeys(Path folder, RandomGenerator random) {
        this.folder = folder;
        this.random = random;
    }

    /** The address that sends the member's batches and signs its anchors. */
    public Address relayer() {
        return key("relayer.key").address();
    }

    /** The network's identity tag key, the same at every hospital, as hexadecimal digits: a secret. */
    public String tagKey() {
        return with("tag.key", Hex::of);
    }

    /** Gives this member the network's tag key, where it has none yet. */
    public void shareTagKey(String digits) {
        PrivateFile file = new PrivateFile(folder.resolve("tag.key"));
        if (file.read().isEmpty()) {
            file.write((digits + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** The member's document, signed by its node key. */
    public Signed<MemberDocument> document(NetworkId network, MemberNumber number, Founding founding, Instant time) {
        LogOrigin origin = LogOrigin.of(network, number);
        MemberDocument document = new MemberDocument(
                network,
                number,
                founding.name(),
                founding.kindName(),
                founding.url(),
                origin.text(),
                NoteVerifier.ed25519(origin.logKey(), verifying("log.key")).text(),
                NoteVerifier.ed25519(origin.receiptKey(), verifying("receipt.key"))
                        .text(),
                verifying("node.key"),
                time);
        return with("node.key", secret -> {
            try (SigningSeed node = SigningSeed.of(secret)) {
                return Signed.sign(document, "member-" + number, node);
            }
        });
    }

    private VerifyingKey verifying(String name) {
        return with(name, secret -> {
            try (SigningSeed seed = SigningSeed.of(secret)) {
                return seed.verifyingKey();
            }
        });
    }

    private <T> T with(String name, Function<byte[], T> use) {
        return key(name).with(use);
    }

    private KeyFile key(String name) {
        return new KeyFile(folder.resolve(name), random);
    }
}
