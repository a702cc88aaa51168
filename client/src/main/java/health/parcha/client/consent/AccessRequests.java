package health.parcha.client.consent;

import health.parcha.client.CheckFailed;
import health.parcha.client.session.Me;
import health.parcha.client.wire.Loose;
import health.parcha.core.consent.AccessRequest;
import health.parcha.core.consent.Purpose;
import health.parcha.core.consent.RequestRefusal;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.KeyId;
import health.parcha.core.record.Category;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A professional asks for a share; the owner answers by granting or refusing. Both are logged. */
public final class AccessRequests {
    private final Me me;

    public AccessRequests(Me me) {
        this.me = me;
    }

    /**
     * A request that was received, its signature checked.
     *
     * @param refused whether it was refused already
     */
    public record Received(Digest digest, AccessRequest request, boolean refused) {
        /** {@code open} or {@code refused}. */
        public String state() {
            return refused ? "refused" : "open";
        }
    }

    /** Asks. Returns the request's digest. */
    public Digest ask(AccountId owner, Set<Category> categories, Purpose purpose, int months) {
        Signed<AccessRequest> request = me.sign(new AccessRequest(
                me.network().id(),
                me.account(),
                owner,
                me.home(),
                categories.stream().sorted().map(Category::code).toList(),
                purpose,
                months,
                me.now()));
        me.door()
                .post(
                        "/requests",
                        Json.object().put("request", request.compact()).done());
        return request.digest();
    }

    /** What was asked of me. One that its asker did not sign is left out and said aloud. */
    public List<Received> received() {
        return Loose.objects(me.door().get("/requests"), "requests").stream()
                .map(this::readOrSay)
                .flatMap(Optional::stream)
                .filter(received -> received.request().subject().equals(me.account()))
                .toList();
    }

    public void refuse(Digest request) {
        Signed<RequestRefusal> refusal =
                me.sign(new RequestRefusal(me.network().id(), me.account(), request, me.now()));
        me.door()
                .post(
                        "/requests/" + request + "/refusal",
                        Json.object().put("refusal", refusal.compact()).done());
    }

    private Optional<Received> readOrSay(Json.Fields json) {
        try {
            Signed<AccessRequest> request = Signed.read(json.text("request"), AccessRequest.KIND);
            AccessRequest asked = request.document();
            boolean good = asked.network().equals(me.network().id())
                    && KeyId.of(request).account().equals(asked.account())
                    && request.isSignedBy(me.people().known(asked.account()).recordKey());
            if (!good) {
                throw new CheckFailed("REQUEST_SIGNATURE", "It is not signed by its asker.");
            }
            return Optional.of(new Received(
                    request.digest(), asked, json.findText("refusal").isPresent()));
        } catch (CheckFailed e) {
            me.surroundings().tell("A request is left out: " + e.sentence());
        } catch (IllegalArgumentException e) {
            me.surroundings().tell("A request cannot be read and is left out: " + e.getMessage() + ".");
        }
        return Optional.empty();
    }
}
