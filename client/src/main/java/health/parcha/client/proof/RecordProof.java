package health.parcha.client.proof;

import health.parcha.core.record.Commitment;
import health.parcha.core.record.RecordOpening;
import health.parcha.core.signed.Hex;
import health.parcha.log.Entry;
import health.parcha.log.Salt;
import health.parcha.seal.RecordClaims;
import health.parcha.seal.SignedRecord;
import java.util.Arrays;

/** What the log shows of a record, made again by whoever has opened it. */
public final class RecordProof {
    private RecordProof() {}

    /** What the entry commits to. */
    public static RecordOpening opening(SignedRecord record) {
        RecordClaims claims = record.claims();
        return new RecordOpening(
                claims.network(),
                claims.author(),
                claims.account(),
                claims.record(),
                Math.toIntExact(claims.version()),
                record.digest());
    }

    /** The commitment that stands in descriptor and log. */
    public static Commitment commitment(SignedRecord record) {
        byte[] salt = Hex.bytes(record.claims().salt().hex());
        try {
            return opening(record).commit(salt);
        } finally {
            Arrays.fill(salt, (byte) 0);
        }
    }

    /** The entry of the log. */
    public static Entry entry(SignedRecord record) {
        return OpenedEntry.of(
                commitment(record), Math.toIntExact(record.claims().version()));
    }

    /** The salt, for whoever may prove the entry; the caller closes it. */
    public static Salt salt(SignedRecord record) {
        return Salt.of(Hex.bytes(record.claims().salt().hex()));
    }
}
