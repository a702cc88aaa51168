package health.parcha.chain.rpc;

import com.google.gson.JsonElement;
import health.parcha.chain.Address;
import health.parcha.chain.BlockHeight;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import java.math.BigInteger;
import java.util.HexFormat;

/** The hexadecimal forms of JSON-RPC: quantities without leading zeros, data with two digits a byte. */
final class Quantity {
    private Quantity() {}

    static String of(long value) {
        return "0x" + Long.toHexString(value);
    }

    static String of(BlockHeight height) {
        return of(height.value());
    }

    static String data(Bytes bytes) {
        return bytes.toString();
    }

    static BigInteger big(JsonElement json) {
        return new BigInteger(digits(json), 16);
    }

    private static String digits(JsonElement json) {
        String text = json.getAsString();
        if (!text.startsWith("0x")) {
            throw new IllegalArgumentException("no hexadecimal form: " + text);
        }
        return text.substring(2);
    }

    static long number(JsonElement json) {
        return big(json).longValueExact();
    }

    static byte[] bytes(JsonElement json) {
        String hex = digits(json);
        return HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : "0" + hex);
    }

    static Bytes data(JsonElement json) {
        return Bytes.of(bytes(json));
    }

    static Bytes32 word(JsonElement json) {
        return Bytes32.parse(json.getAsString());
    }

    static Address address(JsonElement json) {
        return Address.parse(json.getAsString());
    }
}
