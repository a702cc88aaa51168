package health.parcha.log;

import java.util.Optional;

/** What a log serves, named by its path below the log's address (C2SP tlog-tiles). */
public sealed interface LogPath permits LogPath.OfCheckpoint, TileId, BundleId {
    /** The latest signed checkpoint; the one path whose content changes. */
    record OfCheckpoint() implements LogPath {
        @Override
        public String path() {
            return "checkpoint";
        }
    }

    /** Without a slash in front, for example {@code tile/0/x001/067.p/112}. */
    String path();

    /**
     * Reads a path. There is one spelling for each resource; any other is empty, as are paths of other things, so that a
     * server answers both with "not found".
     */
    static Optional<LogPath> parse(String path) {
        if (path.equals("checkpoint")) {
            return Optional.of(new OfCheckpoint());
        }
        return TilePath.parse(path).filter(p -> p.path().equals(path));
    }
}
