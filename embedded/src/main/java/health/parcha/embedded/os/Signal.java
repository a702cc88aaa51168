package health.parcha.embedded.os;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.EmbeddedFault.Code;

/** Signals the JDK cannot send. */
public enum Signal {
    INT,
    QUIT,
    TERM,
    KILL;

    /** Sends it; a process that is gone already is no error. */
    public void send(long pid) {
        ShortCommand done = ShortCommand.run("/bin/sh", "-c", "kill -s " + name() + " " + pid);
        if (!done.succeeded() && ProcessHandle.of(pid).isPresent()) {
            throw new EmbeddedFault(
                    Code.STOP_FAILED,
                    "Cannot send SIG" + name() + " to process " + pid + ": " + done.output(),
                    "Stop it by hand, then start again.");
        }
    }
}
