package health.parcha.client.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.signed.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactsAnswersTest {
    @Test
    void sameFactsAtDifferentBlocks_agree() {
        FactsAnswers answers = new FactsAnswers(List.of(facts(7, "aa", "pending"), facts(8, "bb", "pending")));
        assertTrue(answers.agree());
        assertTrue(answers.contradiction().isEmpty());
    }

    /** The member of a new hospital is still reading the blocks that the two others agree on. */
    @Test
    void memberThatKnowsNoAccountYet_contradictsNobody() {
        FactsAnswers answers =
                new FactsAnswers(List.of(Optional.empty(), facts(8, "bb", "pending"), facts(8, "bb", "pending")));
        assertFalse(answers.agree());
        assertTrue(answers.contradiction().isEmpty());
    }

    @Test
    void memberThatIsBehind_contradictsNobody() {
        FactsAnswers answers = new FactsAnswers(
                List.of(facts(7, "aa", "pending"), facts(8, "bb", "verified"), facts(8, "bb", "verified")));
        assertFalse(answers.agree());
        assertTrue(answers.contradiction().isEmpty());
    }

    @Test
    void membersOnTwoForks_doNotAgreeButNoneIsCalledALiar() {
        FactsAnswers answers = new FactsAnswers(List.of(facts(8, "aa", "pending"), facts(8, "bb", "verified")));
        assertFalse(answers.agree());
        assertTrue(answers.contradiction().isEmpty());
    }

    @Test
    void differentFactsOfOneBlock_areAContradictionBesideAnyThird() {
        FactsAnswers.Contradiction lie = new FactsAnswers(
                        List.of(facts(7, "aa", "pending"), facts(8, "bb", "pending"), facts(8, "bb", "verified")))
                .contradiction()
                .orElseThrow();
        assertEquals(Set.of("status"), lie.one().differencesTo(lie.other()));
    }

    private static Optional<AccountFacts> facts(long block, String hash, String status) {
        String zeros = "00".repeat(32);
        return Optional.of(AccountFacts.read(Json.object()
                .put("account", "0x" + "11".repeat(20))
                .put("status", status)
                .put("roles", Json.texts(List.of()))
                .put("employer", 0)
                .put("verifiedBy", 1)
                .put("signer", "0x" + "22".repeat(20))
                .put("card", zeros)
                .put("keyringVersion", 0)
                .put("keyring", zeros)
                .put("grantEpoch", 0)
                .put("profile", zeros)
                .put("ownerSeq", 1)
                .put("othersSeq", 0)
                .put(
                        "block",
                        Json.object()
                                .put("number", block)
                                .put("hash", hash.repeat(32))
                                .done())
                .done()));
    }
}
