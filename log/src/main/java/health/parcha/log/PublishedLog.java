package health.parcha.log;

import java.util.List;
import java.util.Optional;

/**
 * What a log's storage shows to the world: everything the latest checkpoint covers, nothing beyond. Each tile and bundle
 * is served at every width it ever had, since a wider one begins with the narrower.
 */
public final class PublishedLog implements LogReader {
    private final LogStorage storage;

    public PublishedLog(LogStorage storage) {
        this.storage = storage;
    }

    /**
     * Answers a request below the log's address.
     *
     * @param path without a slash in front, for example {@code tile/entries/000.p/5}
     * @return empty for "not found": no such path, or not covered by the checkpoint
     */
    public Optional<Resource> find(String path) {
        try {
            return LogPath.parse(path).map(this::read);
        } catch (ResourceAbsent e) {
            return Optional.empty();
        }
    }

    @Override
    public byte[] checkpoint() {
        return storage.checkpoint().orElseThrow(() -> new ResourceAbsent("no checkpoint is published yet"));
    }

    @Override
    public List<Tile> tiles(List<TileId> ids) {
        TreeSize published = published();
        ids.forEach(id -> require(id.within(published), id, published));
        return storage.tiles(ids);
    }

    @Override
    public List<byte[]> bundle(BundleId id) {
        return entries(id).stream().map(Entry::bytes).toList();
    }

    /** What is served under a path, with the headers it needs. */
    private Resource read(LogPath path) {
        return switch (path) {
            case LogPath.OfCheckpoint c -> new Resource(checkpoint(), "text/plain; charset=utf-8", false);
            case TileId id -> Resource.fixed(tiles(List.of(id)).getFirst().bytes());
            case BundleId id -> Resource.fixed(EntryBundle.bytes(entries(id)));
        };
    }

    private List<Entry> entries(BundleId id) {
        TreeSize published = published();
        require(id.within(published), id, published);
        List<Entry> entries = storage.entries(id.first(), id.width());
        if (entries.size() < id.width()) {
            throw new ResourceAbsent(id + " has a hole at entry " + id.first().plus(entries.size()));
        }
        return entries;
    }

    /** Its own signature need not be checked: the size only decides what is shown. */
    private TreeSize published() {
        return Checkpoint.parse(Note.parse(checkpoint()).text()).size();
    }

    private static void require(boolean within, LogPath id, TreeSize published) {
        if (!within) {
            throw new ResourceAbsent(id.path() + " is beyond the published size " + published);
        }
    }

    /** A body with its headers. */
    public static final class Resource {
        private final byte[] body;
        private final String contentType;
        private final boolean immutable;

        private Resource(byte[] body, String contentType, boolean immutable) {
            this.body = body;
            this.contentType = contentType;
            this.immutable = immutable;
        }

        private static Resource fixed(byte[] body) {
            return new Resource(body, "application/octet-stream", true);
        }

        public byte[] body() {
            return body.clone();
        }

        /** For the header of that name. */
        public String contentType() {
            return contentType;
        }

        /** Whether it may be cached for ever; otherwise for a second at most. */
        public boolean immutable() {
            return immutable;
        }
    }
}
