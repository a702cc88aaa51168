package health.parcha.chain.intent;

import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.chain.key.Signature;
import health.parcha.chain.key.SigningKey;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * An intent with its signatures, in the order that its kind names. That the signatures have a lawful form is sure; whose
 * they are is for {@link IntentCheck} and the contracts.
 */
public record SignedIntent(Intent intent, List<IntentSignature> signatures) {
    /** The longest item, without its length, which has two bytes. */
    static final int LONGEST = 0xffff;

    public SignedIntent {
        signatures = List.copyOf(signatures);
        if (signatures.size() != intent.kind().signatures()) {
            throw new IllegalArgumentException(
                    intent.kind() + " takes " + intent.kind().signatures() + " signatures");
        }
        if (signatures.stream().skip(intent.kind().signers()).anyMatch(IntentSignature.ByContract.class::isInstance)) {
            throw new IllegalArgumentException("what " + intent.kind() + " has as its last signature is a key's");
        }
    }

    /** Signs an intent for that network with the keys that its kind asks for, in their order. */
    public static SignedIntent sign(Intent intent, Contracts contracts, SigningKey... keys) {
        IntentId id = intent.id(contracts);
        return new SignedIntent(
                intent,
                Arrays.stream(keys)
                        .<IntentSignature>map(key -> new IntentSignature.ByKey(key.sign(id.digest())))
                        .toList());
    }

    /**
     * Signs a Claim or Extend.
     *
     * @param certificate the prescription key's, over {@link health.parcha.chain.statement.Pickup}, as it stands in the QR
     */
    public static SignedIntent pickedUp(
            PrescriptionsIntent.PickedUp intent,
            Contracts contracts,
            SigningKey pharmacist,
            SigningKey pickup,
            Signature certificate) {
        Bytes32 digest = intent.id(contracts).digest();
        return new SignedIntent(
                intent,
                List.of(
                        new IntentSignature.ByKey(pharmacist.sign(digest)),
                        new IntentSignature.ByKey(pickup.sign(digest)),
                        new IntentSignature.ByKey(certificate)));
    }

    /** How reading an item ended. */
    public sealed interface Read {
        record Good(SignedIntent signed) implements Read {}

        /** Not an intent, or none with a lawful signature: UNKNOWN_KIND, MALFORMED, BAD_VALUE, NOT_FOUND, HIGH_S, BAD_SIGNATURE. */
        record Refused(ResultCode code) implements Read {}
    }

    /** Reads one item without its length: kind, fields, signatures (docs/spec/intents.md section 3). */
    public static Read read(Bytes item) {
        try {
            return new Read.Good(parse(item.toArray()));
        } catch (FieldReader.Unreadable unreadable) {
            return new Read.Refused(unreadable.code());
        }
    }

    private static SignedIntent parse(byte[] item) {
        if (item.length == 0 || item.length > LONGEST) {
            throw new FieldReader.Unreadable(ResultCode.MALFORMED);
        }
        Kind kind =
                Kind.ofNumber(item[0] & 0xff).orElseThrow(() -> new FieldReader.Unreadable(ResultCode.UNKNOWN_KIND));
        FieldReader in = new FieldReader(Arrays.copyOfRange(item, 1, item.length));
        Intent intent = IntentReader.read(kind, in);
        return new SignedIntent(intent, SignatureReader.read(kind, in));
    }

    /** Kind, fields, signatures: one item without its length. */
    public Bytes item() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(intent.kind().number());
        out.writeBytes(IntentFields.of(intent).packed());
        signatures.forEach(signature -> out.writeBytes(signature.toArray()));
        return Bytes.of(out.toByteArray());
    }

    /** Whether a contract must be asked for one of its signatures, which only the chain can. */
    public boolean asksContract() {
        return signatures.stream().anyMatch(IntentSignature.ByContract.class::isInstance);
    }

    /** The intent's digest on that network. */
    public IntentId id(Contracts contracts) {
        return intent.id(contracts);
    }
}
