package health.parcha.seal;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.SigningSeed;
import health.parcha.seal.age.Age;
import health.parcha.seal.age.AgeException;
import health.parcha.seal.age.HybridIdentity;
import health.parcha.seal.age.HybridRecipient;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What password and account key give together: the key that logs in, and the identity that opens the slot with the root
 * (docs/spec/keys.md, section 1). {@link #close()} wipes both.
 */
public final class PasswordDoor implements AutoCloseable {
    private final SigningSeed login;
    private final HybridIdentity slot;

    private PasswordDoor(SigningSeed login, HybridIdentity slot) {
        this.login = login;
        this.slot = slot;
    }

    /**
     * Does the slow work: 64 MiB and about a fifth of a second at the floor. Never fails on a wrong password: that shows
     * when the slot does not open or the node refuses the login, after the same time.
     *
     * @param password left as it is; the caller wipes it
     */
    public static PasswordDoor open(
            char[] password, AccountKey accountKey, NetworkId network, AccountId account, DoorParameters parameters) {
        byte[] output = new byte[Secret32.BYTES];
        byte[] secret = utf8(password);
        Argon2Parameters.Builder builder = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(parameters.memoryKib())
                .withIterations(parameters.iterations())
                .withParallelism(parameters.parallelism())
                .withSalt(Hex.bytes(parameters.salt()))
                .withSecret(accountKey.live())
                .withAdditional(associated(network, account));
        try {
            Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
            argon2.init(builder.build());
            argon2.generateBytes(secret, output);
            return split(output);
        } finally {
            builder.clear();
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(output, (byte) 0);
        }
    }

    private static PasswordDoor split(byte[] output) {
        try (Secret32 stretched = Secret32.of(output);
                Secret32 login = stretched.derive("login")) {
            byte[] seed = login.exposeBytes();
            try {
                return new PasswordDoor(SigningSeed.of(seed), stretched.identity("slot"));
            } finally {
                Arrays.fill(seed, (byte) 0);
            }
        }
    }

    private static byte[] associated(NetworkId network, AccountId account) {
        byte[] data = Arrays.copyOf(account.bytes(), AccountId.BYTES + NetworkId.BYTES);
        System.arraycopy(network.bytes(), 0, data, AccountId.BYTES, NetworkId.BYTES);
        return data;
    }

    /** Unicode NFC, so that the same password typed on two systems is the same bytes. */
    private static byte[] utf8(char[] password) {
        CharSequence normal = Normalizer.normalize(CharBuffer.wrap(password), Normalizer.Form.NFC);
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(normal));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        encoded.clear().put(new byte[encoded.capacity()]);
        return bytes;
    }

    /** Signs the login challenge; its verifying key is what the node stores. */
    public SigningSeed login() {
        return login;
    }

    /** Whom the slot is sealed to: whoever changes the root seals the new one to it. */
    public HybridRecipient slotRecipient() {
        return slot.recipient();
    }

    /** The slot: an age file that holds the root. */
    public byte[] sealRoot(Secret32 root, SecureRandom random) {
        byte[] secret = root.exposeBytes();
        try {
            return Age.seal(secret, List.of(slotRecipient()), random);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /**
     * Opens a slot.
     *
     * @throws AgeException.NoIdentityMatched password or account key are wrong; which of them is known to nobody
     * @throws AgeException otherwise the slot is damaged
     */
    public Secret32 openRoot(byte[] slotFile) throws AgeException, SealException.Malformed {
        byte[] secret = Age.open(slotFile, List.of(slot));
        try {
            return Secret32.of(secret);
        } catch (IllegalArgumentException e) {
            throw new SealException.Malformed(SealException.Subject.KEYSTORE, e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Override
    public void close() {
        login.close();
        slot.close();
    }

    @Override
    public String toString() {
        return "PasswordDoor[hidden]";
    }
}
