package health.parcha.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.consent.GrantId;
import health.parcha.core.record.Category;
import health.parcha.core.record.Epoch;
import health.parcha.core.record.Handle;
import health.parcha.seal.age.Age;
import health.parcha.seal.age.AgeException;
import health.parcha.seal.age.HybridIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GrantKeysTest {
    private static final String CONSENT = "{\"resourceType\":\"Consent\",\"status\":\"active\"}";

    private final RecordSigner patient = Samples.patient();
    private final Keyring keyring = Keyring.create(Samples.NETWORK, Samples.PATIENT, Optional.empty(), Samples.RANDOM);
    private final HybridIdentity inbox = HybridIdentity.fresh(Samples.RANDOM);

    @Test
    void sealedKeys_openToTheGranteeAlone_andHoldWhatWasGranted() throws Exception {
        byte[] file = grant().seal(inbox.recipient(), Samples.RANDOM);

        GrantKeys opened = GrantKeys.open(file, List.of(inbox));
        assertTrue(opened.isSignedBy(patient.seed().verifyingKey()));
        assertEquals(terms(), opened.terms());
        assertEquals(CONSENT, opened.consent());
        assertEquals(Map.of(Category.LABS, keyring.handle(Category.LABS)), opened.writeHandles());
        assertEquals(
                List.of(Category.MEDICATION, Category.LABS),
                opened.categories().stream().map(GrantedCategory::category).toList());
        GrantedCategory labs = opened.categories().get(1);
        assertTrue(labs.past());
        assertArrayEquals(
                keyring.vault(Category.LABS, new Epoch(1)).exposeSeed(),
                keys(labs, 1).vault().exposeSeed());
        assertArrayEquals(
                keyring.index(Category.LABS, new Epoch(1)).exposeSeed(),
                keys(labs, 1).index().orElseThrow().exposeSeed());
        assertEquals(Optional.empty(), keys(opened.categories().getFirst(), 0).index());
        HybridIdentity stranger = HybridIdentity.fresh(Samples.RANDOM);
        assertThrows(AgeException.NoIdentityMatched.class, () -> GrantKeys.open(file, List.of(stranger)));
    }

    @Test
    void keyChangedBehindTheSignature_isADigestMismatch() throws Exception {
        String text = new String(
                Age.open(grant().seal(inbox.recipient(), Samples.RANDOM), List.of(inbox)), StandardCharsets.UTF_8);
        byte[] changed = text.replace("active", "absent").getBytes(StandardCharsets.UTF_8);
        byte[] file = Age.seal(changed, List.of(inbox.recipient()), Samples.RANDOM);
        SealException refused = assertThrows(SealException.class, () -> GrantKeys.open(file, List.of(inbox)));
        assertEquals("GRANT_DIGEST", refused.code());
    }

    @Test
    void gapBetweenEpochs_orIndexWithoutPast_isRefused() {
        var two = keyring.category(Category.LABS);
        var vaultOnly = new GrantedCategory.Keys(two.vault(new Epoch(0)), Optional.empty());
        var both = new GrantedCategory.Keys(two.vault(new Epoch(2)), Optional.of(two.index(new Epoch(2))));
        var gap = new TreeMap<>(Map.of(new Epoch(0), vaultOnly, new Epoch(2), vaultOnly));
        assertThrows(IllegalArgumentException.class, () -> new GrantedCategory(Category.LABS, false, gap));
        var mixed = new TreeMap<>(Map.of(new Epoch(1), vaultOnly, new Epoch(2), both));
        assertThrows(IllegalArgumentException.class, () -> new GrantedCategory(Category.LABS, true, mixed));
    }

    @Test
    void keysSignedByAnother_areRefused() {
        RecordSigner doctor = Samples.doctor();
        assertThrows(
                IllegalArgumentException.class,
                () -> GrantKeys.sign(terms(), CONSENT, List.of(), Map.<Category, Handle>of(), doctor));
    }

    private GrantKeys grant() {
        return GrantKeys.sign(
                terms(),
                CONSENT,
                List.of(granted(Category.LABS, true), granted(Category.MEDICATION, false)),
                Map.of(Category.LABS, keyring.handle(Category.LABS)),
                patient);
    }

    private GrantedCategory granted(Category category, boolean past) {
        TreeMap<Epoch, GrantedCategory.Keys> keys = new TreeMap<>();
        for (int e = 0; e < 2; e++) {
            Epoch epoch = new Epoch(e);
            keys.put(
                    epoch,
                    new GrantedCategory.Keys(
                            keyring.vault(category, epoch),
                            past ? Optional.of(keyring.index(category, epoch)) : Optional.empty()));
        }
        return new GrantedCategory(category, past, keys);
    }

    private static GrantedCategory.Keys keys(GrantedCategory category, int epoch) {
        return Optional.ofNullable(category.keys().get(new Epoch(epoch))).orElseThrow();
    }

    private static GrantTerms terms() {
        return new GrantTerms(
                Samples.NETWORK,
                Samples.PATIENT,
                new GrantId("55".repeat(32)),
                1,
                Samples.DOCTOR,
                "TREAT",
                Optional.empty(),
                Optional.empty(),
                Optional.of(Instant.parse("2027-01-01T00:00:00Z")));
    }
}
