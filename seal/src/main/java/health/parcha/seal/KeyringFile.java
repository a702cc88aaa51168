package health.parcha.seal;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.record.Category;
import health.parcha.core.record.Handle;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import health.parcha.seal.SealException.Subject;
import health.parcha.seal.age.Age;
import health.parcha.seal.age.AgeException;
import health.parcha.seal.age.HybridIdentity;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A keyring as the age file to the identity {@code HKDF(R, "keyring")} (docs/spec/keys.md, section 2). */
public final class KeyringFile {
    private static final String LABEL = "keyring";
    private static final long FORMAT = 1;

    private KeyringFile() {}

    /** Seals; the caller stores the file at two home members at least before it uses the new keys. */
    public static byte[] seal(Keyring keyring, Secret32 root, SecureRandom random) {
        byte[] text = CanonicalJson.bytes(json(keyring));
        try (HybridIdentity identity = root.identity(LABEL)) {
            return Age.seal(text, List.of(identity.recipient()), random);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /** What registration and the account's slot on chain name: SHA-256 of the file. */
    public static Digest digest(byte[] file) {
        return Digest.of(file);
    }

    /**
     * Opens. The caller compares version and digest with what the chain names and refuses an older one.
     *
     * @throws AgeException it was not opened: another root, or damaged
     * @throws SealException.Malformed what was opened is no keyring of this format
     */
    public static Keyring open(byte[] file, Secret32 root) throws AgeException, SealException.Malformed {
        byte[] text;
        try (HybridIdentity identity = root.identity(LABEL)) {
            text = Age.open(file, List.of(identity));
        }
        try {
            return read(JsonReader.readObject(text));
        } catch (IllegalArgumentException e) {
            throw new SealException.Malformed(Subject.KEYRING, e);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private static Json.Fields json(Keyring keyring) {
        Json.ObjectBuilder categories = Json.object();
        keyring.categories.forEach((category, keys) -> categories.put(category.code(), json(keys)));
        return Json.object()
                .put("format", FORMAT)
                .put("network", keyring.network.hex())
                .put("account", keyring.account.text())
                .put("version", keyring.version)
                .put("signer", keyring.signer.map(Seeds::text))
                .put("record", Seeds.text(keyring.record))
                .put("inboxes", Seeds.items(keyring.inboxes, Seeds::text))
                .put("controllers", Seeds.items(keyring.controllers, Seeds::text))
                .put("emergency", Seeds.text(keyring.emergency))
                .put("categories", categories.done())
                .done();
    }

    private static Json.Fields json(CategoryKeys keys) {
        return Json.object()
                .put("epoch", keys.current().number())
                .put("handle", keys.handle().hex())
                .put("vault", Seeds.items(keys.vaults(), Seeds::text))
                .put("index", Seeds.items(keys.indexes(), Seeds::text))
                .done();
    }

    private static Keyring read(Json.Fields json) {
        if (json.whole("format") != FORMAT) {
            throw new MalformedJson("a format of a newer version");
        }
        return new Keyring(
                new NetworkId(json.text("network")),
                new AccountId(json.text("account")),
                json.whole("version"),
                json.findText("signer").map(Seeds::secret),
                Seeds.signing(json.text("record")),
                json.texts("inboxes").stream().map(Seeds::identity).toList(),
                json.texts("controllers").stream().map(Seeds::secret).toList(),
                Seeds.identity(json.text("emergency")),
                categories(json.fields("categories")));
    }

    private static Map<Category, CategoryKeys> categories(Json.Fields json) {
        Map<Category, CategoryKeys> categories = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            Json.Fields keys = json.fields(category.code());
            categories.put(
                    category,
                    new CategoryKeys(
                            Seeds.epoch(keys.whole("epoch")),
                            new Handle(keys.text("handle")),
                            keys.texts("vault").stream().map(Seeds::identity).toList(),
                            keys.texts("index").stream().map(Seeds::identity).toList()));
        }
        return categories;
    }
}
