package health.parcha.seal;

import health.parcha.core.record.Epoch;
import health.parcha.core.record.Handle;
import health.parcha.seal.age.HybridIdentity;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The patient's keys of one category: vault and index identities by epoch from 0, the current epoch, and the handle that
 * names the category towards nodes.
 *
 * @param current the epoch whose recipients are published as current; {@value #AHEAD} more are made ahead
 */
public record CategoryKeys(Epoch current, Handle handle, List<HybridIdentity> vaults, List<HybridIdentity> indexes) {
    /** So many epochs are made ahead, so that revoking changes no digest on chain. */
    public static final int AHEAD = 8;

    public CategoryKeys {
        vaults = List.copyOf(vaults);
        indexes = List.copyOf(indexes);
        if (vaults.size() != indexes.size() || vaults.size() < current.number() + 1) {
            throw new IllegalArgumentException("a category has one vault and one index identity for each epoch");
        }
    }

    static CategoryKeys fresh(SecureRandom random) {
        byte[] handle = new byte[Handle.BYTES];
        random.nextBytes(handle);
        return new CategoryKeys(Epoch.FIRST, Handle.of(handle), List.of(), List.of(), random);
    }

    private CategoryKeys(
            Epoch current,
            Handle handle,
            List<HybridIdentity> vaults,
            List<HybridIdentity> indexes,
            SecureRandom random) {
        this(current, handle, filled(vaults, current, random), filled(indexes, current, random));
    }

    /** The next epoch, made up to eight ahead again. Former identities stay: they open what was sealed to them. */
    CategoryKeys advanced(SecureRandom random) {
        return new CategoryKeys(current.next(), handle, vaults, indexes, random);
    }

    private static List<HybridIdentity> filled(List<HybridIdentity> made, Epoch current, SecureRandom random) {
        List<HybridIdentity> all = new ArrayList<>(made);
        while (all.size() <= current.number() + AHEAD) {
            all.add(HybridIdentity.fresh(random));
        }
        return all;
    }

    public HybridIdentity vault(Epoch epoch) {
        return vaults.get(epoch.number());
    }

    public HybridIdentity index(Epoch epoch) {
        return indexes.get(epoch.number());
    }

    void close() {
        vaults.forEach(HybridIdentity::close);
        indexes.forEach(HybridIdentity::close);
    }

    @Override
    public String toString() {
        return "CategoryKeys[epoch " + current.number() + "]";
    }
}
