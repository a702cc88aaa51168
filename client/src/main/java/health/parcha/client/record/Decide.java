package health.parcha.client.record;

import health.parcha.client.BadInput;
import health.parcha.client.reading.HistoryItem;
import health.parcha.client.session.Me;
import health.parcha.core.record.Category;
import health.parcha.core.record.Decision;
import health.parcha.core.record.Handle;
import health.parcha.core.signed.Json;
import java.util.Optional;

/**
 * The owner accepts or declines a record that somebody wrote by a treatment. An accepted one is filed under its category
 * and goes into the index; a declined one stays the author's copy alone.
 */
public final class Decide {
    private final Me owner;

    public Decide(Me owner) {
        this.owner = owner;
    }

    /** Accepts; the caller folds the index when it has decided on all. */
    public void accept(HistoryItem item) {
        Category category = item.record()
                .filter(record -> item.verdict().isChecked())
                .orElseThrow(() -> new BadInput(
                        "NOT_CHECKED",
                        "Record " + item.served().record() + " did not pass its checks.",
                        "Decline it, or ask the author to write it again."))
                .claims()
                .category();
        decide(item, Optional.of(owner.keyring().handle(category)));
    }

    public void decline(HistoryItem item) {
        decide(item, Optional.empty());
    }

    private void decide(HistoryItem item, Optional<Handle> handle) {
        Decision decision = new Decision(
                owner.network().id(),
                owner.account(),
                item.served().author(),
                item.served().record(),
                item.served().version(),
                handle.isPresent(),
                handle,
                owner.now());
        owner.door()
                .post(
                        "/decisions",
                        Json.object()
                                .put("decision", owner.sign(decision).compact())
                                .done());
    }
}
