package health.parcha.embedded.chain;

import health.parcha.embedded.chain.JournalRow.Blocks;
import health.parcha.embedded.chain.JournalRow.Empty;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes rows on, neighbouring runs of empty blocks as one. */
final class RunPacker {
    private final Consumer<Blocks> to;
    private @Nullable Empty run;
    private long saved;

    RunPacker(Consumer<Blocks> to) {
        this.to = to;
    }

    void add(Blocks row) {
        Empty before = run;
        if (before != null && row instanceof Empty next && before.continuedBy(next)) {
            run = before.with(next);
            saved++;
            return;
        }
        flush();
        if (row instanceof Empty begun) {
            run = begun;
        } else {
            to.accept(row);
        }
    }

    /** Passes on what is held back. */
    void flush() {
        if (run != null) {
            to.accept(run);
            run = null;
        }
    }

    /** Rows that went into another. */
    long saved() {
        return saved;
    }
}
