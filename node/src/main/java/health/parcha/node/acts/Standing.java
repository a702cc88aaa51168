package health.parcha.node.acts;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.MemberStatus;
import health.parcha.chain.contract.AccountFacts;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.node.following.ChainView;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** Whether an account may act (docs/spec/intents.md section 7, "stands"). */
@Component
public final class Standing {
    private final ChainView chain;

    Standing(ChainView chain) {
        this.chain = chain;
    }

    /**
     * Lets an account pass that is verified, not past its last day, its employer, if any, active.
     *
     * @throws Refused UNKNOWN_ACCOUNT, SUSPENDED, UNVERIFIED, LAPSED or NOT_ALLOWED
     */
    public AccountFacts require(AccountId account) {
        AccountFacts facts = chain.account(account)
                .orElseThrow(
                        () -> new Refused(Code.UNKNOWN_ACCOUNT, "Account " + account + " is not on the chain yet."));
        if (facts.status() == AccountStatus.SUSPENDED) {
            throw new Refused(Code.SUSPENDED, "Account " + account + " is suspended.");
        }
        if (facts.status() != AccountStatus.VERIFIED) {
            throw new Refused(Code.UNVERIFIED, "Account " + account + " is not verified.");
        }
        LocalDate today = LocalDate.ofInstant(chain.blockTime(), ZoneOffset.UTC);
        if (facts.validUntil().filter(today::isAfter).isPresent()) {
            throw new Refused(Code.LAPSED, "The verification of account " + account + " is over.");
        }
        facts.employer().ifPresent(this::requireActive);
        return facts;
    }

    /**
     * As {@link #require}, of somebody who works for that member.
     *
     * @throws Refused as {@link #require} does, and WRONG_MEMBER
     */
    public AccountFacts requireEmployed(AccountId account, MemberNumber member) {
        AccountFacts facts = require(account);
        if (facts.employer().filter(member::equals).isEmpty()) {
            throw new Refused(Code.WRONG_MEMBER, "Account " + account + " is not employed by member " + member + ".");
        }
        return facts;
    }

    private void requireActive(MemberNumber employer) {
        boolean active = chain.member(employer)
                .filter(member -> member.status() == MemberStatus.ACTIVE)
                .isPresent();
        if (!active) {
            throw new Refused(Code.NOT_ALLOWED, "Member " + employer + ", which employs the account, is not active.");
        }
    }
}
