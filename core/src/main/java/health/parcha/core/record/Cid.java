package health.parcha.core.record;

/**
 * A content id: CIDv1 in base32 lower case, as a stock IPFS node computes it over the same bytes (docs/spec/documents.md).
 * Made by {@link CidHasher}.
 */
public record Cid(String text) {
    private static final int LENGTH = 59;

    public Cid {
        if (text.length() != LENGTH || !text.matches("bafk[a-z2-7]+|bafy[a-z2-7]+")) {
            throw new IllegalArgumentException("a CID is CIDv1, raw or dag-pb, SHA-256, in base32 lower case");
        }
    }

    /** The CID of bytes at hand. */
    public static Cid of(byte[] bytes) {
        CidHasher hasher = new CidHasher();
        hasher.update(bytes, 0, bytes.length);
        return hasher.finish();
    }

    @Override
    public String toString() {
        return text;
    }
}
