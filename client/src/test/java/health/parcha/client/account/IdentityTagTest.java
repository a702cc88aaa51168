package health.parcha.client.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import health.parcha.core.party.NetworkId;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTagTest {
    private static final NetworkId NETWORK = new NetworkId("11".repeat(32));

    private static Demographics person(String names, String surname, String place) {
        return new Demographics(
                names,
                surname,
                LocalDate.of(1990, 2, 3),
                place,
                "anywhere",
                Optional.of("2 90 02 75"),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "Élodie, ELODIE",
        "O'Brien, OBRIEN",
        "de la Tour, DELATOUR",
        "Jean-Pierre, JEANPIERRE",
        "Œuvrard, OEUVRARD",
        "Ærøskøbing, AEROSKOBING",
        "Łódź, LODZ",
        "Strauß, STRAUSS",
        "ﬁona, FIONA",
        "Åse, ASE",
        "Иван, ИВАН",
        "Saint-Étienne (42), SAINTETIENNE"
    })
    void letters_areCapitalsWithoutMarks(String typed, String plain) {
        assertEquals(plain, IdentityTag.letters(typed));
    }

    @Test
    void theSamePerson_typedTwoWays_isTheSameText() {
        assertEquals(
                IdentityTag.namesText(person("Élodie Marie", "D'Arc", "Domrémy")),
                IdentityTag.namesText(person(" elodie", "d arc", "DOMREMY ")));
    }

    @Test
    void addressAndLaterNames_doNotMatter_surnameDateAndPlaceDo() {
        String text = IdentityTag.namesText(person("Ada", "Lovelace", "London"));
        assertEquals("names\nLOVELACE\nADA\n1990-02-03\nLONDON", text);
        assertNotEquals(text, IdentityTag.namesText(person("Ada", "Lovelace", "Paris")));
        assertNotEquals(text, IdentityTag.namesText(person("Ada", "Byron", "London")));
    }

    @Test
    void tag_differsBetweenNetworks_andBetweenNamesAndIdentifier() {
        Demographics ada = person("Ada", "Lovelace", "London");
        String tag = IdentityTag.ofNames(ada, NETWORK);
        assertEquals(tag, IdentityTag.ofNames(ada, NETWORK));
        assertEquals(64, tag.length());
        assertNotEquals(tag, IdentityTag.ofNames(ada, new NetworkId("12".repeat(32))));
        assertNotEquals(Optional.of(tag), IdentityTag.ofIdentifier(ada, NETWORK));
    }
}
