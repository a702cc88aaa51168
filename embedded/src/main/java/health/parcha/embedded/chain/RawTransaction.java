package health.parcha.embedded.chain;

import java.util.HexFormat;

/** A signed transaction as it was sent: 0x and the hexadecimal digits of its bytes. */
record RawTransaction(String hex) {

    static RawTransaction of(byte[] bytes) {
        return new RawTransaction("0x" + HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex, 2, hex.length());
    }
}
