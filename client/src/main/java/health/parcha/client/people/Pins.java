package health.parcha.client.people;

import health.parcha.client.CheckFailed;
import health.parcha.core.party.AccountId;
import health.parcha.core.signed.Json;
import java.util.Map;
import java.util.TreeMap;

/**
 * What this client has seen of others' keys: a lower version of a card or sheet is refused, a changed signer or record key
 * under the same version too. Safe for use by many threads.
 */
public final class Pins {
    /** What was seen of one account. */
    record Pin(int card, int sheet, String recordKey, String signer) {}

    private final Map<AccountId, Pin> pins;

    private Pins(Map<AccountId, Pin> pins) {
        this.pins = pins;
    }

    /** Nothing seen yet. */
    public static Pins none() {
        return new Pins(new TreeMap<>());
    }

    /** Reads what {@link #json()} gave. */
    public static Pins read(Json.Fields json) {
        Map<AccountId, Pin> pins = new TreeMap<>();
        json.members().keySet().forEach(account -> {
            Json.Fields pin = json.fields(account);
            pins.put(
                    new AccountId(account),
                    new Pin(
                            Math.toIntExact(pin.whole("card")),
                            Math.toIntExact(pin.whole("sheet")),
                            pin.text("recordKey"),
                            pin.text("signer")));
        });
        return new Pins(pins);
    }

    /** What is to be remembered. */
    public synchronized Json.Fields json() {
        Json.ObjectBuilder all = Json.object();
        pins.forEach((account, pin) -> all.put(
                account.text(),
                Json.object()
                        .put("card", pin.card())
                        .put("sheet", pin.sheet())
                        .put("recordKey", pin.recordKey())
                        .put("signer", pin.signer())
                        .done()));
        return all.done();
    }

    /**
     * Takes a checked card and the version of the sheet beside it (0 = none), and remembers them.
     *
     * @throws CheckFailed OLDER_CARD, OLDER_SHEET or CHANGED_KEYS
     */
    synchronized void take(PublishedCard card, int sheet) {
        AccountId account = card.card().account();
        Pin seen = pins.get(account);
        Pin now = new Pin(
                card.version(),
                sheet,
                card.card().recordKey().hex(),
                card.card().signer().toString());
        if (seen != null) {
            refuseOlder(account, seen, now);
        }
        pins.put(account, now);
    }

    private static void refuseOlder(AccountId account, Pin seen, Pin now) {
        if (now.card() < seen.card()) {
            throw new CheckFailed(
                    "OLDER_CARD",
                    "Account " + account + " shows card version " + now.card() + ", version " + seen.card()
                            + " was seen before.");
        }
        if (now.sheet() < seen.sheet()) {
            throw new CheckFailed(
                    "OLDER_SHEET",
                    "Account " + account + " shows recipients of version " + now.sheet() + ", version " + seen.sheet()
                            + " was seen before: what is sealed to them might open with revoked keys.");
        }
        boolean changed =
                !now.recordKey().equals(seen.recordKey()) || !now.signer().equals(seen.signer());
        if (changed && now.card() == seen.card()) {
            throw new CheckFailed(
                    "CHANGED_KEYS", "Account " + account + " shows other keys under the same card version.");
        }
    }

    /** Whether the keys differ from those seen before under an older card: a person is told, nothing is refused. */
    synchronized boolean changesKeys(PublishedCard card) {
        Pin seen = pins.get(card.card().account());
        return seen != null
                && (!seen.recordKey().equals(card.card().recordKey().hex())
                        || !seen.signer().equals(card.card().signer().toString()));
    }
}
