package health.parcha.client.consent;

import health.parcha.chain.key.SigningKey;
import health.parcha.chain.statement.View;
import health.parcha.client.people.Person;
import health.parcha.client.session.Me;
import health.parcha.client.session.Sheets;
import health.parcha.client.wire.Loose;
import health.parcha.core.record.Category;
import health.parcha.core.record.RecipientsSheet;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.seal.Keyring;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Changes the locks of categories: a new epoch, so that nothing sealed from now on opens with keys handed out before; a new
 * sheet for writers; keys sent again to those who keep access. The index is sealed anew by the caller that depends on it.
 */
final class Locks {
    private final Me owner;
    private final Grants grants;

    Locks(Me owner) {
        this.owner = owner;
        this.grants = new Grants(owner);
    }

    /** Turns the epochs and publishes keyring and sheet; durable at the home member and on chain on return. */
    void turn(Set<Category> categories) {
        owner.surroundings().tell("Changing the locks of " + categories.size() + " categories.");
        owner.turn(steps(owner.keyring(), categories));
        publishSheet();
    }

    private List<Keyring> steps(Keyring first, Set<Category> categories) {
        List<Keyring> steps = new ArrayList<>();
        Keyring keyring = first;
        for (Category category : categories.stream().sorted().toList()) {
            keyring = keyring.withNextEpoch(category, owner.surroundings().random());
            steps.add(keyring);
        }
        return steps;
    }

    private void publishSheet() {
        int version = owner.people()
                .fresh(owner.account())
                .sheet()
                .map(sheet -> sheet.document().version() + 1)
                .orElse(1);
        Signed<RecipientsSheet> sheet = owner.sign(Sheets.of(owner.keyring(), version));
        owner.door()
                .put(
                        "/accounts/" + owner.account() + "/sheet",
                        Json.object().put("sheet", sheet.compact()).done());
        owner.people().fresh(owner.account());
    }

    /** Sends keys again to every active grantee of those categories. */
    void sendAgain(Set<Category> categories) {
        for (MadeGrant grant : grants.active()) {
            if (grant.since().keySet().stream().anyMatch(categories::contains)) {
                sendAgain(grant);
            }
        }
    }

    private void sendAgain(MadeGrant grant) {
        Person grantee = owner.people().known(grant.ticket().grantee());
        GrantNote note = owner.notes().grant(grant.id()).map(GrantNote::read).orElse(GrantNote.unknown());
        View view = Views.next(grant.view());
        byte[] keys =
                new KeysFile(owner).make(grant.id(), grant.ticket(), grantee, grant.since(), note, view.version());
        owner.door()
                .put(
                        "/grants/" + grant.id() + "/keys",
                        Json.object().put("keys", Loose.base64(keys)).done());
        try (SigningKey signer = owner.signer()) {
            owner.door()
                    .put(
                            "/grants/" + grant.id() + "/view",
                            Json.object()
                                    .put("view", view.toJson())
                                    .put(
                                            "viewSignature",
                                            Hex.of(view.sign(owner.network().contracts(), signer)
                                                    .toArray()))
                                    .done());
        }
    }
}
