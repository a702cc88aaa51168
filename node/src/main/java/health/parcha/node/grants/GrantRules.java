package health.parcha.node.grants;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.Contracts;
import health.parcha.chain.GrantState;
import health.parcha.chain.contract.AccountFacts;
import health.parcha.chain.contract.GrantFacts;
import health.parcha.chain.key.Signature;
import health.parcha.chain.statement.Statement;
import health.parcha.chain.statement.Ticket;
import health.parcha.core.party.AccountId;
import health.parcha.node.acts.Standing;
import health.parcha.node.configuration.NetworkManifest;
import health.parcha.node.following.ChainView;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import org.springframework.stereotype.Component;

/** What must hold for a ticket to be taken, and for one to be served. */
@Component
class GrantRules {
    private final ChainView chain;
    private final Standing standing;
    private final Contracts contracts;

    GrantRules(ChainView chain, Standing standing, NetworkManifest manifest) {
        this.chain = chain;
        this.standing = standing;
        this.contracts = manifest.contracts();
    }

    /** A ticket that may be kept: of this network, its account's, of the current epoch. Whether it lives, is the chain's. */
    void requireSound(SignedTicket signed) {
        Ticket ticket = signed.ticket();
        if (!ticket.network().equals(contracts.network()) || !ticket.contract().equals(contracts.consents())) {
            throw new Refused(Code.WRONG_NETWORK, "The ticket is of another network or another set of rules.");
        }
        if (!ticket.signedBy().equals(ticket.account())) {
            throw new Refused(Code.NOT_ALLOWED, "Tickets signed by a delegate are not taken by this release.");
        }
        requireSignature(ticket, signed.signature(), ticket.account(), "ticket");
        requireEpoch(ticket);
        AccountFacts grantee = facts(ticket.grantee());
        if (grantee.status() != AccountStatus.VERIFIED) {
            throw new Refused(Code.UNVERIFIED, "Grantee " + grantee.id() + " is not verified.");
        }
    }

    /** The view that a ticket names: its account's, signed by that account. */
    void requireView(SignedTicket ticket, SignedView view) {
        if (!view.view().network().equals(contracts.network())) {
            throw new Refused(Code.WRONG_NETWORK, "The view is of another network.");
        }
        if (!view.view().view().equals(ticket.ticket().view())
                || !view.view().account().equals(ticket.ticket().account())) {
            throw new Refused(Code.DIGEST_MISMATCH, "The view is not the one that the ticket names.");
        }
        requireSignature(view.view(), view.signature(), view.view().account(), "view");
    }

    private void requireSignature(Statement statement, Signature signature, AccountId signer, String what) {
        if (!statement.isSignedBy(facts(signer).signer(), signature, contracts)) {
            throw new Refused(
                    Code.BAD_SIGNATURE, "The " + what + " is not signed by the present signer of " + signer + ".");
        }
    }

    /**
     * Lets a ticket be served now: on a fresh head, active on chain, of the current epoch, the grantee in good standing.
     *
     * @throws Refused NOT_GRANTED, REVOKED, GRANT_EXPIRED, OLD_GRANT_EPOCH, CHAIN_STALE, ...
     */
    void requireLiving(Ticket ticket) {
        chain.requireFresh();
        requireEpoch(ticket);
        GrantFacts slot = state(ticket);
        if (slot.state() == GrantState.REVOKED) {
            throw new Refused(Code.REVOKED, "The patient has revoked this grant.");
        }
        if (slot.state() != GrantState.ACTIVE) {
            throw new Refused(Code.NOT_GRANTED, "The chain has no such grant yet.");
        }
        if (!slot.isActive(chain.blockTime())) {
            throw new Refused(Code.GRANT_EXPIRED, "The grant ended at " + slot.expiry() + ".");
        }
        standing.require(ticket.grantee());
    }

    GrantFacts state(Ticket ticket) {
        return chain.grant(ticket.controller(), ticket.grantId());
    }

    private void requireEpoch(Ticket ticket) {
        if (!facts(ticket.account()).grantEpoch().equals(ticket.grantEpoch())) {
            throw new Refused(Code.OLD_GRANT_EPOCH, "The patient has ended all grants of that epoch.");
        }
    }

    private AccountFacts facts(AccountId account) {
        return chain.account(account)
                .orElseThrow(() -> new Refused(Code.UNKNOWN_ACCOUNT, "No account " + account + " is registered."));
    }
}
