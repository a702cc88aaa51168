package health.parcha.chain.contract;

import com.esaulpaugh.headlong.abi.Function;
import com.esaulpaugh.headlong.abi.Tuple;
import com.esaulpaugh.headlong.abi.TupleType;
import health.parcha.chain.Address;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
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
            TupleType.parse("((uint40,uint40,uint40,uint40,uint40,uint40,uint40),(uint8,address,address[],bytes32)[],"
                    + "(address,address,address,address,address,address),address,address)");

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

    /** The directory's creation code with its arguments: waits, founders, Rules, and its two parts. */
    static Bytes directory(
            Bytes code, Waits waits, List<Founder> founders, Contracts set, Address voting, Address recovery) {
        Tuple all = Tuple.of(
                waits(waits),
                founders.stream().map(Abi::founder).toArray(Tuple[]::new),
                Tuple.from((Object[])
                        rules(set).stream().map(Abi::headlong).toArray(com.esaulpaugh.headlong.abi.Address[]::new)),
                headlong(voting),
                headlong(recovery));
        return join(code, DIRECTORY.encode(all).array());
    }

    /** The members of Rules in their order: router, consents, prescriptions, claims, emergency, anchors. */
    private static List<Address> rules(Contracts set) {
        return List.of(set.router(), set.consents(), set.prescriptions(), set.claims(), set.emergency(), set.anchors());
    }

    static Bytes router(Bytes code, Contracts set) {
        return join(
                withAddresses(code, set.directory()),
                withAddresses(Bytes.EMPTY, rules(set).toArray(Address[]::new)).toArray());
    }

    static Bytes emergency(Bytes code, Address directory, EmergencyLimits limits) {
        return withWords(
                withAddresses(code, directory),
                List.of(
                        Word.uint(limits.window().toSeconds()),
                        Word.uint(limits.explain().toSeconds()),
                        Word.uint(limits.review().toSeconds()),
                        Word.uint(limits.doctorDaily()),
                        Word.uint(limits.memberDaily())));
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

    private static Tuple waits(Waits w) {
        return Tuple.from(
                w.timelock().toSeconds(),
                w.proposalLife().toSeconds(),
                w.recoveryLeast().toSeconds(),
                w.recoveryMost().toSeconds(),
                w.recoveryHold().toSeconds(),
                w.death().toSeconds(),
                w.pause().toSeconds());
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
