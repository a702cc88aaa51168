package health.parcha.embedded;

import java.io.IOException;

/**
 * Why an embedded part did not start or could not go on. The message names the cause, {@link #nextStep()} what a person
 * does about it; programs decide by {@link #code()} alone.
 */
public final class EmbeddedFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Stable words; a new one may come, none changes its meaning. */
    public enum Code {
        /** Another program listens on the wanted port. */
        PORT_IN_USE("port-in-use"),
        /** Another live supervisor holds this data folder. */
        FOLDER_IN_USE("folder-in-use"),
        /** The folder was written by a newer release; nothing in it was touched. */
        DATA_NEWER("data-newer"),
        /** The folder was written by an older PostgreSQL major; nothing in it was touched. */
        DATA_OLDER("data-older"),
        /** The folder belongs to another chain than the one asked for. */
        OTHER_CHAIN("other-chain"),
        /** A needed program is absent or cannot run here. */
        BINARY_UNUSABLE("binary-unusable"),
        /** The program ended or stayed silent instead of becoming ready. */
        START_FAILED("start-failed"),
        /** A process does not end although told to. */
        STOP_FAILED("stop-failed"),
        /** The block journal lacks blocks it once held; starting would invent a different past. */
        JOURNAL_DAMAGED("journal-damaged"),
        /** Replaying the journal gave other blocks than it records. */
        REPLAY_DIFFERS("replay-differs"),
        /** Reading or writing a file failed. */
        FILE_FAILED("file-failed"),
        /** The calling thread was interrupted while it waited. */
        INTERRUPTED("interrupted");

        private final String word;

        Code(String word) {
            this.word = word;
        }

        /** The code as it stands in problem details and logs. */
        public String word() {
            return word;
        }
    }

    private final Code code;
    private final String nextStep;

    public EmbeddedFault(Code code, String cause, String nextStep) {
        super(cause + " " + nextStep);
        this.code = code;
        this.nextStep = nextStep;
    }

    private EmbeddedFault(Code code, String cause, String nextStep, Throwable origin) {
        super(cause + " " + nextStep, origin);
        this.code = code;
        this.nextStep = nextStep;
    }

    /** A file operation failed; {@code what} says which, as in "Cannot write /a/b." */
    public static EmbeddedFault file(String what, IOException origin) {
        return new EmbeddedFault(
                Code.FILE_FAILED,
                what + " (" + origin + ")",
                "Check free space and permissions of that folder, then start again.",
                origin);
    }

    /** Sets the thread's interrupt flag again and gives the fault to throw. */
    public static EmbeddedFault interrupted(String during, InterruptedException origin) {
        Thread.currentThread().interrupt();
        return new EmbeddedFault(Code.INTERRUPTED, "Interrupted while " + during + ".", "Start again.", origin);
    }

    public Code code() {
        return code;
    }

    public String nextStep() {
        return nextStep;
    }
}
