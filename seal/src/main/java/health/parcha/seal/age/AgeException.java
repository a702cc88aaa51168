package health.parcha.seal.age;

import java.io.IOException;
import java.util.List;

/**
 * Why an age file was not opened, by the stage that refused it. Nothing of the file's text is ever inside. The code is
 * stable: programs and translations hang on it.
 */
public abstract sealed class AgeException extends IOException {
    private final String code;

    private AgeException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** Upper-case words joined by underscores; never changes once published. */
    public final String code() {
        return code;
    }

    /** The armour (text form) is damaged. The caller asks for the file again: nothing of it can be trusted. */
    public static final class MalformedArmor extends AgeException {
        MalformedArmor(String what) {
            super("AGE_ARMOR_MALFORMED", "the armour is damaged: " + what + "; fetch the file again");
        }
    }

    /** The header does not follow the format. The caller fetches the header again or gives up. */
    public static final class MalformedHeader extends AgeException {
        MalformedHeader(String what) {
            super("AGE_HEADER_MALFORMED", "malformed age header: " + what + "; fetch the file again");
        }
    }

    /** An identity matched but the header was changed afterwards. The caller treats the sender as untrustworthy. */
    public static final class HeaderMacMismatch extends AgeException {
        HeaderMacMismatch() {
            super("AGE_HEADER_MAC", "the header was changed after it was sealed; fetch the file from another member");
        }
    }

    /** The file is meant for somebody else, or the passphrase is wrong. The caller offers other identities. */
    public static final class NoIdentityMatched extends AgeException {
        NoIdentityMatched() {
            super("AGE_NO_IDENTITY", "no identity at hand opens this file; use the identity it was sealed to");
        }
    }

    /** No stanza is of a kind that this program knows. The caller opens the file with the tool that made it. */
    public static final class UnsupportedStanza extends AgeException {
        UnsupportedStanza(List<String> types) {
            super(
                    "AGE_STANZA_UNSUPPORTED",
                    "sealed by means this program does not know (" + String.join(", ", types)
                            + "); open it with the tool that made it");
        }
    }

    /** The passphrase stanza asks for more work than this machine may spend. The caller uses a larger machine. */
    public static final class WorkFactorRefused extends AgeException {
        WorkFactorRefused(int wanted, int most) {
            super(
                    "AGE_WORK_FACTOR",
                    "the passphrase stanza asks for work factor " + wanted + ", at most " + most
                            + " is done here; give the program more memory or use another machine");
        }
    }

    /** The payload is cut short, changed, or followed by something. The caller throws away what it got before. */
    public static final class PayloadDamaged extends AgeException {
        private final long chunk;

        PayloadDamaged(long chunk, String what) {
            super(
                    "AGE_PAYLOAD_DAMAGED",
                    "chunk " + chunk + " of the payload is damaged: " + what + "; fetch the payload from another copy");
            this.chunk = chunk;
        }

        /** The first chunk, counted from 0, that did not open; each holds 64 KiB of text. */
        public long chunk() {
            return chunk;
        }
    }
}
