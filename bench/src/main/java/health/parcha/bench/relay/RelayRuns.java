package health.parcha.bench.relay;

import health.parcha.bench.area.Unmeasured;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.core.signed.Json;
import java.util.List;
import java.util.Set;

/** The measurements, one method each; every one checks that what was taken came to pass. */
public final class RelayRuns {
    private static final Set<String> ENDED = Set.of("final", "rejected", "expired");

    private final RelayStand stand;
    private final Grants grants;
    private final NaiveDapp naive;
    private final long before;
    private long sent;

    /** Of a stand that has carried nothing yet. */
    public RelayRuns(RelayStand stand) throws InterruptedException {
        this.stand = stand;
        this.grants = new Grants(stand.contracts());
        this.naive = new NaiveDapp(stand.rpc(), stand.purse());
        stand.awaitSettled();
        this.before = stand.outcomes("final");
    }

    /** Intents a second from the first handed in to the last settled; so many clients, each awaiting that its last is durable. */
    public double taken(int clients, int intents) throws InterruptedException {
        List<SignedIntent> all = grants.sign(intents);
        long began = System.nanoTime();
        Clients.closedLoop(clients, intents, i -> take(all.get(i)));
        stand.awaitSettled();
        double rate = intents / ((System.nanoTime() - began) / 1e9);
        check(intents);
        return rate;
    }

    /** The same, each client awaiting that the chain has settled its last. */
    public double settled(int clients, int intents) throws InterruptedException {
        List<SignedIntent> all = grants.sign(intents);
        long began = System.nanoTime();
        Clients.closedLoop(clients, intents, i -> settle(all.get(i)));
        double rate = intents / ((System.nanoTime() - began) / 1e9);
        check(intents);
        return rate;
    }

    /** Records a second of the naive dApp. */
    public double naive(int clients, int records) throws InterruptedException {
        return naive.rate(clients, records);
    }

    /** Seconds that 99 of 100 wait at most for "durable", at so many a second for so long. */
    public double acceptedP99(int rate, int seconds) throws InterruptedException {
        int count = rate * seconds;
        List<SignedIntent> all = grants.sign(count);
        double[] waits = Clients.openLoop(rate, count, i -> take(all.get(i)));
        stand.awaitSettled();
        check(count);
        return waits[(int) Math.ceil(count * 0.99) - 1];
    }

    /** Seconds from the chain's return until what was taken meanwhile is settled. */
    public double drain(EmbeddedEngine chain, int clients, int intents) throws InterruptedException {
        List<SignedIntent> all = grants.sign(intents);
        chain.close();
        Clients.closedLoop(clients, intents, i -> take(all.get(i)));
        long began = System.nanoTime();
        chain.startAgain();
        stand.awaitSettled();
        double seconds = (System.nanoTime() - began) / 1e9;
        check(intents);
        return seconds;
    }

    /** Intents that the stand has carried so far. */
    public long sent() {
        return sent;
    }

    /** Bytes a row of the journal, its indexes included. */
    public double journalRow() {
        return stand.journalRow();
    }

    private void take(SignedIntent signed) {
        stand.door().post("/intents", Grants.body(signed));
    }

    private void settle(SignedIntent signed) {
        take(signed);
        Json.Fields answer;
        do {
            answer = stand.door().get("/intents/" + Grants.digest(signed, stand.contracts()) + "?wait=20");
        } while (!ENDED.contains(answer.text("state")));
    }

    /** A run that lost one has no figure. The node anchors its log too, so there may be some more. */
    private void check(int intents) {
        sent += intents;
        long done = stand.outcomes("final") - before;
        if (done < sent || stand.outcomes("rejected") > 0) {
            throw new Unmeasured(done + " of " + sent + " intents came to pass.");
        }
    }
}
