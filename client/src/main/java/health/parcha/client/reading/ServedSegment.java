package health.parcha.client.reading;

import health.parcha.client.wire.Blob;
import health.parcha.core.record.SegmentHead;
import health.parcha.core.signed.Signed;
import java.util.Optional;

/**
 * A part of the index as it was served.
 *
 * @param file the sealed segment
 * @param head what the node knows of it; the owner alone is given it
 */
public record ServedSegment(Blob file, Optional<Signed<SegmentHead>> head) {
    @Override
    public String toString() {
        return "ServedSegment[" + file + "]";
    }
}
