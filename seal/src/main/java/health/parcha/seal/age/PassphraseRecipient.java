package health.parcha.seal.age;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/** Seals a file under a passphrase; always the only recipient of its file. */
public final class PassphraseRecipient extends Recipient implements AutoCloseable {
    private final byte[] passphrase;
    private final int workFactor;

    private PassphraseRecipient(byte[] passphrase, int workFactor) {
        this.passphrase = passphrase;
        this.workFactor = workFactor;
    }

    /** With the work factor that age itself writes, 18: 256 MiB and about a second. */
    public static PassphraseRecipient of(char[] passphrase) {
        return of(passphrase, Scrypt.USUAL_WORK_FACTOR);
    }

    /**
     * With another work factor.
     *
     * @param workFactor 1 to 22, the power of two of scrypt's N; below 18 only where the passphrase is random
     */
    public static PassphraseRecipient of(char[] passphrase, int workFactor) {
        if (workFactor < 1 || workFactor > Scrypt.MOST_WORK_FACTOR) {
            throw new IllegalArgumentException("a work factor lies between 1 and 22, not at " + workFactor);
        }
        return new PassphraseRecipient(Scrypt.utf8(passphrase), workFactor);
    }

    @Override
    Stanza wrap(FileKey fileKey, SecureRandom random) {
        byte[] salt = new byte[Scrypt.SALT_BYTES];
        random.nextBytes(salt);
        byte[] key = Scrypt.key(passphrase, salt, workFactor);
        try {
            return new Stanza(
                    Scrypt.STANZA,
                    List.of(Base64Text.unpadded(salt), Integer.toString(workFactor)),
                    Primitives.sealOnce(key, fileKey.live()));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    @Override
    Kind kind() {
        return Kind.PASSPHRASE;
    }

    @Override
    public void close() {
        Arrays.fill(passphrase, (byte) 0);
    }

    @Override
    public String toString() {
        return "PassphraseRecipient[hidden]";
    }
}
