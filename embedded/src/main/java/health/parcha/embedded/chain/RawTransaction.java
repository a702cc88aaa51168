package health.parcha.embedded.chain;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** A signed transaction as it was sent: 0x and the hexadecimal digits of its bytes. */
record RawTransaction(String hex) {
    private static final Pattern SHAPE = Pattern.compile("0x(?:[0-9a-f]{2})+");

    RawTransaction {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a raw transaction: " + hex);
        }
    }

    static RawTransaction of(byte[] bytes) {
        return new RawTransaction("0x" + HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex, 2, hex.length());
    }
}
