package health.parcha.seal;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.Jws;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.signed.VerifyingKey;
import health.parcha.seal.SealException.Subject;
import health.parcha.seal.age.Age;
import health.parcha.seal.age.AgeException;
import health.parcha.seal.age.HybridIdentity;
import health.parcha.seal.age.HybridRecipient;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * A year of one category: what opens all its records with one asymmetric operation (docs/spec/seal.md, section 4).
 * {@link #close()} wipes the file keys.
 */
public final class IndexSegment implements AutoCloseable {
    /** The kind of JWS. */
    public static final String TYPE = "parcha-index";

    private final SegmentHead head;
    private final List<IndexEntry> entries;
    private final Jws jws;

    private IndexSegment(SegmentHead head, List<IndexEntry> entries, Jws jws) {
        this.head = head;
        this.entries = List.copyOf(entries);
        this.jws = jws;
    }

    /** Signs a segment; its entries' file keys stay the caller's too. */
    public static IndexSegment sign(SegmentHead head, List<IndexEntry> entries, RecordSigner signer) {
        Json.ObjectBuilder payload = Json.object()
                .put("network", head.network().hex())
                .put("account", head.account().text())
                .put("category", head.category().code())
                .put("year", head.year())
                .put("version", head.version())
                .put("previous", head.previous().map(Digest::hex))
                .put("count", entries.size());
        return new IndexSegment(
                head,
                entries,
                SignedLines.sign(payload, rest(entries), TYPE, signer).jws());
    }

    /** The age file to the index recipient of category and epoch. */
    public byte[] seal(HybridRecipient index, SecureRandom random) {
        byte[] text = SignedLines.again(jws, rest(entries)).bytes();
        try {
            return Age.seal(text, List.of(index), random);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /**
     * Opens a segment and checks digest, count and form, but <b>not</b> the signature: ask {@link #isSignedBy} with the
     * key of the patient's card.
     *
     * @throws AgeException it was not opened
     * @throws SealException what was opened is refused
     */
    public static IndexSegment open(byte[] file, HybridIdentity index) throws AgeException, SealException {
        byte[] text = Age.open(file, List.of(index));
        try {
            return read(SignedLines.read(text, TYPE, Subject.INDEX));
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private static String rest(List<IndexEntry> entries) {
        StringBuilder rest = new StringBuilder();
        entries.forEach(entry -> rest.append(CanonicalJson.text(entry.json())).append('\n'));
        return rest.toString();
    }

    private static IndexSegment read(SignedLines lines) throws SealException {
        Json.Fields payload = lines.jws().payload();
        try {
            List<IndexEntry> entries = lines.rest()
                    .lines()
                    .map(JsonReader::readObject)
                    .map(IndexEntry::read)
                    .toList();
            if (entries.size() != payload.whole("count")) {
                throw new SealException.Malformed(Subject.INDEX, "it has not as many entries as it says");
            }
            SegmentHead head = head(payload);
            if (!lines.jws().keyId().startsWith(head.account() + "#")) {
                throw new SealException.ClaimsRefused(Subject.INDEX, "signed by another account than its own");
            }
            return new IndexSegment(head, entries, lines.jws());
        } catch (IllegalArgumentException e) {
            throw new SealException.Malformed(Subject.INDEX, e);
        }
    }

    private static SegmentHead head(Json.Fields payload) {
        return new SegmentHead(
                new NetworkId(payload.text("network")),
                new AccountId(payload.text("account")),
                RecordClaimsJson.category(payload),
                year(payload.whole("year")),
                payload.whole("version"),
                payload.findText("previous").map(Digest::new));
    }

    private static int year(long year) {
        if (year < 1800 || year > 9999) {
            throw new MalformedJson("a year outside of 1800 to 9999");
        }
        return (int) year;
    }

    public SegmentHead head() {
        return head;
    }

    public List<IndexEntry> entries() {
        return entries;
    }

    public Jws jws() {
        return jws;
    }

    /** Whether the signature is that key's; the key is the one of the patient's card that kid names. */
    public boolean isSignedBy(VerifyingKey key) {
        return jws.isSignedBy(key);
    }

    @Override
    public void close() {
        entries.forEach(entry -> entry.key().close());
    }

    @Override
    public String toString() {
        return "IndexSegment[" + head.category().code() + " " + head.year() + " version " + head.version() + "]";
    }
}
