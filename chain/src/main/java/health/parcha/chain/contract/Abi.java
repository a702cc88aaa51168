package health.parcha.chain.contract;

import com.esaulpaugh.headlong.abi.Function;
import com.esaulpaugh.headlong.abi.Tuple;
import com.esaulpaugh.headlong.abi.TupleType;
import health.parcha.chain.Address;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Keccak;
import health.parcha.chain.typed.Word;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Solidity's calling convention, as far as Parcha's contracts use it. */
public final class Abi {
    private static final Function EXECUTE = new Function("execute(bytes)");
    private static final TupleType<Tuple> DIRECTORY =
            TupleType.parse("((uint40,uint40),(uint8,address,address[],bytes32)[])");

    private Abi() {}

    /** Calldata of {@code Router.execute}. */
    public static Bytes execute(Bytes batch) {
        return Bytes.of(EXECUTE.encodeCallWithArgs((Object) batch.toArray()).array());
    }

    /** The result codes that {@code Router.execute} returns, one byte an item. */
    public static byte[] codes(Bytes returned) {
        return Words.of(returned).bytes(0);
    }

    /** Calldata of a function whose parameters are words. */
    static Bytes call(String signature, Bytes32... words) {
        byte[] out = new byte[4 + 32 * words.length];
        byte[] selector =
                Keccak.hash(signature.getBytes(StandardCharsets.UTF_8)).toArray();
        System.arraycopy(selector, 0, out, 0, 4);
        for (int i = 0; i < words.length; i++) {
            System.arraycopy(words[i].toArray(), 0, out, 4 + 32 * i, 32);
        }
        return Bytes.of(out);
    }

    static Bytes directory(Bytes code, Waits waits, List<Founder> founders) {
        Tuple[] tuples = founders.stream().map(Abi::founder).toArray(Tuple[]::new);
        Tuple both = Tuple.of(
                Tuple.of(waits.timelock().toSeconds(), waits.proposalLife().toSeconds()), tuples);
        return join(code, DIRECTORY.encode(both).array());
    }

    static Bytes withAddresses(Bytes code, Address... addresses) {
        Bytes joined = code;
        for (Address address : addresses) {
            joined = join(joined, Word.address(address).toArray());
        }
        return joined;
    }

    static Bytes withWords(Bytes code, List<Bytes32> words) {
        Bytes joined = code;
        for (Bytes32 word : words) {
            joined = join(joined, word.toArray());
        }
        return joined;
    }

    private static Tuple founder(Founder founder) {
        return Tuple.of(
                founder.kind().code(),
                headlong(founder.relayer()),
                founder.admins().stream().map(Abi::headlong).toArray(com.esaulpaugh.headlong.abi.Address[]::new),
                founder.document().bytes());
    }

    private static com.esaulpaugh.headlong.abi.Address headlong(Address address) {
        return com.esaulpaugh.headlong.abi.Address.wrap(
                com.esaulpaugh.headlong.abi.Address.toChecksumAddress(new BigInteger(1, address.toArray())));
    }

    private static Bytes join(Bytes head, byte[] tail) {
        byte[] joined = Arrays.copyOf(head.toArray(), head.size() + tail.length);
        System.arraycopy(tail, 0, joined, head.size(), tail.length);
        return Bytes.of(joined);
    }
}
