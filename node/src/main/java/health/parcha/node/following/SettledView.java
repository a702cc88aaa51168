package health.parcha.node.following;

import health.parcha.chain.Address;
import health.parcha.chain.BlockRef;
import health.parcha.chain.contract.AccountFacts;
import health.parcha.chain.contract.GrantFacts;
import health.parcha.chain.contract.MemberFacts;
import health.parcha.core.consent.GrantId;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The chain as the subjects look at it: facts of the settled block, and whether that block is fresh. */
@Component
class SettledView implements ChainView {
    private final ChainFacts facts;
    private final Freshness freshness;

    SettledView(ChainFacts facts, Freshness freshness) {
        this.facts = facts;
        this.freshness = freshness;
    }

    private Settled settled() {
        return facts.settled()
                .orElseThrow(() -> new Refused(Code.NOT_READY, "No block of the chain has been followed yet."));
    }

    @Override
    public BlockRef head() {
        return settled().block();
    }

    @Override
    public Instant blockTime() {
        return settled().time();
    }

    @Override
    public Optional<AccountFacts> account(AccountId account) {
        return facts.account(account);
    }

    @Override
    public GrantFacts grant(Address controller, GrantId grant) {
        return facts.grant(controller, grant);
    }

    @Override
    public Optional<MemberFacts> member(MemberNumber number) {
        return facts.member(number);
    }

    @Override
    public List<MemberFacts> members() {
        return facts.members();
    }

    @Override
    public void requireFresh() {
        freshness.require();
    }
}
