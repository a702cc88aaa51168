package health.parcha.client.share;

import health.parcha.chain.key.Signature;
import health.parcha.chain.statement.Ticket;
import health.parcha.client.BadInput;
import health.parcha.client.CheckFailed;
import health.parcha.client.Refused;
import health.parcha.client.people.Person;
import health.parcha.client.session.Me;
import health.parcha.client.wire.Loose;
import health.parcha.core.consent.GrantId;
import health.parcha.core.party.AccountId;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.seal.GrantKeys;
import health.parcha.seal.SealException;
import health.parcha.seal.age.AgeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What others have shared with me. */
public final class Shares {
    private final Me me;

    public Shares(Me me) {
        this.me = me;
    }

    /** All of them; one that does not hold together is left out and said aloud. */
    public List<Share> all() {
        return Loose.objects(me.door().get("/shares"), "shares").stream()
                .map(this::readOrSay)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * The share of that owner, the active one with the latest expiry where there are several.
     *
     * @throws BadInput NOT_SHARED
     */
    public Share of(AccountId owner) {
        return find(owner)
                .orElseThrow(() -> new BadInput(
                        "NOT_SHARED",
                        "Account " + owner + " has shared nothing with you that is active.",
                        "Ask for it: ./parcha share request " + owner + "."));
    }

    /** The same; empty where there is none. */
    public Optional<Share> find(AccountId owner) {
        return all().stream()
                .filter(share -> share.ticket().account().equals(owner) && share.isActive())
                .max(Comparator.comparing(share -> share.expiry().orElse(Instant.MAX)));
    }

    private Optional<Share> readOrSay(Json.Fields json) {
        try {
            return Optional.of(read(json));
        } catch (CheckFailed e) {
            me.surroundings().tell("A share does not hold together and is left out: " + e.sentence());
        } catch (Refused e) {
            me.surroundings().tell("A share cannot be checked now and is left out: " + e.sentence());
        } catch (IllegalArgumentException e) {
            me.surroundings().tell("A share cannot be read and is left out: " + e.getMessage() + ".");
        }
        return Optional.empty();
    }

    private Share read(Json.Fields json) {
        Ticket ticket = Ticket.ofJson(json.fields("ticket"));
        GrantId id = new GrantId(json.text("id"));
        Person owner = me.people().known(ticket.account());
        Signature signature = Signature.readAny(Hex.bytes(json.text("ticketSignature")))
                .orElseThrow(() -> new CheckFailed("TICKET", "A ticket carries no readable signature."));
        boolean good = ticket.grantId().equals(id)
                && ticket.grantee().equals(me.account())
                && ticket.signedBy().equals(ticket.account())
                && ticket.contract().equals(me.network().contracts().consents())
                && ticket.isSignedBy(
                        owner.facts().signer(), signature, me.network().contracts());
        if (!good) {
            throw new CheckFailed("TICKET", "A ticket of account " + ticket.account() + " does not hold.");
        }
        return new Share(
                id,
                ticket,
                owner,
                keys(Loose.base64(json.text("keys")), id, owner),
                json.text("state"),
                json.find("expiry").filter(v -> v instanceof Json.Whole).map(v -> time(json.whole("expiry"))));
    }

    private GrantKeys keys(byte[] file, GrantId id, Person owner) {
        try {
            GrantKeys keys = GrantKeys.open(file, me.keyring().inboxes());
            boolean good = keys.isSignedBy(owner.recordKey())
                    && keys.terms().network().equals(me.network().id())
                    && keys.terms().account().equals(owner.account())
                    && keys.terms().grant().equals(id)
                    && keys.terms().grantee().equals(me.account());
            if (!good) {
                throw new CheckFailed("GRANT_CLAIMS", "The keys of a grant are not from the owner of the file.");
            }
            return keys;
        } catch (AgeException e) {
            throw new CheckFailed(e.code(), "The keys of a grant do not open: " + e.getMessage() + ".");
        } catch (SealException e) {
            throw new CheckFailed(e.code(), "The keys of a grant are damaged: " + e.getMessage() + ".");
        }
    }

    /** Expiry is in chain seconds or in milliseconds; no date of ours is in both ranges. */
    public static Instant time(long number) {
        return number < 100_000_000_000L ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }
}
