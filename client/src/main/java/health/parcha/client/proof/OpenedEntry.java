package health.parcha.client.proof;

import health.parcha.client.CheckFailed;
import health.parcha.core.record.Commitment;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.log.Entry;
import health.parcha.log.EntryType;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An entry of a log, made again from what it commits to. */
public final class OpenedEntry {
    private OpenedEntry() {}

    /** The entry of an opening under its salt (docs/spec/documents.md, "Other log entries"). */
    public static Entry of(Json.Fields opening, byte[] salt) {
        return of(type(opening.text("act")), hmac(salt, CanonicalJson.bytes(opening)));
    }

    /** The entry of a record's commitment. */
    public static Entry of(Commitment commitment, int version) {
        return of(version == 1 ? EntryType.RECORD_CREATED : EntryType.RECORD_UPDATED, commitment.bytes());
    }

    private static Entry of(EntryType type, byte[] commitment) {
        byte[] bytes = new byte[Entry.BYTES];
        bytes[0] = type.code();
        System.arraycopy(commitment, 0, bytes, 1, commitment.length);
        return Entry.of(bytes);
    }

    private static EntryType type(String act) {
        return EntryType.ofWord(act)
                .or(() -> EntryType.ofWord(act.replace('.', '-')))
                .orElseThrow(() -> new CheckFailed(
                        "UNKNOWN_ACT",
                        "This program does not know the act \"" + act + "\" of a log entry.",
                        "Use a newer program."));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
