package health.parcha.client.consent;

import health.parcha.chain.Bytes32;
import health.parcha.chain.GrantEpoch;
import health.parcha.chain.Seq;
import health.parcha.chain.intent.ConsentsIntent;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.statement.Ticket;
import health.parcha.chain.statement.View;
import health.parcha.client.BadInput;
import health.parcha.client.people.Person;
import health.parcha.client.reading.FoldIndex;
import health.parcha.client.session.Me;
import health.parcha.client.wire.Loose;
import health.parcha.core.consent.GrantId;
import health.parcha.core.party.Role;
import health.parcha.core.record.Category;
import health.parcha.core.record.Epoch;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.seal.Secret32;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Shares a file: folds the index, hands ticket, view and keys to the home member, and opens the grant on chain by a key made
 * for it alone. The chain shows neither patient nor grantee nor scope. Cost hangs on what is new, not on the file's size.
 */
public final class Grant {
    private final Me owner;

    public Grant(Me owner) {
        this.owner = owner;
    }

    /**
     * Grants. Returns once the chain has settled it, from when on nodes serve.
     *
     * @throws BadInput GRANTEE_UNVERIFIED, NOT_LATER
     */
    public GrantId grant(GrantTerms terms) {
        Person grantee = grantee(terms);
        FoldIndex index = new FoldIndex(owner);
        index.fold();
        if (!terms.past()) {
            TreeSet<Category> categories = new TreeSet<>(terms.categories());
            new Locks(owner).turn(categories);
            index.sealAnew(categories);
            new Locks(owner).sendAgain(categories);
        }
        Instant since = terms.past() ? Instant.EPOCH : owner.now();
        View view = Views.make(owner.network().id(), owner.keyring(), terms.categories(), since, owner.surroundings());
        Bytes32 salt = Bytes32.of(owner.surroundings().bytes(Bytes32.SIZE));
        try (Secret32 secret = owner.keyring().controller(salt.toArray());
                SigningKey controller = Me.signingKey(secret)) {
            Ticket ticket = ticket(terms, view, salt, controller);
            deposit(ticket, view, note(terms), grantee);
            open(ticket, controller, terms.expiry());
            return ticket.grantId();
        }
    }

    /** Makes a grant last longer. */
    public void renew(GrantId id, Instant expiry) {
        Grants grants = new Grants(owner);
        MadeGrant grant = grants.of(id);
        try (SigningKey controller = grants.controller(grant.ticket())) {
            owner.settle(List.of(SignedIntent.sign(
                    new ConsentsIntent.Renew(
                            controller.address(), id, seconds(expiry), new Seq(grant.seq()), owner.deadline()),
                    owner.network().contracts(),
                    controller)));
        }
    }

    private Person grantee(GrantTerms terms) {
        Person grantee = owner.people().fresh(terms.grantee());
        if (!grantee.facts().isVerified() || grantee.facts().roles().contains(Role.PATIENT)) {
            throw new BadInput(
                    "GRANTEE_UNVERIFIED",
                    "Account " + terms.grantee() + " is no verified professional.",
                    "See ./parcha org directory.");
        }
        if (!terms.expiry().isAfter(owner.now())) {
            throw new BadInput("NOT_LATER", "The grant would be over before it begins.", "Name a later end.");
        }
        return grantee;
    }

    private Ticket ticket(GrantTerms terms, View view, Bytes32 salt, SigningKey controller) {
        return new Ticket(
                owner.network().id(),
                owner.network().contracts().consents(),
                owner.account(),
                new GrantEpoch(owner.facts().grantEpoch()),
                controller.address(),
                terms.grantee(),
                view.view(),
                terms.writeBack(),
                Optional.empty(),
                owner.account(),
                salt);
    }

    private GrantNote note(GrantTerms terms) {
        Map<Category, Epoch> first = new EnumMap<>(Category.class);
        terms.categories()
                .forEach(category -> first.put(
                        category,
                        terms.past()
                                ? Epoch.FIRST
                                : owner.keyring().category(category).current()));
        return new GrantNote(terms.purpose(), terms.consent(), first);
    }

    private void deposit(Ticket ticket, View view, GrantNote note, Person grantee) {
        byte[] keys = new KeysFile(owner)
                .make(ticket.grantId(), ticket, grantee, Views.granted(view, owner.keyring()), note, view.version());
        owner.notes().grantSaid(ticket.grantId(), note.json());
        owner.remember();
        try (SigningKey signer = owner.signer()) {
            owner.door()
                    .post(
                            "/grants",
                            Json.object()
                                    .put("ticket", ticket.toJson())
                                    .put(
                                            "ticketSignature",
                                            Hex.of(ticket.sign(owner.network().contracts(), signer)
                                                    .toArray()))
                                    .put("view", view.toJson())
                                    .put(
                                            "viewSignature",
                                            Hex.of(view.sign(owner.network().contracts(), signer)
                                                    .toArray()))
                                    .put("keys", Loose.base64(keys))
                                    .done());
        }
    }

    private void open(Ticket ticket, SigningKey controller, Instant expiry) {
        owner.settle(List.of(SignedIntent.sign(
                new ConsentsIntent.Grant(
                        controller.address(), ticket.grantId(), seconds(expiry), Seq.FIRST, owner.deadline()),
                owner.network().contracts(),
                controller)));
    }

    private static Instant seconds(Instant time) {
        return Instant.ofEpochSecond(time.getEpochSecond());
    }
}
