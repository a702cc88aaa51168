package health.parcha.seal;

/**
 * Why something that was opened is still refused. Nothing of its text or keys is inside. The code is stable: programs
 * and translations hang on it.
 */
public abstract sealed class SealException extends Exception {
    private final String code;

    private SealException(String code, String message) {
        super(message);
        this.code = code;
    }

    private SealException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Upper-case words joined by underscores; never changes once published. */
    public final String code() {
        return code;
    }

    /** What was refused; its name begins the code. */
    public enum Subject {
        CONTAINER,
        INDEX,
        GRANT,
        KEYRING,
        KEYSTORE,
        DOOR
    }

    /** It does not follow its format. Asking again does not help: whoever made it is told. */
    public static final class Malformed extends SealException {
        Malformed(Subject subject, String what) {
            super(subject + "_MALFORMED", "malformed " + word(subject) + ": " + what + "; tell whoever made it");
        }

        Malformed(Subject subject, IllegalArgumentException cause) {
            super(
                    subject + "_MALFORMED",
                    "malformed " + word(subject) + ": " + cause.getMessage() + "; tell whoever made it",
                    cause);
        }
    }

    /** Its bytes are not those that the signed line names. Fetch another copy; if it stays so, do not show it. */
    public static final class DigestMismatch extends SealException {
        DigestMismatch(Subject subject) {
            super(
                    subject + "_DIGEST",
                    "the " + word(subject) + " is not what its signature covers; fetch another copy");
        }
    }

    /** It is well-formed but speaks for another key, account or category than it should. Do not show it. */
    public static final class ClaimsRefused extends SealException {
        ClaimsRefused(Subject subject, String what) {
            super(subject + "_CLAIMS", "the " + word(subject) + " is not what it should be: " + what);
        }
    }

    /** The parameters of a password door are below the floor: whoever sent them wants the password guessed. */
    public static final class DoorTooWeak extends SealException {
        DoorTooWeak(String what) {
            super(
                    "DOOR_TOO_WEAK",
                    "the password door is below the floor (" + what + "); refuse the server that sent it");
        }
    }

    /** The parameters of a password door would exhaust this machine. */
    public static final class DoorTooCostly extends SealException {
        DoorTooCostly(String what) {
            super(
                    "DOOR_TOO_COSTLY",
                    "the password door asks for too much (" + what + "); refuse the server that sent it");
        }
    }

    private static String word(Subject subject) {
        return switch (subject) {
            case CONTAINER -> "container of a record";
            case INDEX -> "index segment";
            case GRANT -> "file of grant keys";
            case KEYRING -> "keyring";
            case KEYSTORE -> "keystore";
            case DOOR -> "password door";
        };
    }
}
