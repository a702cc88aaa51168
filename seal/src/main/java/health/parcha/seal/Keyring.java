package health.parcha.seal;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.record.Category;
import health.parcha.core.record.Epoch;
import health.parcha.core.record.Handle;
import health.parcha.core.signed.SigningSeed;
import health.parcha.seal.age.HybridIdentity;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every private key of one account but the kit's (docs/spec/keys.md, section 2). Immutable: a change gives a new keyring
 * with the next version, which <b>shares</b> its secrets with the former one; {@link #close()} wipes them all, so only
 * the last one is closed. What is not sealed and stored by the caller is lost.
 */
public final class Keyring implements AutoCloseable {
    final NetworkId network;
    final AccountId account;
    final long version;
    final Optional<Secret32> signer;
    final SigningSeed record;
    final List<HybridIdentity> inboxes;
    final List<Secret32> controllers;
    final HybridIdentity emergency;
    final Map<Category, CategoryKeys> categories;

    Keyring(
            NetworkId network,
            AccountId account,
            long version,
            Optional<Secret32> signer,
            SigningSeed record,
            List<HybridIdentity> inboxes,
            List<Secret32> controllers,
            HybridIdentity emergency,
            Map<Category, CategoryKeys> categories) {
        if (version < 1
                || inboxes.isEmpty()
                || controllers.isEmpty()
                || categories.size() != Category.values().length) {
            throw new IllegalArgumentException("a keyring has a version, an inbox, a controller seed, all categories");
        }
        this.network = network;
        this.account = account;
        this.version = version;
        this.signer = signer;
        this.record = record;
        this.inboxes = List.copyOf(inboxes);
        this.controllers = List.copyOf(controllers);
        this.emergency = emergency;
        this.categories = Collections.unmodifiableMap(new EnumMap<>(categories));
    }

    /**
     * Version 1 with fresh keys; eight epochs ahead in each category.
     *
     * @param signer the secp256k1 key whose address the account is; empty where a wallet signs
     */
    public static Keyring create(NetworkId network, AccountId account, Optional<Secret32> signer, SecureRandom random) {
        Map<Category, CategoryKeys> categories = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            categories.put(category, CategoryKeys.fresh(random));
        }
        return new Keyring(
                network,
                account,
                1,
                signer,
                SigningSeed.generate(random),
                List.of(HybridIdentity.fresh(random)),
                List.of(Secret32.fresh(random)),
                HybridIdentity.fresh(random),
                categories);
    }

    public NetworkId network() {
        return network;
    }

    public AccountId account() {
        return account;
    }

    public long version() {
        return version;
    }

    /** The software signer's key, or empty where a wallet signs. */
    public Optional<Secret32> signer() {
        return signer;
    }

    public SigningSeed recordKey() {
        return record;
    }

    /** The current inbox first; the former ones open what was sent to them. */
    public List<HybridIdentity> inboxes() {
        return inboxes;
    }

    public HybridIdentity emergency() {
        return emergency;
    }

    public CategoryKeys category(Category category) {
        return Optional.ofNullable(categories.get(category)).orElseThrow();
    }

    public HybridIdentity vault(Category category, Epoch epoch) {
        return category(category).vault(epoch);
    }

    public HybridIdentity index(Category category, Epoch epoch) {
        return category(category).index(epoch);
    }

    public Handle handle(Category category) {
        return category(category).handle();
    }

    /** The secp256k1 key that controls a grant, from the current controller seed and the ticket's salt. */
    public Secret32 controller(byte[] ticketSalt) {
        return controllers.getFirst().derive("controller", ticketSalt);
    }

    /** The candidates for a grant made earlier: one for each seed, the current one first. */
    public List<Secret32> controllersOf(byte[] ticketSalt) {
        return controllers.stream()
                .map(seed -> seed.derive("controller", ticketSalt))
                .toList();
    }

    /** The next epoch of a category: what is sealed from now on does not open with the keys handed out before. */
    public Keyring withNextEpoch(Category category, SecureRandom random) {
        Map<Category, CategoryKeys> changed = new EnumMap<>(categories);
        changed.put(category, category(category).advanced(random));
        return new Keyring(network, account, version + 1, signer, record, inboxes, controllers, emergency, changed);
    }

    /** Another signer; the account's id stays. */
    public Keyring withSigner(Optional<Secret32> next) {
        return new Keyring(network, account, version + 1, next, record, inboxes, controllers, emergency, categories);
    }

    /** Another record-signing key: a new card must be published before it is used. */
    public Keyring withRecordKey(SigningSeed next) {
        return new Keyring(network, account, version + 1, signer, next, inboxes, controllers, emergency, categories);
    }

    /** Another inbox, the former ones kept: a new card must be published before anything is sent to it. */
    public Keyring withInbox(HybridIdentity next) {
        return new Keyring(
                network,
                account,
                version + 1,
                signer,
                record,
                before(next, inboxes),
                controllers,
                emergency,
                categories);
    }

    /** Another controller seed, the former ones kept: live grants are issued again under it. */
    public Keyring withController(Secret32 next) {
        return new Keyring(
                network,
                account,
                version + 1,
                signer,
                record,
                inboxes,
                before(next, controllers),
                emergency,
                categories);
    }

    private static <T> List<T> before(T first, List<T> rest) {
        List<T> all = new ArrayList<>(rest);
        all.addFirst(first);
        return all;
    }

    @Override
    public void close() {
        signer.ifPresent(Secret32::close);
        record.close();
        inboxes.forEach(HybridIdentity::close);
        controllers.forEach(Secret32::close);
        emergency.close();
        categories.values().forEach(CategoryKeys::close);
    }

    @Override
    public String toString() {
        return "Keyring[" + account + " version " + version + "]";
    }
}
