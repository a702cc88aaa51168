package health.parcha.client.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.party.AccountId;
import health.parcha.core.record.Category;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Hex;
import health.parcha.seal.CommitmentSalt;
import health.parcha.seal.IndexEntry;
import health.parcha.seal.age.FileKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private static Fold.Filed filed(Category category, int number, String date) {
        byte[] id = new byte[16];
        id[15] = (byte) number;
        return new Fold.Filed(
                category,
                new IndexEntry(
                        new RecordId(Hex.of(id)),
                        1,
                        FileKey.fresh(RANDOM),
                        "bafk",
                        "Observation",
                        Instant.parse(date),
                        Optional.empty(),
                        new AccountId("0x" + "22".repeat(20)),
                        1,
                        Optional.empty(),
                        CommitmentSalt.fresh(RANDOM),
                        Digest.of(id)));
    }

    private static List<String> ids(List<IndexEntry> entries) {
        return entries.stream().map(entry -> entry.record().hex()).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theSameRecords_inAnyOrder_giveTheSameLines(long seed) {
        List<Fold.Filed> records = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            records.add(filed(i % 2 == 0 ? Category.LABS : Category.NOTES, i, "202" + i % 4 + "-06-01T00:00:00Z"));
        }
        Map<Fold.Shelf, List<IndexEntry>> straight = Fold.fold(Map.of(), records);
        Collections.shuffle(records, new Random(seed));
        Map<Fold.Shelf, List<IndexEntry>> shuffled = Fold.fold(Map.of(), records);
        assertEquals(4, straight.size());
        assertEquals(straight.keySet(), shuffled.keySet());
        straight.forEach((shelf, entries) -> assertEquals(
                ids(entries), ids(Optional.ofNullable(shuffled.get(shelf)).orElseThrow())));
    }

    @Test
    void whatIsThereAlready_changesNothing() {
        Fold.Filed one = filed(Category.LABS, 1, "2026-06-01T00:00:00Z");
        Map<Fold.Shelf, List<IndexEntry>> first = Fold.fold(Map.of(), List.of(one));
        assertTrue(Fold.fold(first, List.of(one)).isEmpty());
    }

    @Test
    void onlyShelvesWithSomethingNew_areWrittenAgain() {
        Fold.Filed labs = filed(Category.LABS, 1, "2026-06-01T00:00:00Z");
        Fold.Filed notes = filed(Category.NOTES, 2, "2026-06-01T00:00:00Z");
        Map<Fold.Shelf, List<IndexEntry>> first = Fold.fold(Map.of(), List.of(labs, notes));
        Fold.Filed fresh = filed(Category.NOTES, 3, "2026-07-01T00:00:00Z");
        Map<Fold.Shelf, List<IndexEntry>> changed = Fold.fold(first, List.of(fresh));
        assertEquals(List.of(new Fold.Shelf(Category.NOTES, 2026)), List.copyOf(changed.keySet()));
        assertEquals(2, changed.values().iterator().next().size());
    }

    @Test
    void year_isTheOneOfTheDate_inUtc() {
        assertEquals(
                2025, filed(Category.LABS, 1, "2025-12-31T23:59:59Z").shelf().year());
        assertEquals(
                2026, filed(Category.LABS, 1, "2026-01-01T00:00:00Z").shelf().year());
    }
}
