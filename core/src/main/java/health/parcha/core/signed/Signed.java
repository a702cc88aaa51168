package health.parcha.core.signed;

/**
 * A document together with the JWS that carries it. Reading checks the form and the kind, never the signature:
 * {@link #isSignedBy} is its own step, because only the caller knows whose key it must be.
 */
public record Signed<T extends Document>(T document, Jws jws) {
    /** Signs; {@code keyId} becomes the {@code kid}. */
    public static <T extends Document> Signed<T> sign(T document, Object keyId, SigningSeed signer) {
        return new Signed<>(
                document, Jws.sign(document.payload(), document.kind().type(), keyId.toString(), signer));
    }

    /**
     * Reads a compact JWS of that kind.
     *
     * @throws MalformedJson where the text, its kind or one of its members is wrong; the document is refused
     */
    public static <T extends Document> Signed<T> read(String compact, Kind<T> kind) {
        Jws jws = Jws.read(compact, kind.type());
        try {
            return new Signed<>(kind.reader().apply(jws.payload()), jws);
        } catch (MalformedJson e) {
            throw e;
        } catch (ArithmeticException e) {
            throw new MalformedJson("a number of it is out of its range");
        } catch (IllegalArgumentException e) {
            throw new MalformedJson(String.valueOf(e.getMessage()));
        }
    }

    public boolean isSignedBy(VerifyingKey key) {
        return jws.isSignedBy(key);
    }

    public Digest digest() {
        return jws.digest();
    }

    public String compact() {
        return jws.compact();
    }
}
