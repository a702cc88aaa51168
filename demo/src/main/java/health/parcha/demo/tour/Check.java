package health.parcha.demo.tour;

import health.parcha.client.ClientFault;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

/** Assertions of the tour. */
final class Check {
    private Check() {}

    /** Something that was promised does not hold. */
    static final class Broken extends RuntimeException {
        Broken(String sentence) {
            super(sentence);
        }
    }

    /** @param promise as it should be, for the message of a failure */
    static void that(boolean holds, String promise) {
        if (!holds) {
            throw new Broken("Not so: " + promise + ".");
        }
    }

    /** The same for a value, which the message shows beside the expected one. */
    static void same(Object expected, Object actual, String what) {
        if (!Objects.equals(expected, actual)) {
            throw new Broken(what + " is " + actual + ", not " + expected + ".");
        }
    }

    /** The act must be refused with one of these codes. */
    static ClientFault refused(Set<String> codes, String what, Callable<?> act) throws Exception {
        Object given;
        try {
            given = act.call();
        } catch (ClientFault fault) {
            if (codes.contains(fault.code())) {
                return fault;
            }
            throw new Broken(
                    what + " was refused as " + fault.code() + ", not as one of " + codes + ": " + fault.getMessage());
        }
        throw new Broken(what + " was not refused" + (given == null ? "." : ": " + given));
    }
}
