package health.parcha.client.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.parcha.core.party.MemberNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OneSidedTest {
    private static final MemberNumber HOME = new MemberNumber(1);
    private static final MemberNumber READERS = new MemberNumber(2);
    private static final String ROSA = "0x" + "aa".repeat(20);
    private static final String MALLORY = "0x" + "bb".repeat(20);
    private static final String ROOT = "cc".repeat(32);

    private static TrailEntry read(MemberNumber member, String actor, String root) {
        return new TrailEntry(
                member,
                0,
                Instant.EPOCH,
                "record-consulted",
                actor,
                "0x" + "dd".repeat(20),
                root,
                "ee".repeat(32),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TrailEntry.State.Logged());
    }

    private static List<TrailEntry> oneSided(TrailEntry... entries) {
        return OneSided.find(List.of(entries), actor -> Optional.of(READERS));
    }

    @Test
    void readThatBothSidesLogged_isNone() {
        assertEquals(List.of(), oneSided(read(HOME, ROSA, ROOT), read(READERS, ROSA, "")));
    }

    @Test
    void readThatTheReadersMemberDoesNotKnow_isOne() {
        TrailEntry alone = read(HOME, ROSA, ROOT);
        assertEquals(List.of(alone), oneSided(alone));
    }

    @Test
    void readThatWasPassedThroughAndServedByNobody_isOne() {
        TrailEntry alone = read(READERS, ROSA, "");
        assertEquals(List.of(alone), oneSided(alone));
    }

    @Test
    void authorsCopiesReadAtTheAuthorsMember_areNone() {
        assertEquals(List.of(), oneSided(read(READERS, ROSA, ROOT)));
    }

    @Test
    void memberThatNamesAnotherReader_standsForNobodyElsesReading() {
        TrailEntry served = read(HOME, ROSA, ROOT);
        assertEquals(true, oneSided(served, read(READERS, MALLORY, "")).contains(served));
        assertEquals(
                2,
                Consultation.in(List.of(served, read(READERS, MALLORY, "")), List.of())
                        .size());
    }
}
