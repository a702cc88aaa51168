package health.parcha.client.proof;

import health.parcha.client.Refused;
import health.parcha.client.door.NodeDoor;
import health.parcha.log.ResourceAbsent;
import health.parcha.log.Tile;
import health.parcha.log.TileId;
import health.parcha.log.TileReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A member's tiles over the network, each asked for once. What they prove is checked against the signed root. */
final class Tiles implements TileReader {
    private final NodeDoor door;
    private final Map<TileId, Tile> known = new ConcurrentHashMap<>();

    Tiles(NodeDoor door) {
        this.door = door;
    }

    @Override
    public List<Tile> tiles(List<TileId> ids) {
        return ids.stream().map(this::tile).toList();
    }

    private Tile tile(TileId id) {
        Tile had = known.get(id);
        if (had != null) {
            return had;
        }
        try {
            Tile tile = Tile.of(id, door.getRaw("/log/" + id.path()));
            known.put(id, tile);
            return tile;
        } catch (Refused e) {
            throw new ResourceAbsent("the node does not serve " + id + ": " + e.sentence());
        }
    }
}
