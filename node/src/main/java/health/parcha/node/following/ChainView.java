package health.parcha.node.following;

import health.parcha.chain.Address;
import health.parcha.chain.BlockRef;
import health.parcha.chain.contract.AccountFacts;
import health.parcha.chain.contract.GrantFacts;
import health.parcha.chain.contract.MemberFacts;
import health.parcha.core.consent.GrantId;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the chain says, as this node's follower has settled it: read from the node's own projections, so a look costs no
 * call to the engine. Every answer is of {@link #head()} or later.
 */
public interface ChainView {
    /** The settled head that the answers are of. */
    BlockRef head();

    /** The settled head's own time. */
    Instant blockTime();

    /** Empty where nobody is registered under that id in a settled block. */
    Optional<AccountFacts> account(AccountId account);

    /** The grant's slot; state NONE where it was never used. */
    GrantFacts grant(Address controller, GrantId grant);

    /** Empty for a number that no member has. */
    Optional<MemberFacts> member(MemberNumber number);

    /** All members, by number. */
    List<MemberFacts> members();

    /**
     * Lets pass while the head moves and the clocks agree (docs/spec/api.md, "A read").
     *
     * @throws health.parcha.node.problems.Refused CHAIN_STALE where the head stands still for longer than the setting
     *     allows, CLOCK_OFF where block time is more than five minutes off this machine's clock
     */
    void requireFresh();
}
