package health.parcha.log;

import health.parcha.log.Damage.CheckpointBad;
import health.parcha.log.Damage.EntriesMissing;
import health.parcha.log.Damage.EntryDiffers;
import health.parcha.log.Damage.RootDiffers;
import health.parcha.log.Damage.RootUnknown;
import health.parcha.log.Damage.TileDiffers;
import health.parcha.log.Damage.TileMissing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a whole log and derives its root anew, as nobody who trusts it would: entries against leaf hashes, each tile
 * against the level below, the root against the signed checkpoint. Names every hole. Reads each bundle and tile once and
 * keeps one tile a level in memory.
 */
public final class LogCheck {
    private final LogReader reader;
    private final SignedCheckpoint checkpoint;
    private final List<Damage> damages = new ArrayList<>();
    private final TreeEdge edge = TreeEdge.empty();
    private Optional<BundleId> hole = Optional.empty();

    private LogCheck(LogReader reader, SignedCheckpoint checkpoint) {
        this.reader = reader;
        this.checkpoint = checkpoint;
    }

    /**
     * Checks a log up to its present checkpoint.
     *
     * @return what is wrong, in the order of the leaves; nothing for a sound log
     * @throws java.io.UncheckedIOException where the log cannot be read now
     */
    public static List<Damage> run(LogReader reader, LogOrigin origin, NoteVerifier logKey) {
        SignedCheckpoint checkpoint;
        try {
            checkpoint = SignedCheckpoint.open(reader.checkpoint(), origin, logKey);
        } catch (LogFailure e) {
            return List.of(new CheckpointBad(e.sentence()));
        }
        return new LogCheck(reader, checkpoint).run();
    }

    private List<Damage> run() {
        long size = checkpoint.size().value();
        for (long index = 0; index * TileId.FULL < size; index++) {
            leaves(new BundleId(index, TileId.widthAt(0, index, checkpoint.size())));
        }
        if (hole.isPresent()) {
            damages.add(new RootUnknown(hole.get()));
        } else {
            edge.takeChanged().stream().filter(LogCheck::isUpper).forEach(this::compare);
            compareRoot();
        }
        return List.copyOf(damages);
    }

    private void leaves(BundleId bundle) {
        Optional<List<Hash>> ofEntries = leavesOfEntries(bundle);
        Optional<Tile> tile = tile(bundle.leaves());
        ofEntries.ifPresent(leaves -> tile.ifPresent(t -> compare(leaves, t, bundle)));
        Optional<List<Hash>> leaves = ofEntries.or(() -> tile.map(LogCheck::hashes));
        leaves.ifPresentOrElse(this::append, () -> hole = hole.or(() -> Optional.of(bundle)));
    }

    private Optional<List<Hash>> leavesOfEntries(BundleId bundle) {
        try {
            return Optional.of(reader.bundle(bundle).stream().map(Hash::ofLeaf).toList());
        } catch (ResourceAbsent | MalformedLogText e) {
            damages.add(new EntriesMissing(bundle, e.sentence()));
            return Optional.empty();
        }
    }

    private Optional<Tile> tile(TileId id) {
        try {
            return Optional.of(reader.tiles(List.of(id)).getFirst());
        } catch (ResourceAbsent | MalformedLogText e) {
            damages.add(new TileMissing(id));
            return Optional.empty();
        }
    }

    private void compare(List<Hash> leaves, Tile tile, BundleId bundle) {
        for (int i = 0; i < leaves.size(); i++) {
            if (!leaves.get(i).equals(tile.hash(i))) {
                damages.add(new EntryDiffers(bundle.first().plus(i)));
            }
        }
    }

    private void append(List<Hash> leaves) {
        if (hole.isEmpty()) {
            leaves.forEach(edge::append);
            edge.takeFilled().stream().filter(LogCheck::isUpper).forEach(this::compare);
        }
    }

    /** Level 0 was compared leaf by leaf already. */
    private static boolean isUpper(Tile tile) {
        return tile.id().level() > 0;
    }

    private void compare(Tile derived) {
        if (tile(derived.id()).filter(stored -> !stored.equals(derived)).isPresent()) {
            damages.add(new TileDiffers(derived.id()));
        }
    }

    private void compareRoot() {
        Hash derived = edge.root();
        if (!derived.equals(checkpoint.root())) {
            damages.add(new RootDiffers(checkpoint.size(), checkpoint.root(), derived));
        }
    }

    private static List<Hash> hashes(Tile tile) {
        List<Hash> hashes = new ArrayList<>();
        for (int i = 0; i < tile.id().width(); i++) {
            hashes.add(tile.hash(i));
        }
        return hashes;
    }
}
