package health.parcha.node.peers;

import health.parcha.core.party.MemberNumber;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who signed a request, when, and the number that makes it one request and no other. Members write and read one form only,
 * so that two readers never take a header in two ways.
 *
 * @param created whole seconds
 * @param nonce 16 random bytes, base64url without padding
 */
record SignatureParameters(MemberNumber from, Instant created, String nonce) {
    private static final String COVERED = "(\"@method\" \"@path\" \"@query\" \"content-digest\" \"parcha-to\")";
    private static final Pattern FORM = Pattern.compile("parcha=" + Pattern.quote(COVERED)
            + ";created=([1-9][0-9]{0,11});keyid=\"member-([1-9][0-9]{0,9})\";nonce=\"([A-Za-z0-9_-]{22})\"");
    private static final String LABEL = "parcha=";

    static SignatureParameters fresh(MemberNumber from, Instant now, RandomGenerator random) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        return new SignatureParameters(
                from,
                Instant.ofEpochSecond(now.getEpochSecond()),
                Base64.getUrlEncoder().withoutPadding().encodeToString(nonce));
    }

    /** As it stands in the base and, behind the label, in {@code Signature-Input}. */
    String text() {
        return COVERED + ";created=" + created.getEpochSecond() + ";keyid=\"member-" + from + "\";nonce=\"" + nonce
                + "\"";
    }

    /** Value of {@code Signature-Input}. */
    String header() {
        return LABEL + text();
    }

    /** Reads {@code Signature-Input}; empty where it is not exactly of the form above. */
    static Optional<SignatureParameters> read(String header) {
        Matcher form = FORM.matcher(header);
        if (!form.matches() || Long.parseLong(form.group(2)) > 0xffff_ffffL) {
            return Optional.empty();
        }
        return Optional.of(new SignatureParameters(
                new MemberNumber(Long.parseLong(form.group(2))),
                Instant.ofEpochSecond(Long.parseLong(form.group(1))),
                form.group(3)));
    }

    /** Value of {@code Signature}. */
    static String signature(byte[] signature) {
        return LABEL + ":" + Base64.getEncoder().encodeToString(signature) + ":";
    }

    /** Reads {@code Signature}; no bytes, which no key verifies, where it has another form. */
    static byte[] readSignature(String header) {
        String start = LABEL + ":";
        if (!header.startsWith(start) || !header.endsWith(":") || header.length() <= start.length()) {
            return new byte[0];
        }
        try {
            return Base64.getDecoder().decode(header.substring(start.length(), header.length() - 1));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
