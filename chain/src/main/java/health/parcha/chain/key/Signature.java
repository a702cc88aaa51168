package health.parcha.chain.key;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A compact secp256k1 signature, 64 bytes: r, then s with the parity of R in its top bit (EIP-2098). A value of this type
 * has 0 &lt; r &lt; n and 0 &lt; s &lt;= n/2; anything else is refused when it is read, so a second form of the same
 * signature never exists.
 */
public final class Signature {
    public static final int SIZE = 64;
    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

    private final byte[] compact;

    private Signature(byte[] compact) {
        this.compact = compact;
    }

    /** Reads 64 bytes r, vs; empty where the length, r or s is out of range, or s is high. */
    public static Optional<Signature> read(byte[] compact) {
        if (compact.length != SIZE) {
            return Optional.empty();
        }
        BigInteger r = new BigInteger(1, Arrays.copyOf(compact, 32));
        BigInteger s = new BigInteger(1, withoutParity(compact));
        boolean inRange = r.signum() > 0 && r.compareTo(ORDER) < 0 && s.signum() > 0 && s.compareTo(HALF_ORDER) <= 0;
        return inRange ? Optional.of(new Signature(compact.clone())) : Optional.empty();
    }

    /** Whether s is above n/2 in 64 bytes r, vs: the other form of a good signature, refused with a code of its own. */
    public static boolean isHighS(byte[] compact) {
        return compact.length == SIZE && new BigInteger(1, withoutParity(compact)).compareTo(HALF_ORDER) > 0;
    }

    /**
     * Reads either form in which a signature arrives: 64 bytes r, vs, or the 65 bytes r, s, v that wallets give (v 0, 1, 27
     * or 28). Empty where it is neither, out of range, or its s is high.
     */
    public static Optional<Signature> readAny(byte[] bytes) {
        if (bytes.length != SIZE + 1) {
            return read(bytes);
        }
        int v = bytes[SIZE] >= 27 ? bytes[SIZE] - 27 : bytes[SIZE];
        if (v < 0 || v > 1 || bytes[32] < 0) {
            return Optional.empty();
        }
        byte[] compact = Arrays.copyOf(bytes, SIZE);
        compact[32] |= (byte) (v << 7);
        return read(compact);
    }

    /** Joins 64 bytes r, s with low s and the parity (0 or 1) of R. */
    static Signature join(byte[] rs, int parity) {
        byte[] compact = rs.clone();
        compact[32] |= (byte) (parity << 7);
        return read(compact).orElseThrow(() -> new IllegalStateException("a signer gave r or s out of range"));
    }

    /** The address whose key made this signature over the digest; empty where no point on the curve fits. */
    public Optional<Address> recover(Bytes32 digest) {
        return Curve.best().recover(rs(), parity(), digest.toArray()).map(SigningKey::addressOf);
    }

    /** Whether that address made this signature over the digest. */
    public boolean isBy(Address signer, Bytes32 digest) {
        return !signer.isZero() && recover(digest).filter(signer::equals).isPresent();
    }

    public byte[] toArray() {
        return compact.clone();
    }

    /** r and s, 64 bytes, without the parity. */
    public byte[] rs() {
        byte[] rs = compact.clone();
        rs[32] &= 0x7f;
        return rs;
    }

    /** The parity of R: 0 or 1 (27 less than the v of old). */
    public int parity() {
        return (compact[32] & 0x80) >>> 7;
    }

    private static byte[] withoutParity(byte[] compact) {
        byte[] s = Arrays.copyOfRange(compact, 32, SIZE);
        s[0] &= 0x7f;
        return s;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Signature that && Arrays.equals(compact, that.compact);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(compact);
    }

    @Override
    public String toString() {
        return "0x" + HexFormat.of().formatHex(compact);
    }
}
