package health.parcha.node.sessions;

import health.parcha.core.signed.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** A session's bearer token: 32 random bytes in base64url. The database knows its hash alone. */
record Token(String text) {
    private static final String SCHEME = "Parcha ";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    static Token fresh(RandomGenerator random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Reads an {@code Authorization} header; empty where it is not of our scheme and form. */
    static Optional<Token> ofHeader(String header) {
        return header.startsWith(SCHEME)
                        && FORM.matcher(header.substring(SCHEME.length())).matches()
                ? Optional.of(new Token(header.substring(SCHEME.length())))
                : Optional.empty();
    }

    byte[] hash() {
        return Digest.of(text.getBytes(StandardCharsets.US_ASCII)).bytes();
    }

    @Override
    public String toString() {
        return "Token";
    }
}
