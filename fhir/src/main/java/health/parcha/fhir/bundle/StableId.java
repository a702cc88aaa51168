package health.parcha.fhir.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id a resource keeps for ever (docs/spec/fhir.md, "References"): its own where that is a UUID already, otherwise a
 * UUID of version 5 (RFC 9562) of what its source calls it. The same source gives the same id, whatever else stands in
 * the Bundle.
 */
final class StableId {
    /** Name space of our ids: UUIDv5 of the DNS name {@code parcha.invalid}. */
    static final UUID NAMESPACE = v5(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "parcha.invalid");

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final String URN = "urn:uuid:";

    private StableId() {}

    static String of(String type, Optional<String> id, Optional<String> fullUrl, byte[] json) {
        Optional<String> urn = fullUrl.filter(url -> url.startsWith(URN)).map(url -> url.substring(URN.length()));
        Optional<String> uuid =
                id.or(() -> urn).filter(value -> UUID_TEXT.matcher(value).matches());
        return uuid.orElseGet(() -> id.map(value -> named(type + "/" + value))
                .or(() -> fullUrl.map(StableId::named))
                .orElseGet(() -> named(new String(json, StandardCharsets.UTF_8))));
    }

    /** The UUIDv5 of a name in our name space. */
    static String named(String name) {
        return v5(NAMESPACE, name).toString();
    }

    private static UUID v5(UUID namespace, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer in = ByteBuffer.allocate(16 + text.length)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .put(text);
        ByteBuffer hash = ByteBuffer.wrap(sha1(in.array()));
        long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
        long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** SHA-1 names things here; nothing is protected by it. */
    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
