package health.parcha.chain.key;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** Bouncy Castle on its custom secp256k1; its generic curve would be five times slower. */
record JavaCurve() implements Curve {
    private static final X9ECParameters PARAMETERS = CustomNamedCurves.getByName("secp256k1");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(PARAMETERS);
    private static final BigInteger ORDER = PARAMETERS.getN();
    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

    @Override
    public boolean isKey(byte[] secret) {
        BigInteger d = new BigInteger(1, secret);
        return secret.length == 32 && d.signum() > 0 && d.compareTo(ORDER) < 0;
    }

    @Override
    public byte[] publicKey(byte[] secret) {
        return new FixedPointCombMultiplier()
                .multiply(PARAMETERS.getG(), new BigInteger(1, secret))
                .getEncoded(false);
    }

    @Override
    public byte[] sign(byte[] secret, byte[] digest) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(new BigInteger(1, secret), DOMAIN));
        BigInteger[] rs = signer.generateSignature(digest);
        BigInteger low = rs[1].compareTo(HALF_ORDER) > 0 ? ORDER.subtract(rs[1]) : rs[1];
        byte[] out = new byte[64];
        BigIntegers.asUnsignedByteArray(rs[0], out, 0, 32);
        BigIntegers.asUnsignedByteArray(low, out, 32, 32);
        return out;
    }

    // Q = (s R - z G) / r, SEC 1 section 4.1.6. r + n as an x coordinate has a chance of 2^-127 and no compact form.
    @Override
    public Optional<byte[]> recover(byte[] rs, int parity, byte[] digest) {
        BigInteger r = new BigInteger(1, Arrays.copyOf(rs, 32));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(rs, 32, 64));
        ECPoint bigR;
        try {
            byte[] encoded = new byte[33];
            encoded[0] = (byte) (2 + parity);
            System.arraycopy(rs, 0, encoded, 1, 32);
            bigR = PARAMETERS.getCurve().decodePoint(encoded);
        } catch (IllegalArgumentException notOnTheCurve) {
            return Optional.empty();
        }
        BigInteger inverse = BigIntegers.modOddInverse(ORDER, r);
        BigInteger z = new BigInteger(1, digest).mod(ORDER);
        BigInteger ofG = ORDER.subtract(z).multiply(inverse).mod(ORDER);
        BigInteger ofR = s.multiply(inverse).mod(ORDER);
        ECPoint q = ECAlgorithms.sumOfTwoMultiplies(PARAMETERS.getG(), ofG, bigR, ofR)
                .normalize();
        return q.isInfinity() ? Optional.empty() : Optional.of(q.getEncoded(false));
    }
}
