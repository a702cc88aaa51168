package health.parcha.bench;

import health.parcha.bench.area.LongFile;
import health.parcha.bench.area.Residents;
import health.parcha.bench.area.Say;
import health.parcha.bench.figures.Figure;
import health.parcha.bench.figures.Goal;
import health.parcha.bench.figures.Load;
import health.parcha.bench.figures.Rounds;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Whether granting costs the same however much there is to see. The index is up to date before, as after every write. */
final class GrantBench {
    private static final int FEW = 10;
    private static final int MANY = 10_000;
    private static final int PAIRS_A_ROUND = 12;
    private static final int WARMING = 8;
    private static final Goal GOAL = new Goal.AtMost(1.1);

    private GrantBench() {}

    /** Grants of one round, taken in turns. */
    private record Round(List<GrantCost> few, List<GrantCost> many) {
        double few(ToDoubleFunction<GrantCost> value) {
            return GrantCost.median(few, value);
        }

        double many(ToDoubleFunction<GrantCost> value) {
            return GrantCost.median(many, value);
        }
    }

    static List<Figure> figures(Stage stage) {
        LongFile many = stage.file(MANY);
        LongFile few = stage.file(FEW);
        Residents people = stage.residents();
        AccountId grantee =
                people.find(Role.DOCTOR, people.hospitals().get(1), 1).account();
        Say.line("warming: %d grants for each".formatted(WARMING));
        pairs(stage, few, many, grantee, WARMING);
        double before = Load.now();
        List<Round> rounds = new ArrayList<>();
        for (int i = 1; i <= Rounds.FEWEST; i++) {
            Say.line("round %d of %d: %d grants for each, in turns".formatted(i, Rounds.FEWEST, PAIRS_A_ROUND));
            rounds.add(pairs(stage, few, many, grantee, PAIRS_A_ROUND));
        }
        Load load = Load.since(before);
        return List.of(
                wall(rounds, load),
                ratio("grant-cpu", rounds, GrantCost::cpu, load, 1e3, "ms"),
                ratio("grant-sent", rounds, cost -> cost.traffic().sent(), load, 1, "bytes"),
                ratio("grant-received", rounds, cost -> cost.traffic().received(), load, 1, "bytes"));
    }

    private static Round pairs(Stage stage, LongFile few, LongFile many, AccountId grantee, int count) {
        Round round = new Round(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < count; i++) {
            round.few().add(GrantCost.of(few, grantee, stage.http()));
            round.many().add(GrantCost.of(many, grantee, stage.http()));
        }
        return round;
    }

    /** Of the clock the quicker quarter counts: the others waited for a member that was a block behind, whatever the file. */
    private static Figure wall(List<Round> rounds, Load load) {
        return ratio(
                "grant-wall",
                rounds,
                round -> GrantCost.quick(round.few()),
                round -> GrantCost.quick(round.many()),
                load,
                1e3,
                "ms");
    }

    private static Figure ratio(
            String name, List<Round> rounds, ToDoubleFunction<GrantCost> value, Load load, double scale, String unit) {
        return ratio(name, rounds, round -> round.few(value), round -> round.many(value), load, scale, unit);
    }

    /** The ratio of many over few, with what both were. */
    private static Figure ratio(
            String name,
            List<Round> rounds,
            ToDoubleFunction<Round> few,
            ToDoubleFunction<Round> many,
            Load load,
            double scale,
            String unit) {
        List<Double> ratios = rounds.stream()
                .map(round -> many.applyAsDouble(round) / few.applyAsDouble(round))
                .toList();
        return Figure.claim(name, new Rounds(ratios), "ratio", GOAL, load)
                .with("few_" + unit, scale * median(rounds, few))
                .with("many_" + unit, scale * median(rounds, many));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
        return Rounds.median(rounds.stream().map(value::applyAsDouble).toList());
    }
}
