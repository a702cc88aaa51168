package health.parcha.node.accounts;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.Role;
import health.parcha.chain.contract.AccountFacts;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import health.parcha.node.sessions.Session;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who works at this member's desk: its verified admins and officers. */
@Component
public final class Officers {
    private static final int MOST = 10_000;

    private final ChainFacts facts;
    private final MemberNumber member;
    private final InstantSource clock;

    Officers(ChainFacts facts, NodeSettings settings, InstantSource clock) {
        this.facts = facts;
        this.member = settings.number();
        this.clock = clock;
    }

    /**
     * Lets an admin or officer of this member pass.
     *
     * @throws Refused UNVERIFIED, SUSPENDED, LAPSED, NOT_ALLOWED or WRONG_ROLE for everybody else
     */
    public AccountFacts require(Session session) {
        AccountFacts account = facts.account(session.account())
                .orElseThrow(() -> new Refused(Code.UNVERIFIED, "The account is not on the chain yet."));
        stands(account);
        if (!account.employer().equals(java.util.Optional.of(member))) {
            throw new Refused(Code.NOT_ALLOWED, "The account does not act for member " + member + ".");
        }
        if (!isOfficer(account)) {
            throw new Refused(Code.WRONG_ROLE, "This takes an admin or a privacy officer.");
        }
        return account;
    }

    /** Everybody at the desk now. */
    List<AccountId> all() {
        return facts.employedBy(member, 0, MOST).stream()
                .filter(Officers::isOfficer)
                .filter(account -> !isLapsed(account))
                .map(AccountFacts::id)
                .toList();
    }

    private void stands(AccountFacts account) {
        if (account.status() == AccountStatus.SUSPENDED) {
            throw new Refused(Code.SUSPENDED, "The account is suspended.");
        }
        if (account.status() != AccountStatus.VERIFIED) {
            throw new Refused(
                    Code.UNVERIFIED,
                    "The account is " + account.status().name().toLowerCase(java.util.Locale.ROOT) + ".");
        }
        if (isLapsed(account)) {
            throw new Refused(
                    Code.LAPSED,
                    "The account's verification ended on "
                            + account.validUntil().orElseThrow() + ".");
        }
    }

    private boolean isLapsed(AccountFacts account) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return account.validUntil().filter(today::isAfter).isPresent();
    }

    private static boolean isOfficer(AccountFacts account) {
        return account.roles().contains(Role.ADMIN) || account.roles().contains(Role.OFFICER);
    }
}
