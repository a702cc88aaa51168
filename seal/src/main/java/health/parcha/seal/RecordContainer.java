package health.parcha.seal;

import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.Jws;
import health.parcha.core.signed.MalformedJson;
import health.parcha.seal.SealException.Subject;
import java.util.Arrays;

/** The text of a record's payload: a line with the JWS, the content, zero padding (docs/spec/seal.md, section 3). */
public final class RecordContainer {
    private static final int MOST_LINE = 66_000;
    private static final long FORMAT = 1;

    private RecordContainer() {}

    /** The padded container: 1 KiB at least; what {@code SealedPayload.seal} takes. */
    public static byte[] write(SignedRecord record) {
        byte[] content = record.contentInside();
        byte[] line = line(content.length, record.jws());
        int start = line.length + 1;
        byte[] container = Arrays.copyOf(line, Padding.padded(Math.addExact(start, content.length)));
        container[line.length] = '\n';
        System.arraycopy(content, 0, container, start, content.length);
        return container;
    }

    /**
     * Reads a container and checks lengths, padding, claims and the content's digest, but <b>not</b> the signature: ask
     * {@link SignedRecord#isSignedBy} with the key of the author's card before anything is shown as signed.
     *
     * @throws SealException.Malformed it has another form
     * @throws SealException.DigestMismatch the content is not the one that was signed
     * @throws SealException.ClaimsRefused the claims name another author or card than the signature's key id
     */
    public static SignedRecord read(byte[] container) throws SealException {
        int end = lineEnd(container);
        try {
            Json.Fields line = JsonReader.readObject(Arrays.copyOf(container, end));
            Jws jws = Jws.read(line.text("jws"), SignedRecord.TYPE);
            byte[] content = content(container, end, line);
            RecordClaims claims = RecordClaimsJson.read(jws.payload());
            check(jws, claims, content);
            return new SignedRecord(claims, content, jws);
        } catch (IllegalArgumentException e) {
            throw new SealException.Malformed(Subject.CONTAINER, e);
        }
    }

    private static byte[] line(int length, Jws jws) {
        return CanonicalJson.bytes(Json.object()
                .put("content", length)
                .put("format", FORMAT)
                .put("jws", jws.compact())
                .done());
    }

    private static int lineEnd(byte[] container) throws SealException {
        for (int i = 0; i < Math.min(container.length, MOST_LINE); i++) {
            if (container[i] == '\n') {
                return i;
            }
        }
        throw new SealException.Malformed(Subject.CONTAINER, "it has no first line");
    }

    private static byte[] content(byte[] container, int end, Json.Fields line) {
        long length = line.whole("content");
        int start = end + 1;
        if (line.whole("format") != FORMAT || length < 0 || length > container.length - start) {
            throw new MalformedJson("another format, or shorter than it says");
        }
        int stop = start + (int) length;
        boolean zero = true;
        for (int i = stop; i < container.length; i++) {
            zero &= container[i] == 0;
        }
        if (!zero || container.length != Padding.padded(stop)) {
            throw new MalformedJson("its padding is not zeros to the next step");
        }
        byte[] canonical = CanonicalJson.bytes(line);
        if (line.members().size() != 3 || !Arrays.equals(canonical, 0, canonical.length, container, 0, end)) {
            throw new MalformedJson("its first line is not canonical");
        }
        return Arrays.copyOfRange(container, start, stop);
    }

    private static void check(Jws jws, RecordClaims claims, byte[] content) throws SealException {
        if (!Digest.of(content).hex().equals(jws.payload().text("content"))) {
            throw new SealException.DigestMismatch(Subject.CONTAINER);
        }
        if (!jws.keyId().equals(RecordSigner.keyId(claims.author(), claims.card()))) {
            throw new SealException.ClaimsRefused(Subject.CONTAINER, "signed by another key than its author's");
        }
    }
}
