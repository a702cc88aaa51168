package health.parcha.embedded.chain;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The hash of a block.
 *
 * @param hex 0x and 64 small hexadecimal digits, as JSON-RPC writes it
 */
public record BlockHash(String hex) {
    private static final Pattern SHAPE = Pattern.compile("0x[0-9a-f]{64}");

    public BlockHash {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a block hash: " + hex);
        }
    }

    static BlockHash of(byte[] bytes) {
        return new BlockHash("0x" + HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex, 2, hex.length());
    }

    @Override
    public String toString() {
        return hex;
    }
}
