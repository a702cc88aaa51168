package health.parcha.cli;

import health.parcha.client.session.Me;
import picocli.CommandLine.Mixin;

/** A verb of somebody who is logged in. */
abstract class PersonVerb extends Verb {
    @Mixin
    final Caller caller = new Caller();

    @Override
    public final Integer call() throws Exception {
        try (Me me = caller.logIn(output.surroundings())) {
            int exit = run(me);
            me.remember();
            return exit;
        }
    }

    abstract int run(Me me) throws Exception;
}
