package health.parcha.bench.area;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.client.record.NewRecord;
import health.parcha.core.signed.JsonReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EncountersTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void earlier_movesDatesAndTimesAndNothingElse() {
        assertEquals(
                "{\"date\":\"2024-02-22\",\"issued\":\"2024-02-22T10:00:00Z\",\"text\":\"since 2024-03-07\",\"value\":7}",
                Encounters.earlier(
                        "{\"date\":\"2024-03-07\",\"issued\":\"2024-03-07T10:00:00Z\",\"text\":\"since 2024-03-07\",\"value\":7}",
                        2));
    }

    @Test
    void repetition_isAWeekEarlierInAnEncounterOfItsOwnAndStillJson() {
        Encounters encounters = Encounters.shipped();
        int life = lifeOf(encounters);
        NewRecord first = encounters.at(0, random);
        NewRecord again = encounters.at(life, random);
        assertEquals(first.date().minus(Duration.ofDays(7)), again.date());
        assertEquals(first.category(), again.category());
        assertNotEquals(first.encounter(), again.encounter());
        assertTrue(JsonReader.readObject(again.content().bytes())
                .find("resourceType")
                .isPresent());
        again.encounter().ifPresent(encounter -> assertTrue(text(again).contains(encounter)));
    }

    @Test
    void records_haveIdsOfTheirOwn() {
        Encounters encounters = Encounters.shipped();
        Set<String> ids = new HashSet<>();
        for (int place = 0; place < 300; place++) {
            assertTrue(ids.add(encounters.at(place, random).id().hex()));
        }
    }

    private int lifeOf(Encounters encounters) {
        NewRecord first = encounters.at(0, random);
        for (int place = 1; ; place++) {
            NewRecord other = encounters.at(place, random);
            if (other.date().isBefore(first.date())) {
                return place;
            }
        }
    }

    private static String text(NewRecord record) {
        return new String(record.content().bytes(), StandardCharsets.UTF_8);
    }
}
