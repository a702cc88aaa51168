package health.parcha.seal;

import health.parcha.core.party.AccountId;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.seal.age.FileKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * One record in an index segment: where its payload is, the key that opens it, and what a list shows of it before it is
 * opened. Type, date and title are unchecked until {@link #describes} said so. {@link #toString()} gives the id only.
 *
 * @param cid of the payload, text form
 * @param jws SHA-256 of the record's compact JWS
 */
public record IndexEntry(
        RecordId record,
        long version,
        FileKey key,
        String cid,
        String type,
        Instant date,
        Optional<String> title,
        AccountId author,
        long card,
        Optional<String> encounter,
        CommitmentSalt salt,
        Digest jws) {

    /** The entry of a record whose signature the caller has checked. Takes the file key over, as it is. */
    public static IndexEntry of(SignedRecord record, FileKey key, String cid) {
        RecordClaims claims = record.claims();
        return new IndexEntry(
                claims.record(),
                claims.version(),
                key,
                cid,
                claims.type(),
                claims.date(),
                claims.title(),
                claims.author(),
                claims.card(),
                claims.encounter(),
                claims.salt(),
                record.digest());
    }

    /** Whether an opened record is the one meant here and is what the list showed. */
    public boolean describes(SignedRecord opened) {
        RecordClaims claims = opened.claims();
        return jws.equals(opened.digest())
                && record.equals(claims.record())
                && version == claims.version()
                && type.equals(claims.type())
                && date.equals(claims.date())
                && title.equals(claims.title())
                && author.equals(claims.author())
                && card == claims.card()
                && encounter.equals(claims.encounter())
                && salt.equals(claims.salt());
    }

    Json.Fields json() {
        byte[] secret = key.exposeBytes();
        try {
            return Json.object()
                    .put("record", record.hex())
                    .put("version", version)
                    .put("key", Binary.text(secret))
                    .put("cid", cid)
                    .put("type", type)
                    .put("date", date.toEpochMilli())
                    .put("title", title)
                    .put("author", author.text())
                    .put("card", card)
                    .put("encounter", encounter)
                    .put("salt", salt.hex())
                    .put("jws", jws.hex())
                    .done();
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    static IndexEntry read(Json.Fields json) {
        byte[] secret = Binary.bytes(json.text("key"), FileKey.BYTES, "a file key");
        try {
            return new IndexEntry(
                    new RecordId(json.text("record")),
                    json.whole("version"),
                    FileKey.of(secret),
                    json.text("cid"),
                    json.text("type"),
                    Instant.ofEpochMilli(json.whole("date")),
                    json.findText("title"),
                    new AccountId(json.text("author")),
                    json.whole("card"),
                    json.findText("encounter"),
                    new CommitmentSalt(json.text("salt")),
                    new Digest(json.text("jws")));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "IndexEntry[" + record + " version " + version + "]";
    }
}
