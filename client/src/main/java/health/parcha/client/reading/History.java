package health.parcha.client.reading;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import java.util.List;
import java.util.Map;

/**
 * A file as it was read with one access act, newest first.
 *
 * @param distrusted members that served something else than they logged, with the reason
 * @param absent members that did not answer, with the cause: the history may lack what they keep
 */
public record History(
        AccountId subject,
        List<HistoryItem> items,
        Map<MemberNumber, String> distrusted,
        Map<MemberNumber, String> absent) {
    public History {
        items = List.copyOf(items);
        distrusted = Map.copyOf(distrusted);
        absent = Map.copyOf(absent);
    }

    /** Whether every item passed its checks and no member was distrusted. */
    public boolean allChecked() {
        return distrusted.isEmpty()
                && items.stream().allMatch(item -> item.verdict().isChecked());
    }

    public boolean isComplete() {
        return absent.isEmpty();
    }
}
