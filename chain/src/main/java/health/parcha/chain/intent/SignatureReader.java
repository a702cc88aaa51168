package health.parcha.chain.intent;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.key.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the signatures behind an intent's fields, as far as their form goes. */
final class SignatureReader {
    /** No curve point has an r below 2^160 that anybody could find; so a word that is an address is a contract's. */
    private static final int ZEROS = Bytes32.SIZE - Address.SIZE;

    private SignatureReader() {}

    /** Throws {@link FieldReader.Unreadable} with MALFORMED where lengths do not add up, else HIGH_S or BAD_SIGNATURE. */
    static List<IntentSignature> read(Kind kind, FieldReader in) {
        List<byte[]> raw = new ArrayList<>();
        for (int i = 0; i < kind.signatures(); i++) {
            raw.add(one(in));
        }
        in.end();
        List<IntentSignature> signatures = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            signatures.add(made(raw.get(i), i < kind.signers()));
        }
        return signatures;
    }

    private static byte[] one(FieldReader in) {
        byte[] head = in.raw(IntentSignature.ByContract.HEAD);
        int rest = isContracts(head) ? length(head) : Signature.SIZE - head.length;
        byte[] whole = Arrays.copyOf(head, head.length + rest);
        System.arraycopy(in.raw(rest), 0, whole, head.length, rest);
        return whole;
    }

    private static int length(byte[] head) {
        return (head[Bytes32.SIZE] & 0xff) << 8 | (head[Bytes32.SIZE + 1] & 0xff);
    }

    // Nearly every signature is a key's, which its first byte tells; every item passes here.
    private static boolean isContracts(byte[] head) {
        for (int i = 0; i < ZEROS; i++) {
            if (head[i] != 0) {
                return false;
            }
        }
        return !address(head).isZero();
    }

    private static Address address(byte[] head) {
        return Address.of(Arrays.copyOfRange(head, ZEROS, Bytes32.SIZE));
    }

    /** @param mayBeContracts a third signature is over another digest, and a key's */
    private static IntentSignature made(byte[] raw, boolean mayBeContracts) {
        if (isContracts(raw)) {
            if (!mayBeContracts || raw.length - IntentSignature.ByContract.HEAD > IntentSignature.ByContract.LONGEST) {
                throw new FieldReader.Unreadable(ResultCode.BAD_SIGNATURE);
            }
            byte[] signature = Arrays.copyOfRange(raw, IntentSignature.ByContract.HEAD, raw.length);
            return new IntentSignature.ByContract(address(raw), Bytes.of(signature));
        }
        if (Signature.isHighS(raw)) {
            throw new FieldReader.Unreadable(ResultCode.HIGH_S);
        }
        return new IntentSignature.ByKey(
                Signature.read(raw).orElseThrow(() -> new FieldReader.Unreadable(ResultCode.BAD_SIGNATURE)));
    }
}
