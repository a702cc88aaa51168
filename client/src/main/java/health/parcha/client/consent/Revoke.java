package health.parcha.client.consent;

import health.parcha.chain.GrantEpoch;
import health.parcha.chain.Seq;
import health.parcha.chain.intent.AccountsIntent;
import health.parcha.chain.intent.ConsentsIntent;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import health.parcha.client.network.AccountFacts;
import health.parcha.client.reading.FoldIndex;
import health.parcha.client.session.Me;
import health.parcha.core.consent.GrantId;
import health.parcha.core.record.Category;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes a share back. First the chain: nodes stop serving within seconds. Then the locks: a new epoch of the granted
 * categories, so that nothing written afterwards opens with the old keys. What was copied is not recalled.
 */
public final class Revoke {
    private final Me owner;

    public Revoke(Me owner) {
        this.owner = owner;
    }

    /** Revokes one grant and changes the locks. Repeating it after a failure in the middle finishes the work. */
    public void revoke(GrantId id) {
        Grants grants = new Grants(owner);
        MadeGrant grant = grants.of(id);
        if (grant.isActive()) {
            stop(grants, grant);
        }
        changeLocks(grant.since().keySet());
    }

    /** Ends every grant at once by raising the grant epoch, and changes the locks of what they opened. */
    public void revokeAll() {
        Set<Category> opened = new TreeSet<>();
        new Grants(owner).active().forEach(grant -> opened.addAll(grant.since().keySet()));
        AccountFacts facts = owner.facts();
        owner.settle(new AccountsIntent.RevokeAll(
                owner.account(),
                new GrantEpoch(facts.grantEpoch()),
                false,
                new Seq(facts.ownerSeq()),
                owner.deadline()));
        changeLocks(opened);
    }

    private void stop(Grants grants, MadeGrant grant) {
        owner.surroundings().tell("Revoking on the chain.");
        try (SigningKey controller = grants.controller(grant.ticket())) {
            owner.settle(List.of(SignedIntent.sign(
                    new ConsentsIntent.Revoke(controller.address(), grant.id(), new Seq(grant.seq()), owner.deadline()),
                    owner.network().contracts(),
                    controller)));
        }
    }

    private void changeLocks(Set<Category> categories) {
        if (categories.isEmpty()) {
            return;
        }
        FoldIndex index = new FoldIndex(owner);
        index.fold();
        Locks locks = new Locks(owner);
        locks.turn(categories);
        index.sealAnew(categories);
        locks.sendAgain(categories);
    }
}
