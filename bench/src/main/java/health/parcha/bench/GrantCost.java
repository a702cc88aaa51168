package health.parcha.bench;

import health.parcha.bench.area.FileMaker;
import health.parcha.bench.area.LongFile;
import health.parcha.bench.area.Unmeasured;
import health.parcha.bench.wire.Answered;
import health.parcha.bench.wire.MeteredHttp;
import health.parcha.bench.wire.ThreadCpu;
import health.parcha.bench.wire.Traffic;
import health.parcha.client.consent.Grant;
import health.parcha.core.party.AccountId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

/**
 * What one grant cost its owner, from asking the client for it until the node had taken its intent (202).
 *
 * @param wall seconds
 * @param cpu seconds of the client's threads
 */
record GrantCost(double wall, double cpu, Traffic traffic) {
    private static final int ACCEPTED = 202;

    /** Grants once, and returns when the chain has settled it. */
    static GrantCost of(LongFile file, AccountId grantee, MeteredHttp http) {
        AtomicReference<Answered> accepted = new AtomicReference<>();
        http.tell(answer -> {
            if (answer.status() == ACCEPTED
                    && answer.method().equals("POST")
                    && answer.path().endsWith("/intents")) {
                accepted.set(answer);
            }
        });
        Traffic traffic = http.traffic();
        ThreadCpu cpu = ThreadCpu.now();
        long began = System.nanoTime();
        new Grant(file.owner()).grant(FileMaker.wholeFile(file.owner(), grantee, false));
        http.tell(answer -> {});
        Answered end = accepted.get();
        if (end == null) {
            throw new Unmeasured("The node answered no intent of the grant with 202.");
        }
        return new GrantCost(
                (end.nanos() - began) / 1e9,
                end.cpu().since(cpu).toNanos() / 1e9,
                end.traffic().since(traffic));
    }

    static double median(List<GrantCost> costs, ToDoubleFunction<GrantCost> value) {
        return health.parcha.bench.figures.Rounds.median(
                costs.stream().map(cost -> value.applyAsDouble(cost)).toList());
    }

    /** Seconds on the clock that a quarter of the grants stays below. */
    static double quick(List<GrantCost> costs) {
        return costs.stream().mapToDouble(GrantCost::wall).sorted().toArray()[costs.size() / 4];
    }
}
