package health.parcha.chain.rpc;

import com.esaulpaugh.headlong.rlp.RLPEncoder;
import health.parcha.chain.Address;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.ChainId;
import health.parcha.chain.Keccak;
import health.parcha.chain.key.Signature;
import health.parcha.chain.key.SigningKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A transaction to be signed by a relayer. Parcha moves no value.
 *
 * @param to empty to make a contract
 * @param gasLimit units of gas it may use
 */
public record Transaction(ChainId chain, long nonce, Price price, long gasLimit, Optional<Address> to, Bytes input) {

    /** What the sender offers for a unit of gas. */
    public sealed interface Price {
        /** Free of charge, or on a chain without a base fee: the old form of transaction (EIP-155). */
        record Flat(BigInteger wei) implements Price {}

        /** On a chain with a base fee (EIP-1559): at most so much, of which so much to the producer. */
        record Capped(BigInteger most, BigInteger tip) implements Price {}

        /** Nothing, on a chain that asks nothing. */
        static Price free() {
            return new Flat(BigInteger.ZERO);
        }

        /** A quarter more, which every engine takes for a replacement; nothing stays nothing. */
        default Price raised() {
            return switch (this) {
                case Flat flat -> new Flat(raised(flat.wei()));
                case Capped capped -> new Capped(raised(capped.most()), raised(capped.tip()));
            };
        }

        private static BigInteger raised(BigInteger wei) {
            return wei.add(wei.shiftRight(2)).add(wei.min(BigInteger.ONE));
        }
    }

    /**
     * The bytes to hand in.
     *
     * @param hash the transaction's hash, known before it is sent
     */
    public record Signed(Bytes32 hash, Bytes bytes) {}

    public Signed sign(SigningKey relayer) {
        byte[] bytes = switch (price) {
            case Price.Flat flat -> flat(flat, relayer);
            case Price.Capped capped -> capped(capped, relayer);
        };
        return new Signed(Keccak.hash(bytes), Bytes.of(bytes));
    }

    private byte[] flat(Price.Flat flat, SigningKey relayer) {
        List<Object> fields = new ArrayList<>(List.of(number(nonce), number(flat.wei())));
        fields.addAll(body());
        List<Object> unsigned = new ArrayList<>(fields);
        unsigned.addAll(List.of(number(chain.value()), new byte[0], new byte[0]));
        Signature signature = relayer.sign(Keccak.hash(RLPEncoder.list(unsigned)));
        fields.addAll(signed(signature, 35 + 2 * chain.value() + signature.parity()));
        return RLPEncoder.list(fields);
    }

    private byte[] capped(Price.Capped capped, SigningKey relayer) {
        List<Object> fields = new ArrayList<>(
                List.of(number(chain.value()), number(nonce), number(capped.tip()), number(capped.most())));
        fields.addAll(body());
        fields.add(List.of());
        Signature signature = relayer.sign(Keccak.hash(typed(fields)));
        fields.addAll(signed(signature, signature.parity()));
        return typed(fields);
    }

    private List<Object> body() {
        byte[] target = to.map(Address::toArray).orElseGet(() -> new byte[0]);
        return List.of(number(gasLimit), target, new byte[0], input.toArray());
    }

    private static List<Object> signed(Signature signature, long v) {
        byte[] rs = signature.rs();
        return List.of(
                number(v),
                number(new BigInteger(1, Arrays.copyOf(rs, 32))),
                number(new BigInteger(1, Arrays.copyOfRange(rs, 32, 64))));
    }

    private static byte[] typed(List<Object> fields) {
        byte[] list = RLPEncoder.list(fields);
        byte[] typed = new byte[list.length + 1];
        typed[0] = 2;
        System.arraycopy(list, 0, typed, 1, list.length);
        return typed;
    }

    /** Where the contract will stand that the sender makes by its transaction of that nonce: Keccak of RLP [sender, nonce]. */
    public static Address created(Address sender, long nonce) {
        byte[] hash = Keccak.hash(RLPEncoder.list(List.of(sender.toArray(), number(nonce))))
                .toArray();
        return Address.of(Arrays.copyOfRange(hash, hash.length - Address.SIZE, hash.length));
    }

    private static byte[] number(long value) {
        return number(BigInteger.valueOf(value));
    }

    // RLP numbers have no leading zero; zero is the empty string.
    private static byte[] number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }
}
