package health.parcha.client.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.statement.View;
import health.parcha.client.Surroundings;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.record.Category;
import health.parcha.core.record.Handle;
import health.parcha.seal.Keyring;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ViewsTest {
    private static final NetworkId NETWORK = new NetworkId("11".repeat(32));
    private static final Surroundings CHANCE = Surroundings.system(Surroundings.Progress.silent());
    private static final Keyring KEYRING =
            Keyring.create(NETWORK, new AccountId("0x" + "22".repeat(20)), Optional.empty(), new SecureRandom());

    private static View view(Set<Category> granted, Instant since) {
        return Views.make(NETWORK, KEYRING, granted, since, CHANCE);
    }

    @Test
    void view_hasNineEntriesAlike_whateverIsGranted() {
        for (Set<Category> granted : Set.of(Set.of(Category.LABS), GrantTerms.wholeFile())) {
            View view = view(granted, Instant.ofEpochMilli(5));
            assertEquals(9, view.entries().size());
            assertEquals(
                    Set.of(Instant.ofEpochMilli(5)),
                    view.entries().stream().map(View.Entry::since).collect(Collectors.toSet()));
            assertEquals(
                    9,
                    view.entries().stream().map(View.Entry::handle).distinct().count());
        }
    }

    @Test
    void withheldCategories_haveFreshDecoys() {
        View one = view(Set.of(Category.LABS), Instant.EPOCH);
        View two = view(Set.of(Category.LABS), Instant.EPOCH);
        Set<Handle> own = Arrays.stream(Category.values()).map(KEYRING::handle).collect(Collectors.toSet());
        Set<Handle> ofOne = handles(one);
        Set<Handle> ofTwo = handles(two);
        ofTwo.retainAll(ofOne);
        assertEquals(Set.of(KEYRING.handle(Category.LABS)), ofTwo, "two views share what they grant and no decoy");
        ofOne.retainAll(own);
        assertEquals(Set.of(KEYRING.handle(Category.LABS)), ofOne, "a withheld category's handle is not shown");
    }

    @Test
    void thePlaceOfAHandle_tellsNothing() {
        List<String> shown = view(GrantTerms.wholeFile(), Instant.EPOCH).entries().stream()
                .map(entry -> entry.handle().hex())
                .toList();
        assertEquals(shown.stream().sorted().toList(), shown);
    }

    private static Set<Handle> handles(View view) {
        return view.entries().stream().map(View.Entry::handle).collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void owner_readsBackWhatAViewGrants() {
        View view = view(Set.of(Category.LABS, Category.NOTES), Instant.EPOCH);
        assertEquals(Map.of(Category.LABS, Instant.EPOCH, Category.NOTES, Instant.EPOCH), Views.granted(view, KEYRING));
        assertEquals(Views.granted(view, KEYRING), Views.granted(Views.next(view), KEYRING));
        assertEquals(2, Views.next(view).version());
    }

    @Test
    void wholeFile_isEverythingButThePrivateDrawer() {
        assertEquals(8, GrantTerms.wholeFile().size());
        assertTrue(!GrantTerms.wholeFile().contains(Category.PRIVATE));
    }
}
