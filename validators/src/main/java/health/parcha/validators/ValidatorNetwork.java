package health.parcha.validators;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.rpc.ChainUnreachable;
import health.parcha.chain.rpc.RpcRefusal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;

/** Four validators on loopback, a block a second, and what is done to them. */
final class ValidatorNetwork implements TestedChain {
    static final int VALIDATORS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Shorter than the half minute after which an engine gives up a silent connection. */
    private static final Duration SILENCE = Duration.ofSeconds(12);

    private final List<? extends Validator> validators;
    private final Lines lines;
    private final String finality;
    private final IntPredicate reorganisations;

    /**
     * Takes them over, to close them in the end.
     *
     * @param reorganisations how many of them are as they should be
     */
    ValidatorNetwork(List<? extends Validator> validators, Lines lines, String finality, IntPredicate reorganisations) {
        this.validators = validators;
        this.lines = lines;
        this.finality = finality;
        this.reorganisations = reorganisations;
    }

    /** Starts all; on return each has the blocks of the others. Where it fails all are closed. */
    ValidatorNetwork started() throws Exception {
        try {
            for (Validator validator : validators) {
                validator.start();
            }
            for (Validator validator : validators) {
                validator.connect();
            }
            until("a first block everywhere", () -> validators.stream().allMatch(v -> height(v) >= 0));
            awaitAgreement();
            return this;
        } catch (Exception | Error e) {
            close();
            throw e;
        }
    }

    @Override
    public List<URI> all() {
        return validators.stream().map(Validator::url).toList();
    }

    @Override
    public String finality() {
        return finality;
    }

    @Override
    public String validators() {
        return Integer.toString(VALIDATORS);
    }

    @Override
    public boolean expects(int seen) {
        return reorganisations.test(seen);
    }

    /** The first three validators have a node each, the last has none. */
    @Override
    public List<Trouble> troubles() {
        return List.of(
                new Trouble("a validator without a node is killed and started again", () -> killed(3)),
                new Trouble("a validator with a node stands still, then goes on", () -> stopped(1)),
                new Trouble("a validator with a node is cut off, then heals", () -> cutOff(0)),
                new Trouble("a validator with a node is killed and started again", () -> killed(2)),
                new Trouble("two of four are killed: the chain halts, then resumes", this::halted),
                new Trouble("another validator with a node is cut off, then heals", () -> cutOff(1)));
    }

    private void killed(int which) throws Exception {
        validators.get(which).kill();
        awaitBlocks(List.of(validators.get(which == 0 ? 1 : 0)), 5);
        restart(which);
        awaitAgreement();
    }

    private void restart(int which) throws Exception {
        validators.get(which).start();
        validators.get(which).connect();
    }

    private void stopped(int which) throws Exception {
        validators.get(which).stop();
        Thread.sleep(SILENCE);
        validators.get(which).goOn();
        awaitAgreement();
    }

    private void cutOff(int which) throws Exception {
        lines.hold(which);
        Thread.sleep(SILENCE);
        lines.release(which);
        awaitAgreement();
    }

    /** Two cannot seal alone: one block each at most, then silence. */
    private void halted() throws Exception {
        validators.get(1).kill();
        validators.get(3).kill();
        long atDeath = patientHeight(validators.get(0));
        Thread.sleep(SILENCE);
        long halted = patientHeight(validators.get(0));
        Thread.sleep(SILENCE);
        long later = patientHeight(validators.get(0));
        if (later != halted || halted > atDeath + 3) {
            throw new IllegalStateException("two of four make blocks alone: " + atDeath + ", then " + later);
        }
        restart(1);
        restart(3);
        awaitBlocks(List.of(validators.get(0), validators.get(2)), 3);
        awaitAgreement();
    }

    private static long height(Validator validator) {
        return validator.rpc().head().height().value();
    }

    /** Asked until it answers: it may be busy. */
    private static long patientHeight(Validator validator) throws InterruptedException {
        AtomicLong found = new AtomicLong();
        until("an answer", () -> {
            found.set(height(validator));
            return true;
        });
        return found.get();
    }

    private static void awaitBlocks(List<Validator> on, int more) throws InterruptedException {
        for (Validator validator : on) {
            long wanted = patientHeight(validator) + more;
            until(more + " more blocks", () -> height(validator) >= wanted);
        }
    }

    /** Until all have the block that was each one's newest, and make more. */
    private void awaitAgreement() throws InterruptedException {
        long highest = 0;
        for (Validator validator : validators) {
            highest = Math.max(highest, patientHeight(validator));
        }
        long from = highest + 1;
        until("agreement at block " + from, () -> {
            List<Optional<String>> hashes = validators.stream()
                    .map(v -> v.rpc().header(new BlockHeight(from)))
                    .map(header -> header.map(h -> h.hash().toString()))
                    .distinct()
                    .toList();
            return hashes.size() == 1 && hashes.getFirst().isPresent();
        });
    }

    private interface Condition {
        boolean holds();
    }

    private static void until(String what, Condition condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the validators do not come to " + what);
            }
            Thread.sleep(250);
        }
    }

    private static boolean holds(Condition condition) {
        try {
            return condition.holds();
        } catch (ChainUnreachable | RpcRefusal busy) {
            return false;
        }
    }

    @Override
    public void close() {
        validators.forEach(Validator::close);
        lines.close();
    }
}
