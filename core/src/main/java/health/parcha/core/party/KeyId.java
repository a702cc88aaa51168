package health.parcha.core.party;

import health.parcha.core.signed.Jws;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.signed.Signed;

/**
 * Which key of which person signed: {@code <account>#<card version>}.
 *
 * @param cardVersion the version of the card that certifies the key, from 1
 */
public record KeyId(AccountId account, int cardVersion) {
    public KeyId {
        if (cardVersion < 1) {
            throw new IllegalArgumentException("card versions count from 1");
        }
    }

    /** Who signed a JWS, by its header alone. */
    public static KeyId of(Jws jws) {
        return read(jws.keyId());
    }

    /** Who signed a document, by its header alone. */
    public static KeyId of(Signed<?> signed) {
        return of(signed.jws());
    }

    /** Reads the {@code kid} of a person's JWS. */
    public static KeyId read(String kid) {
        int sign = kid.indexOf('#');
        if (sign < 0 || !kid.substring(sign + 1).matches("[1-9][0-9]{0,8}")) {
            throw new MalformedJson("the kid of a person is <account>#<card version>");
        }
        return new KeyId(new AccountId(kid.substring(0, sign)), Integer.parseInt(kid.substring(sign + 1)));
    }

    @Override
    public String toString() {
        return account + "#" + cardVersion;
    }
}
