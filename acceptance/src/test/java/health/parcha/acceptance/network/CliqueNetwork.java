package health.parcha.acceptance.network;

import health.parcha.chain.Address;
import health.parcha.chain.BlockHeight;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.ChainUnreachable;
import health.parcha.core.signed.Hex;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Four validators on loopback that take turns by proof of authority (Clique), a block a second. Each speaks with each other
 * through lines of its own, so that one can be cut off and nobody notices more than silence.
 */
final class CliqueNetwork implements TestedChain {
    private static final int VALIDATORS = 4;
    private static final long CHAIN_ID = 31_400;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Shorter than the half minute after which an engine gives up a silent connection. */
    private static final Duration SILENCE = Duration.ofSeconds(12);

    private final List<Validator> validators = new ArrayList<>();
    private final Line[][] lines = new Line[VALIDATORS][VALIDATORS];
    private final List<String> names = new ArrayList<>();

    private CliqueNetwork() {}

    /**
     * Starts it; on return each validator has the blocks of the others.
     *
     * @param funded who has money for gas in the first block
     */
    static CliqueNetwork start(Path geth, Path folder, List<Address> funded) throws Exception {
        CliqueNetwork network = new CliqueNetwork();
        try {
            network.open(geth, folder, funded);
            return network;
        } catch (Exception | Error e) {
            network.close();
            throw e;
        }
    }

    private void open(Path geth, Path folder, List<Address> funded) throws Exception {
        SecureRandom random = new SecureRandom();
        List<SigningKey> sealers = IntStream.range(0, VALIDATORS)
                .mapToObj(i -> SigningKey.generate(random))
                .toList();
        Path genesis = Files.writeString(folder.resolve("genesis.json"), genesis(sealers, funded));
        for (int i = 0; i < VALIDATORS; i++) {
            validators.add(new Validator(geth, folder.resolve("validator-" + i), sealers.get(i), CHAIN_ID));
            validators.get(i).prepare(genesis);
        }
        for (int from = 0; from < VALIDATORS; from++) {
            for (int to = 0; to < VALIDATORS; to++) {
                lines[from][to] = Line.to(validators.get(to).p2pPort());
            }
        }
        for (Validator validator : validators) {
            validator.start();
            names.add(validator.name());
        }
        for (int i = 0; i < VALIDATORS; i++) {
            connect(i);
        }
        awaitAgreement();
    }

    private static String genesis(List<SigningKey> sealers, List<Address> funded) {
        String signers = sealers.stream()
                .map(key -> Hex.of(key.address().toArray()))
                .sorted()
                .collect(Collectors.joining());
        String money = funded.stream()
                .map(who -> "\"" + who + "\": {\"balance\": \"0x200000000000000000000000000000\"}")
                .collect(Collectors.joining(", "));
        return """
                {"config": {"chainId": %d, "homesteadBlock": 0, "eip150Block": 0, "eip155Block": 0, "eip158Block": 0,
                  "byzantiumBlock": 0, "constantinopleBlock": 0, "petersburgBlock": 0, "istanbulBlock": 0, "berlinBlock": 0,
                  "londonBlock": 0, "clique": {"period": 1, "epoch": 30000}},
                 "difficulty": "0x1", "gasLimit": "0x3938700", "baseFeePerGas": "0x7",
                 "extraData": "0x%s%s%s", "alloc": {%s}}
                """.formatted(CHAIN_ID, "00".repeat(32), signers, "00".repeat(65), money);
    }

    private void connect(int from) throws Exception {
        for (int to = 0; to < VALIDATORS; to++) {
            if (to != from) {
                validators.get(from).connect(names.get(to), lines[from][to]);
            }
        }
    }

    @Override
    public List<URI> engines() {
        return all().subList(0, Hospitals.NUMBER);
    }

    @Override
    public List<URI> all() {
        return validators.stream().map(Validator::url).toList();
    }

    @Override
    public String finality() {
        return "depth: " + (VALIDATORS / 2 + 1);
    }

    @Override
    public String validators() {
        return Integer.toString(VALIDATORS);
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
        awaitBlocks(List.of(others(which).getFirst()), 5);
        restart(which);
        awaitAgreement();
    }

    private void restart(int which) throws Exception {
        validators.get(which).start();
        connect(which);
    }

    private void stopped(int which) throws Exception {
        validators.get(which).stop();
        Thread.sleep(SILENCE);
        validators.get(which).goOn();
        awaitAgreement();
    }

    private void cutOff(int which) throws Exception {
        linesOf(which).forEach(Line::hold);
        Thread.sleep(SILENCE);
        linesOf(which).forEach(Line::release);
        awaitAgreement();
    }

    private List<Line> linesOf(int which) {
        return IntStream.range(0, VALIDATORS)
                .boxed()
                .flatMap(other -> List.of(lines[which][other], lines[other][which]).stream())
                .toList();
    }

    /** Two cannot seal alone: one block each at most, then silence. */
    private void halted() throws Exception {
        validators.get(1).kill();
        validators.get(3).kill();
        long atDeath = height(validators.get(0));
        Thread.sleep(SILENCE);
        long halted = height(validators.get(0));
        Thread.sleep(SILENCE);
        if (height(validators.get(0)) != halted || halted > atDeath + 3) {
            throw new IllegalStateException(
                    "two of four make blocks alone: " + atDeath + ", then " + height(validators.get(0)));
        }
        restart(1);
        restart(3);
        awaitBlocks(List.of(validators.get(0), validators.get(2)), 3);
        awaitAgreement();
    }

    private List<Validator> others(int which) {
        return IntStream.range(0, VALIDATORS)
                .filter(i -> i != which)
                .mapToObj(validators::get)
                .toList();
    }

    private static long height(Validator validator) {
        return validator.rpc().head().height().value();
    }

    private static void awaitBlocks(List<Validator> on, int more) throws InterruptedException {
        for (Validator validator : on) {
            long wanted = height(validator) + more;
            until(more + " more blocks", () -> height(validator) >= wanted);
        }
    }

    /** Until all have the block that was each one's newest, and make more. */
    private void awaitAgreement() throws InterruptedException {
        long from = validators.stream().mapToLong(CliqueNetwork::height).max().orElseThrow() + 1;
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
        } catch (ChainUnreachable busy) {
            return false;
        }
    }

    @Override
    public void close() {
        validators.forEach(Validator::close);
        for (Line[] row : lines) {
            for (Line line : row) {
                if (line != null) {
                    line.close();
                }
            }
        }
    }
}
