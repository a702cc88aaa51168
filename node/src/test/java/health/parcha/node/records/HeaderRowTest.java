package health.parcha.node.records;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.parcha.core.signed.Digest;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HeaderRowTest {
    private static final byte[] ROW = ("age-encryption.org/v1\n-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n"
                    + "EmECAEcKN+n/Vs9SbWiV+Hu0r+E8R77DdWYyd83nw7U\n--- Vn+54jqiiUCE+WZcEVY3f1sqHjlu/z1LCQ/T7Xm7qI0\n")
            .getBytes(StandardCharsets.US_ASCII);

    @Test
    void theHeaderThatWasSigned_passes() {
        assertDoesNotThrow(() -> HeaderRow.require(ROW, Digest.of(ROW), "header"));
    }

    @Test
    void aHeaderCutAnywhere_isRefused() {
        for (int length = 0; length < ROW.length; length++) {
            byte[] cut = Arrays.copyOf(ROW, length);
            assertCode(Code.MALFORMED_HEADER, cut, Digest.of(cut));
        }
    }

    @Test
    void aPayloadBehindTheHeader_isRefused() {
        byte[] longer = Arrays.copyOf(ROW, ROW.length + 1);
        assertCode(Code.MALFORMED_HEADER, longer, Digest.of(longer));
    }

    @Test
    void anotherHeaderThanWasSigned_isRefused() {
        byte[] flipped = ROW.clone();
        flipped[40] ^= 1;
        assertCode(Code.DIGEST_MISMATCH, flipped, Digest.of(ROW));
    }

    private static void assertCode(Code code, byte[] row, Digest signed) {
        assertEquals(
                code,
                assertThrows(Refused.class, () -> HeaderRow.require(row, signed, "header"))
                        .code());
    }
}
