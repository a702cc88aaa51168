package health.parcha.node.grants;

import health.parcha.core.consent.GrantId;
import health.parcha.core.party.AccountId;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import org.springframework.stereotype.Component;

/** Whether a grantee may add to a file. */
@Component
public final class WriteBack {
    private final GrantStore store;
    private final GrantRules rules;

    WriteBack(GrantStore store, GrantRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /**
     * Lets the author write on a grant that was shared with him here, is of that file, lives, and allows it.
     *
     * @throws Refused NOT_GRANTED, REVOKED, GRANT_EXPIRED, OLD_GRANT_EPOCH or CHAIN_STALE
     */
    public void require(GrantId grant, AccountId author, AccountId subject) {
        SignedTicket shared = store.share(grant)
                .orElseThrow(() -> new Refused(
                        Code.NOT_GRANTED, "No grant " + grant + " was shared with a person of this member."))
                .ticket();
        boolean fits = shared.ticket().grantee().equals(author)
                && shared.ticket().account().equals(subject)
                && shared.ticket().writeBack();
        if (!fits) {
            throw new Refused(
                    Code.NOT_GRANTED, "Grant " + grant + " does not let " + author + " write into that file.");
        }
        rules.requireLiving(shared.ticket());
    }
}
