package health.parcha.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.parcha.core.record.Category;
import health.parcha.core.record.Epoch;
import health.parcha.core.signed.SigningSeed;
import health.parcha.seal.age.Age;
import health.parcha.seal.age.AgeException;
import health.parcha.seal.age.HybridIdentity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyringTest {
    private final Secret32 root = Secret32.fresh(Samples.RANDOM);
    private final Keyring first = Keyring.create(
            Samples.NETWORK, Samples.PATIENT, Optional.of(Secret32.fresh(Samples.RANDOM)), Samples.RANDOM);

    @Test
    void sealedKeyring_opensWithItsRootToTheSameKeys() throws Exception {
        Keyring changed = first.withNextEpoch(Category.NOTES, Samples.RANDOM)
                .withInbox(HybridIdentity.fresh(Samples.RANDOM))
                .withController(Secret32.fresh(Samples.RANDOM))
                .withRecordKey(SigningSeed.generate(Samples.RANDOM));
        byte[] file = KeyringFile.seal(changed, root, Samples.RANDOM);
        Keyring opened = KeyringFile.open(file, root);

        assertEquals(5, opened.version());
        assertEquals(changed.signer(), opened.signer());
        assertEquals(changed.recordKey().verifyingKey(), opened.recordKey().verifyingKey());
        assertEquals(2, opened.inboxes().size());
        assertArrayEquals(
                changed.inboxes().getFirst().exposeSeed(),
                opened.inboxes().getFirst().exposeSeed());
        assertArrayEquals(changed.emergency().exposeSeed(), opened.emergency().exposeSeed());
        byte[] salt = Samples.bytes(32);
        assertEquals(changed.controllersOf(salt), opened.controllersOf(salt));
        assertEquals(new Epoch(1), opened.category(Category.NOTES).current());
        for (Category category : Category.values()) {
            assertEquals(changed.handle(category), opened.handle(category));
            int last = opened.category(category).current().number() + CategoryKeys.AHEAD;
            assertEquals(last + 1, opened.category(category).vaults().size());
            assertArrayEquals(
                    changed.vault(category, new Epoch(last)).exposeSeed(),
                    opened.vault(category, new Epoch(last)).exposeSeed());
            assertArrayEquals(
                    changed.index(category, new Epoch(last)).exposeSeed(),
                    opened.index(category, new Epoch(last)).exposeSeed());
        }
    }

    @Test
    void anotherRoot_opensNothing() {
        byte[] file = KeyringFile.seal(first, root, Samples.RANDOM);
        Secret32 other = Secret32.fresh(Samples.RANDOM);
        assertThrows(AgeException.NoIdentityMatched.class, () -> KeyringFile.open(file, other));
    }

    @Test
    void nextEpoch_keepsFormerKeysAndMakesNewOnes() {
        Keyring next = first.withNextEpoch(Category.LABS, Samples.RANDOM);
        assertArrayEquals(
                first.vault(Category.LABS, Epoch.FIRST).exposeSeed(),
                next.vault(Category.LABS, Epoch.FIRST).exposeSeed());
        assertEquals(
                first.category(Category.LABS).vaults().size() + 1,
                next.category(Category.LABS).vaults().size());
        assertEquals(
                first.category(Category.NOTES).current(),
                next.category(Category.NOTES).current());
        assertFalse(Arrays.equals(
                next.vault(Category.LABS, new Epoch(1)).exposeSeed(),
                next.index(Category.LABS, new Epoch(1)).exposeSeed()));
    }

    @Test
    void textThatIsNoKeyring_isMalformed() throws Exception {
        HybridIdentity identity = root.identity("keyring");
        for (String text : List.of("", "{}", "{\"format\":2}", "nonsense")) {
            byte[] file =
                    Age.seal(text.getBytes(StandardCharsets.UTF_8), List.of(identity.recipient()), Samples.RANDOM);
            SealException refused = assertThrows(SealException.class, () -> KeyringFile.open(file, root));
            assertEquals("KEYRING_MALFORMED", refused.code());
        }
    }

    @Test
    void closedKeyring_opensNothingMore() {
        Keyring keyring = Keyring.create(Samples.NETWORK, Samples.PATIENT, Optional.empty(), Samples.RANDOM);
        keyring.close();
        assertThrows(
                IllegalStateException.class,
                () -> keyring.vault(Category.LABS, Epoch.FIRST).exposeSeed());
    }
}
