package health.parcha.client.account;

import health.parcha.chain.Seq;
import health.parcha.chain.intent.AccountsIntent;
import health.parcha.client.network.AccountFacts;
import health.parcha.client.session.Me;

/** Ends an account for ever: every ticket is dead, the identity is free to register anew, the file stays sealed. */
public final class CloseAccount {
    private final Me me;

    public CloseAccount(Me me) {
        this.me = me;
    }

    /** Closes it. Returns once the chain has settled it. There is no way back; export first. */
    public void close() {
        AccountFacts facts = me.facts();
        me.settle(new AccountsIntent.Close(me.account(), false, new Seq(facts.ownerSeq()), me.deadline()));
    }
}
