package health.parcha.log;

import java.util.List;

/**
 * Where proofs get their hashes from: the node's own storage, or a member's log read over the network.
 *
 * <p>Contract. A tile, once published, never changes, so answers may be cached for ever and calls may run concurrently
 * and be repeated. The answer need not be authentic: a proof built from it leads to the trusted root or is refused.
 */
public interface TileReader {
    /**
     * Reads the tiles, in the order asked for. A reader that has only a wider tile takes its first hashes.
     *
     * @throws ResourceAbsent naming the first tile that is not there
     * @throws java.io.UncheckedIOException where the source cannot be read now; the caller may retry
     */
    List<Tile> tiles(List<TileId> ids);
}
