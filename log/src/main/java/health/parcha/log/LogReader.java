package health.parcha.log;

import java.util.List;

/** A log as its readers see it: the node's own published side, a folder, or a member's log over the network. */
public interface LogReader extends TileReader {
    /**
     * The latest checkpoint's note. It may be stale by seconds, and is trusted only once opened.
     *
     * @throws ResourceAbsent where there is none
     */
    byte[] checkpoint();

    /**
     * The first {@code id.width()} entries of a bundle.
     *
     * @throws ResourceAbsent where the bundle, or part of it, is not there
     * @throws MalformedLogText where it is cut off
     */
    List<byte[]> bundle(BundleId id);
}
