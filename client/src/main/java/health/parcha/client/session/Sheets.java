package health.parcha.client.session;

import health.parcha.core.record.Category;
import health.parcha.core.record.RecipientsSheet;
import health.parcha.core.record.RecipientsSheet.Recipients;
import health.parcha.seal.CategoryKeys;
import health.parcha.seal.Keyring;
import java.util.EnumMap;
import java.util.Map;

/** The recipients sheet that goes with a keyring. */
public final class Sheets {
    private Sheets() {}

    /** For each category the recipient of the current epoch and of the next. */
    public static RecipientsSheet of(Keyring keyring, int version) {
        Map<Category, Recipients> recipients = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            CategoryKeys keys = keyring.category(category);
            recipients.put(
                    category,
                    new Recipients(
                            keys.current(),
                            keys.vault(keys.current()).recipient().text(),
                            keys.vault(keys.current().next()).recipient().text()));
        }
        return new RecipientsSheet(keyring.network(), keyring.account(), version, recipients);
    }
}
