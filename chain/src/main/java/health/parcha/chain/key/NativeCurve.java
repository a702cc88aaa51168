package health.parcha.chain.key;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.util.Optional;

/** libsecp256k1 through JNI. */
record NativeCurve(Secp256k1 library) implements Curve {
    @Override
    public boolean isKey(byte[] secret) {
        return library.secKeyVerify(secret);
    }

    @Override
    public byte[] publicKey(byte[] secret) {
        return library.pubkeyCreate(secret);
    }

    @Override
    public byte[] sign(byte[] secret, byte[] digest) {
        return library.sign(digest, secret, null);
    }

    @Override
    public Optional<byte[]> recover(byte[] rs, int parity, byte[] digest) {
        try {
            return Optional.of(library.ecdsaRecover(rs, digest, parity));
        } catch (Secp256k1Exception noSuchPoint) {
            return Optional.empty();
        }
    }
}
