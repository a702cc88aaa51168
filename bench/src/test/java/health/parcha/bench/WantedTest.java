package health.parcha.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WantedTest {
    @Test
    void nothing_isEverything() {
        assertEquals(new Wanted(List.of(Suite.values()), EnumSet.allOf(RelayPart.class), false), Wanted.of());
    }

    @Test
    void aPartOfTheRelay_isThatAlone_andShorter() {
        Wanted wanted = Wanted.of("relay", "--part", "four-validators", "--json");
        assertEquals(new Wanted(List.of(Suite.RELAY), Set.of(RelayPart.FOUR_VALIDATORS), true), wanted);
        assertTrue(wanted.minutes() < Wanted.of("relay").minutes());
    }

    @Test
    void help_namesEverySuiteAndPart() {
        String help = Wanted.help();
        for (Suite suite : Suite.values()) {
            assertTrue(help.contains(suite.word()), suite::word);
        }
        for (RelayPart part : RelayPart.values()) {
            assertTrue(help.contains("--part " + part.word()), part::word);
        }
    }

    @Test
    void wordsThatAreNone_areRefused() {
        for (String[] words : new String[][] {
            {"relays"},
            {"relay", "--part"},
            {"relay", "--part", "five"},
            {"--part", "drain"},
            {"start", "--part", "drain"}
        }) {
            assertThrows(IllegalArgumentException.class, () -> Wanted.of(words));
        }
    }
}
