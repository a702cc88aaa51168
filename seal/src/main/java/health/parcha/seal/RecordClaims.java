package health.parcha.seal;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.record.Category;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * What an author says about a record, beside its content (docs/spec/seal.md, section 3). All of it is clinical: it
 * stands inside the encryption alone, and {@link #toString()} gives the id only.
 *
 * @param account the patient
 * @param version 1 for the first
 * @param former SHA-256 of the former version's JWS; present exactly when version is above 1
 * @param type a word for the kind of content: FHIR resource type, {@code attachment}, {@code comment}
 * @param date when the care happened, as the author states it; kept to the millisecond
 * @param encounter groups records of one encounter
 * @param title one line for lists
 * @param about the record that this one comments on or contradicts
 * @param card version of the author's card that certifies the signing key
 */
public record RecordClaims(
        NetworkId network,
        AccountId account,
        RecordId record,
        long version,
        Optional<Digest> former,
        Category category,
        String type,
        Instant date,
        Optional<String> encounter,
        Optional<String> title,
        Optional<About> about,
        String mediaType,
        CommitmentSalt salt,
        AccountId author,
        long card) {

    /** Names one version of another record. */
    public record About(RecordId record, Digest jws) {}

    public RecordClaims {
        if (version < 1 || former.isPresent() != version > 1) {
            throw new IllegalArgumentException("version 1 has no former one, every later version names its former one");
        }
        if (type.isBlank() || mediaType.isBlank() || card < 1) {
            throw new IllegalArgumentException("a record has a type, a media type and its author's card");
        }
        if (title.filter(t -> t.length() > 200 || t.lines().count() > 1).isPresent()) {
            throw new IllegalArgumentException("a title is one line of at most 200 characters");
        }
        date = Instant.ofEpochMilli(date.toEpochMilli());
    }

    @Override
    public String toString() {
        return "RecordClaims[" + record + " version " + version + "]";
    }
}
