package health.parcha.seal;

import static org.junit.jupiter.api.Assertions.assertFalse;

import health.parcha.core.record.Category;
import health.parcha.core.record.Epoch;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.SigningSeed;
import health.parcha.seal.age.FileKey;
import health.parcha.seal.age.HybridIdentity;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Prints every type that holds a secret and searches the text for the secret in each way it could be written. */
class SecretTypesTest {
    private final byte[] secret = Samples.bytes(32);

    @Test
    void everySecretType_printsNoKeyMaterial() {
        Secret32 root = Secret32.of(secret);
        HybridIdentity identity = HybridIdentity.ofSeed(secret);
        Keyring keyring = Keyring.create(Samples.NETWORK, Samples.PATIENT, Optional.of(root), Samples.RANDOM)
                .withInbox(identity)
                .withController(root);
        CategoryKeys category =
                new CategoryKeys(Epoch.FIRST, keyring.handle(Category.LABS), List.of(identity), List.of(identity));
        GrantedCategory.Keys keys = new GrantedCategory.Keys(identity, Optional.of(identity));
        GrantedCategory granted = new GrantedCategory(Category.LABS, true, new TreeMap<>(Map.of(Epoch.FIRST, keys)));
        RecordSigner signer = new RecordSigner(Samples.PATIENT, 1, SigningSeed.of(secret));
        List<Object> all = List.of(
                root,
                identity,
                keyring,
                category,
                keys,
                granted,
                signer,
                signer.seed(),
                new CommitmentSalt(Hex.of(secret)),
                new SignedLines(signer.sign(Json.object().done(), "x"), Binary.text(secret)),
                new GrantKeys.Content(Binary.text(secret), List.of(granted), Map.of()),
                FileKey.of(Arrays.copyOf(secret, 16)),
                new Keystore(Samples.NETWORK, Samples.PATIENT, DoorParameters.floor(Samples.RANDOM), secret, secret));
        for (Object holder : all) {
            assertHidden(holder.toString(), holder.getClass());
        }
    }

    private void assertHidden(String text, Class<?> type) {
        String printed = text.toLowerCase(Locale.ROOT);
        byte[] half = Arrays.copyOf(secret, 12);
        for (String form : List.of(
                HexFormat.of().formatHex(half),
                Binary.text(half).toLowerCase(Locale.ROOT),
                Arrays.toString(half).replaceAll("[\\[\\]]", ""))) {
            assertFalse(printed.contains(form), type + " prints its secret");
        }
        assertFalse(printed.contains("age-secret-key"), type + " prints an identity");
    }
}
