package health.parcha.seal.age;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Opens a file that was sealed under a passphrase. */
public final class PassphraseIdentity extends Identity {
    private static final Pattern DECIMAL = Pattern.compile("[1-9][0-9]{0,8}");

    private final byte[] passphrase;
    private final int mostWork;

    private PassphraseIdentity(byte[] passphrase, int mostWork) {
        this.passphrase = passphrase;
        this.mostWork = mostWork;
    }

    /** Accepts work factors to 22 as age does, or fewer where this program's heap is too small for their table. */
    public static PassphraseIdentity of(char[] passphrase) {
        return of(passphrase, Scrypt.mostForThisHeap());
    }

    /**
     * With an own limit.
     *
     * @param mostWork the largest work factor done for a stranger's file: each step doubles memory and time
     */
    public static PassphraseIdentity of(char[] passphrase, int mostWork) {
        return new PassphraseIdentity(Scrypt.utf8(passphrase), Math.min(mostWork, Scrypt.MOST_WORK_FACTOR));
    }

    @Override
    Optional<FileKey> unwrap(Stanza stanza) throws AgeException {
        if (!stanza.type().equals(Scrypt.STANZA)) {
            return Optional.empty();
        }
        stanza.requireArguments(2);
        byte[] salt = stanza.bytesOfArgument(0, Scrypt.SALT_BYTES);
        byte[] sealed = stanza.sealedFileKey();
        byte[] key = Scrypt.key(passphrase, salt, workFactor(stanza.arguments().get(1)));
        try {
            return Primitives.openOnce(key, sealed).map(HybridIdentity::fileKey);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private int workFactor(String text) throws AgeException {
        if (!DECIMAL.matcher(text).matches()) {
            throw new AgeException.MalformedHeader("the work factor of the scrypt stanza is no plain number");
        }
        int wanted = Integer.parseInt(text);
        if (wanted > mostWork) {
            throw new AgeException.WorkFactorRefused(wanted, mostWork);
        }
        return wanted;
    }

    @Override
    public void close() {
        Arrays.fill(passphrase, (byte) 0);
    }

    @Override
    public String toString() {
        return "PassphraseIdentity[hidden]";
    }
}
