package health.parcha.client.account;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Hex;
import health.parcha.seal.AccountKey;
import health.parcha.seal.DoorParameters;
import health.parcha.seal.PasswordDoor;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What makes two registrations of one person alike without telling who it is: a slow hash of normalised demographics. The
 * network's tag key is laid over it by the verifying hospital before anything goes on the chain
 * (docs/spec/identity-tags.md).
 */
final class IdentityTag {
    /** Letters that Unicode does not take apart. */
    private static final Map<String, String> LETTERS = Map.of(
            "Œ", "OE", "Æ", "AE", "Ø", "O", "Ł", "L", "Đ", "D", "Ð", "D", "Þ", "TH", "ẞ", "SS", "Ħ", "H", "ı", "I");

    private static final AccountId NOBODY = AccountId.of(new byte[AccountId.BYTES]);

    private IdentityTag() {}

    /** The hash over birth names, birth date and birth place: 32 bytes, hexadecimal. */
    static String ofNames(Demographics who, NetworkId network) {
        return slow(namesText(who), network);
    }

    /** The hash over the national identifier, where there is one. */
    static Optional<String> ofIdentifier(Demographics who, NetworkId network) {
        return who.identifier().map(IdentityTag::lettersAndDigits).map(text -> slow("identifier\n" + text, network));
    }

    /** What is hashed: a line each of a label, surname, first given name, date, place. */
    static String namesText(Demographics who) {
        return "names\n" + letters(who.surname()) + "\n" + letters(firstName(who.names())) + "\n" + who.birthDate()
                + "\n" + letters(who.birthPlace());
    }

    private static String firstName(String names) {
        String[] parts = names.strip().split("[\\s,;]+", 2);
        return parts[0];
    }

    /** Latin letters without marks, in capitals; everything between them is dropped. Other scripts keep their letters. */
    static String letters(String text) {
        return plain(text, "[^\\p{L}]");
    }

    private static String lettersAndDigits(String text) {
        return plain(text, "[^\\p{L}\\p{Nd}]");
    }

    private static String plain(String text, String dropped) {
        String capitals = Normalizer.normalize(text, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            capitals = capitals.replace(letter.getKey(), letter.getValue());
        }
        return Normalizer.normalize(capitals, Normalizer.Form.NFKD).replaceAll(dropped, "");
    }

    /** Argon2id as the password door does it: fixed account key and account, the salt out of the network's id. */
    private static String slow(String text, NetworkId network) {
        DoorParameters floor = new DoorParameters(
                64 * 1024, 3, 1, Hex.of(Arrays.copyOf(Digest.of(network.bytes()).bytes(), DoorParameters.SALT_BYTES)));
        try (AccountKey fixed = AccountKey.typed("00000000");
                PasswordDoor door = PasswordDoor.open(text.toCharArray(), fixed, network, NOBODY, floor)) {
            return door.login().verifyingKey().hex();
        }
    }
}
