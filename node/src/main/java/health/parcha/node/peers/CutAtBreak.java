package health.parcha.node.peers;

import health.parcha.core.party.MemberNumber;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An item stream that ends where its connection breaks: its reader finds the last line missing and reports one thing, a cut
 * stream, however it was cut.
 */
final class CutAtBreak extends FilterInputStream {
    private static final Logger LOG = LoggerFactory.getLogger(CutAtBreak.class);

    private final MemberNumber from;

    CutAtBreak(MemberNumber from, InputStream in) {
        super(in);
        this.from = from;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        try {
            return in.read(into, offset, length);
        } catch (IOException broken) {
            LOG.info("The answer of member {} broke off: {}", from, broken.getMessage());
            return -1;
        }
    }
}
