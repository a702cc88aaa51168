package health.parcha.client.record;

import health.parcha.client.wire.Blob;
import health.parcha.core.record.Category;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Digest;
import health.parcha.seal.RecordClaims.About;
import java.time.Instant;
import java.util.Optional;

/**
 * What an author is about to sign.
 *
 * @param former the version before this one; empty for the first
 * @param type FHIR resource type, {@code attachment} or {@code comment}
 * @param date when the care happened
 * @param content at most 24 MiB, signed verbatim: a file of 16 MiB in base64 inside FHIR JSON
 */
public record NewRecord(
        RecordId id,
        Optional<Former> former,
        Category category,
        String type,
        Instant date,
        Optional<String> encounter,
        Optional<String> title,
        Optional<About> about,
        String mediaType,
        Blob content) {
    /** The largest content: sealed and padded it stays below the 25 MiB that nodes take. */
    public static final int MOST = 24 << 20;

    /**
     * The version before.
     *
     * @param jws digest of its record JWS, which the new one's claims name
     * @param descriptor digest of its descriptor JWS, which the new descriptor names
     */
    public record Former(int version, Digest jws, Digest descriptor) {}

    public NewRecord {
        if (content.length() > MOST) {
            throw new IllegalArgumentException("a record's content is at most 24 MiB");
        }
    }

    /** A first version. */
    public static NewRecord first(
            RecordId id,
            Category category,
            String type,
            Instant date,
            Optional<String> encounter,
            Optional<String> title,
            String mediaType,
            Blob content) {
        return new NewRecord(
                id, Optional.empty(), category, type, date, encounter, title, Optional.empty(), mediaType, content);
    }

    /** The same, as a comment on another record. */
    public NewRecord about(About other) {
        return new NewRecord(
                id, former, category, type, date, encounter, title, Optional.of(other), mediaType, content);
    }

    int version() {
        return former.map(f -> f.version() + 1).orElse(1);
    }

    @Override
    public String toString() {
        return "NewRecord[" + id + " version " + version() + "]";
    }
}
