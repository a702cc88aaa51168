package health.parcha.acceptance.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.acceptance.area.Launcher;
import health.parcha.validators.BftNetwork;
import health.parcha.validators.CliqueNetwork;
import health.parcha.validators.TestedChain;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Run by the launcher, which prints the line that is left behind. */
class NetworkTest {
    private static final int INTENTS = Integer.getInteger("parcha.network.intents", 2_000);
    private static final long SECONDS = Long.getLong("parcha.network.seconds", 150);
    private static final long SEED = Long.getLong("parcha.network.seed", 4);

    @TempDir
    static Path folder;

    @Test
    void whatWasAcknowledged_whileValidatorsComeAndGo_isDoneOnceEverywhere() throws Exception {
        try (Hospitals hospitals = new Hospitals(folder);
                TestedChain chain = chain(hospitals)) {
            say("a chain stands, its validators: " + chain.validators());
            hospitals.open(chain);
            say("three nodes follow it, " + chain.finality());
            try (Heads heads = new Heads(chain.all());
                    Crowd crowd = new Crowd(hospitals.contracts(), hospitals.nodes(), SEED)) {
                run(hospitals, chain, heads, crowd);
            }
        }
    }

    private static TestedChain chain(Hospitals hospitals) throws Exception {
        Optional<ForeignChain> foreign = ForeignChain.named();
        if (foreign.isPresent()) {
            return foreign.get();
        }
        return "bft".equals(System.getenv("PARCHA_ENGINE"))
                ? BftNetwork.start(program("PARCHA_EVMD"), folder)
                : CliqueNetwork.start(program("PARCHA_GETH"), folder, hospitals.senders());
    }

    private static Path program(String variable) {
        return Path.of(Optional.ofNullable(System.getenv(variable))
                .orElseThrow(() -> new IllegalStateException(variable + " names no program: use ./parcha test")));
    }

    private static void run(Hospitals hospitals, TestedChain chain, Heads heads, Crowd crowd) throws Exception {
        Reckoning reckoning = new Reckoning(hospitals.contracts(), hospitals.nodes());
        crowd.come(INTENTS / Person.INTENTS, SECONDS * 1_000);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> noting = threads.submit(() -> {
                while (!Thread.interrupted()) {
                    reckoning.note(crowd.taken());
                    Thread.sleep(200);
                }
                return Optional.empty();
            });
            for (TestedChain.Trouble trouble : chain.troubles()) {
                say(trouble.name());
                trouble.act().run();
            }
            say("a node is killed and started again");
            hospitals.nodes().getFirst().kill();
            hospitals.nodes().getFirst().start();
            say("all is well again; acknowledged " + crowd.awaitAcknowledged() + " times");
            noting.cancel(true);
        }
        judge(chain, heads, crowd, reckoning);
    }

    private static void judge(TestedChain chain, Heads heads, Crowd crowd, Reckoning reckoning) throws Exception {
        List<Person> people = crowd.taken();
        int lost = reckoning.awaitLost(people);
        int doubled = 0;
        for (URI engine : chain.all()) {
            lost = Math.max(lost, reckoning.lostOn(engine, people));
            doubled = Math.max(doubled, reckoning.doubledOn(engine));
        }
        String line = "network: validators=" + chain.validators() + " intents=" + people.size() * Person.INTENTS
                + " lost=" + lost + " doubled=" + doubled + " reorgs=" + heads.reorganisations();
        Files.writeString(
                Files.createDirectories(Launcher.ROOT.resolve("acceptance/target"))
                        .resolve("network.line"),
                line + "\n");
        say(line + ", the deepest of " + heads.deepest());
        assertEquals(List.of(), reckoning.faults());
        assertEquals(0, lost + doubled, line);
        assertEquals(INTENTS, people.size() * Person.INTENTS);
        assertTrue(chain.expects(heads.reorganisations()), "as many blocks were taken back as the engine may: " + line);
    }

    private static void say(String what) {
        System.out.println(what);
    }
}
