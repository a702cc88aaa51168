package health.parcha.seal;

import health.parcha.core.record.Category;
import health.parcha.core.record.Epoch;
import health.parcha.seal.age.HybridIdentity;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a grant opens in one category: the vault identity of each epoch from the first granted to the current one, and
 * the index identities where the past is included.
 *
 * @param past whether records of before the grant are included; only then are there index identities
 * @param keys by epoch, without a gap
 */
public record GrantedCategory(Category category, boolean past, SortedMap<Epoch, Keys> keys) {

    /** The identities of one epoch. */
    public record Keys(HybridIdentity vault, Optional<HybridIdentity> index) {}

    public GrantedCategory {
        keys = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(keys));
        if (keys.isEmpty() || keys.lastKey().number() - keys.firstKey().number() != keys.size() - 1) {
            throw new IllegalArgumentException("a granted category has the keys of its epochs without a gap");
        }
        if (keys.values().stream().anyMatch(k -> k.index().isPresent() != past)) {
            throw new IllegalArgumentException("index keys are granted exactly where the past is included");
        }
    }

    public Epoch first() {
        return keys.firstKey();
    }

    public Epoch last() {
        return keys.lastKey();
    }

    @Override
    public String toString() {
        return "GrantedCategory[" + category.code() + "]";
    }
}
