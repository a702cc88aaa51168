package health.parcha.client.consent;

import health.parcha.chain.statement.Ticket;
import health.parcha.client.people.Person;
import health.parcha.client.session.Me;
import health.parcha.core.consent.GrantId;
import health.parcha.core.record.Category;
import health.parcha.core.record.Epoch;
import health.parcha.core.record.Handle;
import health.parcha.seal.CategoryKeys;
import health.parcha.seal.GrantKeys;
import health.parcha.seal.GrantedCategory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The keys of a grant, sealed to the grantee: of a size that does not depend on the number of records. */
final class KeysFile {
    private final Me owner;

    KeysFile(Me owner) {
        this.owner = owner;
    }

    /**
     * Makes it.
     *
     * @param version 1 first, one more each time: the version of the view
     */
    byte[] make(
            GrantId id, Ticket ticket, Person grantee, Map<Category, Instant> granted, GrantNote note, long version) {
        List<GrantedCategory> categories = new ArrayList<>();
        Map<Category, Handle> handles = new EnumMap<>(Category.class);
        granted.forEach((category, since) -> categories.add(keys(category, since.equals(Instant.EPOCH), note)));
        if (ticket.writeBack()) {
            granted.keySet()
                    .forEach(category -> handles.put(category, owner.keyring().handle(category)));
        }
        GrantKeys keys = GrantKeys.sign(
                new health.parcha.seal.GrantTerms(
                        owner.network().id(),
                        owner.account(),
                        id,
                        version,
                        ticket.grantee(),
                        note.purpose(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                note.consent(),
                categories,
                handles,
                owner.recordSigner());
        return keys.seal(grantee.card().inbox(), owner.surroundings().random());
    }

    private GrantedCategory keys(Category category, boolean past, GrantNote note) {
        CategoryKeys mine = owner.keyring().category(category);
        int first = past ? 0 : note.first(category).orElse(mine.current()).number();
        SortedMap<Epoch, GrantedCategory.Keys> keys = new TreeMap<>();
        for (int number = first; number <= mine.current().number(); number++) {
            Epoch epoch = new Epoch(number);
            keys.put(
                    epoch,
                    new GrantedCategory.Keys(
                            mine.vault(epoch), past ? Optional.of(mine.index(epoch)) : Optional.empty()));
        }
        return new GrantedCategory(category, past, keys);
    }
}
