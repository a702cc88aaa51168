package health.parcha.chain.relay;

import health.parcha.chain.Module;
import health.parcha.chain.intent.Batch;
import health.parcha.chain.intent.SignedIntent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses the items of the next batch: in the journal's order, but nothing that touches what a transaction on its way is
 * changing, nor what an item held back for that reason will change. Then sorts by module, keeping the order inside.
 */
final class Selection {
    /** Of one batch; in JSON it takes twice as much, and one engine takes no body of 2 MB. */
    private static final int MOST_BYTES = 600_000;

    private final Set<ObjectKey> busy = new HashSet<>();
    private final List<Candidate> chosen = new ArrayList<>();
    private final int most;
    private final long mostGas;
    private long gas = GasTable.FRAME;
    private int bytes;

    Selection(int most, long mostGas) {
        this.most = most;
        this.mostGas = mostGas;
    }

    /** An open entry that may be sent, taken apart. */
    record Candidate(JournalEntry entry, SignedIntent signed, Touch touch) {
        static Candidate of(JournalEntry entry) {
            SignedIntent signed = Work.signed(entry);
            return new Candidate(entry, signed, Touch.of(signed.intent(), entry.id()));
        }

        private Module module() {
            return signed.intent().kind().module();
        }
    }

    /** Marks what a transaction on its way changes. */
    void avoid(Collection<Candidate> onTheirWay) {
        onTheirWay.forEach(candidate -> busy.addAll(candidate.touch().changes()));
    }

    void offer(Candidate candidate) {
        Touch touch = candidate.touch();
        long more = GasTable.of(candidate.signed());
        int size = candidate.entry().item().size() + 2;
        boolean full = chosen.size() >= most || gas + more > mostGas || bytes + size > MOST_BYTES;
        if (full || touch.touchesAnyOf(busy)) {
            busy.addAll(touch.changes());
            return;
        }
        gas += more;
        bytes += size;
        chosen.add(candidate);
    }

    /** Whether nothing that follows can be chosen. */
    boolean isFull() {
        return chosen.size() >= most;
    }

    /** The items by module; an item never stands before one that it may depend on. */
    List<Candidate> sorted() {
        return chosen.stream()
                .sorted(Comparator.comparingInt(candidate -> rank(candidate.module())))
                .toList();
    }

    static Batch batch(List<Candidate> candidates) {
        return new Batch(candidates.stream().map(c -> c.entry().item()).toList());
    }

    static long gas(List<Candidate> candidates) {
        return GasTable.FRAME
                + candidates.stream().mapToLong(c -> GasTable.of(c.signed())).sum();
    }

    // Members and accounts are one contract; consents know nothing of them; prescriptions look at both, claims at
    // prescriptions; emergency and anchors follow members.
    private static int rank(Module module) {
        return switch (module) {
            case MEMBERS, ACCOUNTS -> 0;
            case CONSENTS -> 1;
            case PRESCRIPTIONS -> 2;
            case CLAIMS -> 3;
            case EMERGENCY -> 4;
            case ANCHORS -> 5;
        };
    }
}
