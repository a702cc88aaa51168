package health.parcha.chain.contract;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.core.signed.Digest;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the 32-byte words that a contract returned or put into an event, each by its place. */
public final class Words {
    private final byte[] data;

    private Words(byte[] data) {
        this.data = data;
    }

    /** Takes whole words; anything shorter than what is then asked for is an {@link IllegalStateException}. */
    public static Words of(Bytes data) {
        return new Words(data.toArray());
    }

    /** The words from that one on, as places inside a struct are counted. */
    Words from(int at) {
        return new Words(Arrays.copyOfRange(data, Math.min(32 * at, data.length), data.length));
    }

    public Bytes32 word(int at) {
        if (data.length < 32 * (at + 1)) {
            throw new IllegalStateException("a contract gave " + data.length / 32 + " words, not word " + at
                    + ": it is not of this program's contract set");
        }
        return Bytes32.of(Arrays.copyOfRange(data, 32 * at, 32 * at + 32));
    }

    /** An unsigned number of up to 63 bits. */
    public long number(int at) {
        return new BigInteger(1, word(at).toArray()).longValueExact();
    }

    public int small(int at) {
        return Math.toIntExact(number(at));
    }

    public boolean flag(int at) {
        return number(at) != 0;
    }

    public Address address(int at) {
        return Address.of(Arrays.copyOfRange(word(at).toArray(), 12, 32));
    }

    public Digest digest(int at) {
        return Digest.ofHash(word(at).toArray());
    }

    /** An array of addresses whose place stands in that word. */
    public List<Address> addresses(int at) {
        int start = small(at) / 32;
        List<Address> addresses = new ArrayList<>();
        for (int i = 0; i < small(start); i++) {
            addresses.add(address(start + 1 + i));
        }
        return addresses;
    }

    /** A byte string whose place stands in that word. */
    public byte[] bytes(int at) {
        int start = small(at);
        int length = small(start / 32);
        if (data.length < start + 32 + length) {
            throw new IllegalStateException("a contract gave fewer bytes than it said");
        }
        return Arrays.copyOfRange(data, start + 32, start + 32 + length);
    }
}
