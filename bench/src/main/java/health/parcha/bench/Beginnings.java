package health.parcha.bench;

import health.parcha.bench.area.Imported;
import health.parcha.bench.figures.Load;
import health.parcha.bench.figures.Rounds;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Areas begun on fresh folders, one after the other, each until its import was done. */
record Beginnings(List<One> rounds, Load load) {
    /**
     * One area.
     *
     * @param area seconds from the launch until {@code area.json} was there
     * @param ready seconds from the launch until somebody had logged in
     * @param importing seconds from then until the import was done
     * @param largestNode resident bytes then
     */
    record One(double area, double ready, Imported imported, double importing, long largestNode) {}

    Beginnings {
        rounds = List.copyOf(rounds);
    }

    Rounds each(ToDoubleFunction<One> value) {
        return new Rounds(rounds.stream().map(one -> value.applyAsDouble(one)).toList());
    }
}
