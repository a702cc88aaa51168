package health.parcha.client.consent;

import health.parcha.chain.key.Signature;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.statement.Statement;
import health.parcha.chain.statement.Ticket;
import health.parcha.chain.statement.View;
import health.parcha.client.BadInput;
import health.parcha.client.CheckFailed;
import health.parcha.client.session.Me;
import health.parcha.client.share.Shares;
import health.parcha.client.wire.Loose;
import health.parcha.core.consent.GrantId;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.seal.Secret32;
import java.util.List;

/** The grants that the owner has made. */
public final class Grants {
    private final Me owner;

    public Grants(Me owner) {
        this.owner = owner;
    }

    /**
     * All of them, as the home member keeps them.
     *
     * @throws CheckFailed GRANT_NOT_MINE where the node keeps one that the owner has not signed
     */
    public List<MadeGrant> all() {
        return Loose.objects(owner.door().get("/grants"), "grants").stream()
                .map(this::read)
                .toList();
    }

    /** Those that nodes serve: active on chain, of the account's current grant epoch. */
    public List<MadeGrant> active() {
        long epoch = owner.facts().grantEpoch();
        return all().stream()
                .filter(MadeGrant::isActive)
                .filter(grant -> grant.ticket().grantEpoch().value() == epoch)
                .toList();
    }

    /** The one of that id. */
    public MadeGrant of(GrantId id) {
        return all().stream()
                .filter(grant -> grant.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "UNKNOWN_GRANT", "There is no grant " + id + " of yours.", "See ./parcha share list."));
    }

    /** The key that controls a grant; the caller closes it. */
    SigningKey controller(Ticket ticket) {
        for (Secret32 candidate : owner.keyring().controllersOf(ticket.salt().toArray())) {
            try (candidate) {
                SigningKey key = Me.signingKey(candidate);
                if (key.address().equals(ticket.controller())) {
                    return key;
                }
                key.close();
            }
        }
        throw new CheckFailed("GRANT_NOT_MINE", "No key of this account controls grant " + ticket.grantId() + ".");
    }

    private MadeGrant read(Json.Fields json) {
        try {
            Ticket ticket = Ticket.ofJson(json.fields("ticket"));
            View view = View.ofJson(json.fields("view"));
            GrantId id = new GrantId(json.text("id"));
            boolean mine = ticket.grantId().equals(id)
                    && ticket.account().equals(owner.account())
                    && ticket.view().equals(view.view())
                    && view.account().equals(owner.account())
                    && isMine(signature(json, "ticketSignature"), ticket)
                    && isMine(signature(json, "viewSignature"), view);
            if (!mine) {
                throw new CheckFailed("GRANT_NOT_MINE", "The node keeps a grant " + id + " that you did not sign.");
            }
            return new MadeGrant(
                    id,
                    ticket,
                    view,
                    Views.granted(view, owner.keyring()),
                    json.text("state"),
                    json.find("expiry")
                            .filter(v -> v instanceof Json.Whole)
                            .map(v -> Shares.time(json.whole("expiry"))),
                    json.find("seq")
                            .filter(v -> v instanceof Json.Whole)
                            .map(v -> json.whole("seq"))
                            .orElse(1L));
        } catch (IllegalArgumentException e) {
            throw new CheckFailed("GRANT_MALFORMED", "The node's list of grants is damaged: " + e.getMessage() + ".");
        }
    }

    private boolean isMine(Signature signature, Statement statement) {
        return statement.isSignedBy(
                owner.self().facts().signer(), signature, owner.network().contracts());
    }

    private static Signature signature(Json.Fields json, String name) {
        return Signature.readAny(Hex.bytes(json.text(name)))
                .orElseThrow(() -> new CheckFailed("GRANT_MALFORMED", "A grant carries no readable signature."));
    }
}
