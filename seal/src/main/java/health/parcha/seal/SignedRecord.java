package health.parcha.seal;

import health.parcha.core.record.Commitment;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Jws;
import health.parcha.core.signed.VerifyingKey;

/**
 * A record as its author signed it: claims, content, and the JWS over both. Well-formed and of one piece; whether the
 * signature is the author's is asked by {@link #isSignedBy}, a step that no reader leaves out.
 */
public final class SignedRecord {
    /** The kind of JWS. */
    public static final String TYPE = "parcha-record";

    private final RecordClaims claims;
    private final byte[] content;
    private final Jws jws;

    SignedRecord(RecordClaims claims, byte[] content, Jws jws) {
        this.claims = claims;
        this.content = content;
        this.jws = jws;
    }

    /**
     * Signs content verbatim.
     *
     * @throws IllegalArgumentException when the signer is not the author that the claims name
     */
    public static SignedRecord sign(RecordClaims claims, byte[] content, RecordSigner signer) {
        if (!signer.account().equals(claims.author()) || signer.card() != claims.card()) {
            throw new IllegalArgumentException("a record is signed by the author and card that its claims name");
        }
        Jws jws = signer.sign(RecordClaimsJson.write(claims, Digest.of(content)), TYPE);
        return new SignedRecord(claims, content.clone(), jws);
    }

    public RecordClaims claims() {
        return claims;
    }

    /** A copy of the content, verbatim as signed. */
    public byte[] content() {
        return content.clone();
    }

    byte[] contentInside() {
        return content;
    }

    public Jws jws() {
        return jws;
    }

    /** SHA-256 of the compact JWS: how later versions, index entries and the log name this version. */
    public Digest digest() {
        return jws.digest();
    }

    /** Whether the signature is that key's; the caller takes the key from the author's card, as claims and kid name it. */
    public boolean isSignedBy(VerifyingKey.Decoded key) {
        return jws.isSignedBy(key);
    }

    /** Whether the signature is that key's. */
    public boolean isSignedBy(VerifyingKey key) {
        return jws.isSignedBy(key);
    }

    /** What descriptor and log show of this version (docs/spec/documents.md, commitment of a record). */
    public Commitment commitment() {
        return claims.salt()
                .commitTo(Json.object()
                        .put("act", claims.version() == 1 ? "record-created" : "record-updated")
                        .put("actor", claims.author().text())
                        .put("digest", digest().hex())
                        .put("network", claims.network().hex())
                        .put("record", claims.record().hex())
                        .put("subject", claims.account().text())
                        .put("version", claims.version())
                        .done());
    }

    @Override
    public String toString() {
        return "SignedRecord[" + claims.record() + " version " + claims.version() + "]";
    }
}
