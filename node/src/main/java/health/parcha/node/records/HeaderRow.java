package health.parcha.node.records;

import health.parcha.core.signed.Digest;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A header row as it arrives: the node cannot open it, but it can see whether it is one and the one that was signed. */
final class HeaderRow {
    /** A longer one is refused: a header to two hybrid recipients is 3.5 kB. */
    static final int MOST = 64 * 1024;

    private static final byte[] START = "age-encryption.org/v1\n-> ".getBytes(StandardCharsets.US_ASCII);
    private static final String MAC = "\n--- ";
    private static final int MAC_LENGTH = MAC.length() + 43 + 1;

    private HeaderRow() {}

    /** Lets a row pass that starts and ends as an age header does and has the digest that the author signed. */
    static void require(byte[] row, Digest signed, String what) {
        boolean starts =
                row.length > START.length + MAC_LENGTH && Arrays.equals(row, 0, START.length, START, 0, START.length);
        if (!starts || row.length > MOST || !ends(row)) {
            throw new Refused(Code.MALFORMED_HEADER, "The " + what + " is not the header of an age file.");
        }
        if (!Digest.of(row).equals(signed)) {
            throw new Refused(Code.DIGEST_MISMATCH, "The " + what + " is not the one that the descriptor names.");
        }
    }

    private static boolean ends(byte[] row) {
        String tail = new String(row, row.length - MAC_LENGTH, MAC_LENGTH, StandardCharsets.ISO_8859_1);
        return tail.startsWith(MAC) && tail.endsWith("\n") && tail.indexOf('\n', 1) == MAC_LENGTH - 1;
    }
}
