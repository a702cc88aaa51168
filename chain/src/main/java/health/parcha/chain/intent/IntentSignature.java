package health.parcha.chain.intent;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.key.Signature;
import java.nio.ByteBuffer;
import java.util.Optional;

/** One signature behind an intent's fields, in one of the two forms of docs/spec/intents.md section 2. */
public sealed interface IntentSignature {
    /** A key's. */
    record ByKey(Signature signature) implements IntentSignature {
        @Override
        public byte[] toArray() {
            return signature.toArray();
        }

        @Override
        public Optional<Address> signer(Bytes32 digest) {
            return signature.recover(digest);
        }
    }

    /**
     * A smart account's (ERC-1271). Whether it stands, that account alone knows, on the block in which it is asked.
     *
     * @param contract not zero
     * @param signature what the account takes; at most 65,000 bytes
     */
    record ByContract(Address contract, Bytes signature) implements IntentSignature {
        /** The address in a word, and the length. */
        static final int HEAD = Bytes32.SIZE + 2;
        /** An item's length has two bytes, and there is more in it. */
        static final int LONGEST = 65_000;

        public ByContract {
            if (contract.isZero() || signature.size() > LONGEST) {
                throw new IllegalArgumentException(
                        "a contract that signs has an address, and a signature of at most " + LONGEST + " bytes");
            }
        }

        @Override
        public byte[] toArray() {
            return ByteBuffer.allocate(HEAD + signature.size())
                    .put(new byte[Bytes32.SIZE - Address.SIZE])
                    .put(contract.toArray())
                    .putShort((short) signature.size())
                    .put(signature.toArray())
                    .array();
        }

        @Override
        public Optional<Address> signer(Bytes32 digest) {
            return Optional.of(contract);
        }
    }

    /** As it stands in an item. */
    byte[] toArray();

    /** The key that signed; empty where no point on the curve fits. Or the contract that is said to have, which has yet to be asked. */
    Optional<Address> signer(Bytes32 digest);
}
