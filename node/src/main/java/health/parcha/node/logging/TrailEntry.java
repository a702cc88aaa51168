package health.parcha.node.logging;

import health.parcha.core.signed.Hex;
import health.parcha.log.EntryType;
import health.parcha.log.Hash;
import health.parcha.log.LeafIndex;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of this member's log with what it means, for a trail.
 *
 * @param time when it was taken, whole milliseconds
 * @param act the word of its type
 * @param object the id it was about, hexadecimal; empty where there is none
 * @param opened opening and salt; empty for a record's entry, whose salt stands inside the encryption
 * @param document the record's descriptor (JWS); empty for other entries
 * @param receipt the signed note, the same as was given when it was taken
 */
public record TrailEntry(
        LeafIndex index,
        Instant time,
        String act,
        String actor,
        Optional<String> subject,
        Optional<String> object,
        Optional<Opened> opened,
        Optional<String> document,
        String receipt) {
    /** The Merkle root of what was served, for a read that served something or nothing here. */
    public Optional<Hash> servedRoot() {
        return act.equals(EntryType.RECORD_CONSULTED.word())
                ? object.map(Hex::bytes).map(Hash::of)
                : Optional.empty();
    }

    /**
     * What proves an entry's meaning.
     *
     * @param opening canonical JSON
     * @param salt 32 bytes, hexadecimal
     */
    public record Opened(String opening, String salt) {
        @Override
        public String toString() {
            return "Opened";
        }
    }
}
