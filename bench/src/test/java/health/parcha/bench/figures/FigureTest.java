package health.parcha.bench.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
    private static final Load QUIET = new Load(0.5, 1.25);

    private static Figure figure(Goal goal, Double... values) {
        return Figure.claim("start", new Rounds(List.of(values)), "s", goal, QUIET);
    }

    @Test
    void line_holdsNameValueUnitGoalSpreadAndLoad() {
        assertEquals(
                "FIG name=start value=12 unit=s goal=<=20 result=met spread=1.2 rounds=3 cores=2 load_before=0.5 load_after=1.25",
                figure(new Goal.AtMost(20), 12.0, 10.0, 12.0).with("cores", "2").line());
    }

    @Test
    void json_saysWhatTheLineSays() {
        Figure figure = figure(new Goal.AtMost(20), 12.0, 10.0, 12.0);
        assertEquals(
                "{\"name\": \"start\", \"value\": \"12\", \"unit\": \"s\", \"goal\": \"<=20\", \"result\": \"met\","
                        + " \"spread\": \"1.2\", \"rounds\": \"3\", \"load_before\": \"0.5\", \"load_after\": \"1.25\"}",
                figure.json());
    }

    @Test
    void goal_beyondItsLimit_isMissed() {
        assertEquals(
                Figure.Result.MISSED,
                figure(new Goal.AtMost(20), 21.0, 20.0, 22.0).result());
        assertEquals(
                Figure.Result.MISSED,
                figure(new Goal.AtLeast(60), 59.0, 50.0, 70.0).result());
        assertEquals(
                Figure.Result.MET,
                figure(new Goal.AtLeast(60), 60.0, 60.0, 61.0).result());
    }

    @Test
    void rounds_thatSpreadTooFar_areNotMeasuredAndNotGood() {
        Figure wide = figure(new Goal.AtMost(20), 1.0, 1.0, 1.51);
        assertEquals(Figure.Result.NOT_MEASURED, wide.result());
        assertTrue(wide.line().contains(" result=not-measured spread=1.51 "));
        assertFalse(wide.isGood());
    }

    @Test
    void worstRound_isJudged_whereNoneMayBeAbove() {
        Figure wide = figure(new Goal.NeverAbove(20), 3.0, 12.0, 1.0);
        assertEquals(Figure.Result.MET, wide.result());
        assertTrue(wide.line().contains(" value=12 unit=s goal=<=20 result=met spread=12 "));
        assertEquals(
                Figure.Result.MISSED,
                figure(new Goal.NeverAbove(20), 3.0, 20.1, 3.0).result());
    }

    @Test
    void figureWithoutAGoal_spoilsNoRun() {
        assertTrue(Figure.beside("cold", new Rounds(List.of(1.0, 2.0, 3.0)), "s", QUIET)
                .isGood());
    }

    @Test
    void fewerThanThreeRounds_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Rounds(List.of(1.0, 1.0)));
        assertThrows(IllegalArgumentException.class, () -> new Rounds(List.of(1.0, 1.0, Double.NaN)));
    }

    @Test
    void median_ofAnEvenNumber_isTheMeanOfTheMiddleTwo() {
        assertEquals(2.5, Rounds.median(List.of(4.0, 1.0, 3.0, 2.0)));
    }

    @Test
    void numbers_haveFourDigitsAndNoExponent() {
        assertEquals("0.0001235", Figure.number(0.00012345678));
        assertEquals("12350000", Figure.number(12_345_678));
        assertEquals("0.5", Figure.number(0.5));
    }
}
