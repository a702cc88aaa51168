package health.parcha.demo.tour;

import health.parcha.client.ClientFault;
import health.parcha.demo.people.Town;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells the story and says of each step whether it held. */
public final class Tour {
    private static final List<Step> STEPS = List.of(
            new FourthHospital(),
            new PatientRegisters(),
            new PendingUntilSeen(),
            new SamePersonTwice(),
            new DoctorInDirectory(),
            new DoctorWrites(),
            new NobodyElseReads(),
            new FoundAndRefused(),
            new PreviewAndGrant(),
            new OnlyThatDoctor(),
            new WholeHistory(),
            new DoctorComments(),
            new NextDoctorSeesAll(),
            new WithheldStaysHidden(),
            new PatientReadsTrail(),
            new RevokedIsStopped(),
            new ExportedAndVerified(),
            new NodeKilled(),
            new ChainKilled(),
            new RulesTested());

    private final Town town;
    private final Path product;
    private final SecureRandom random;
    private final Consumer<String> say;

    /**
     * @param product where the built product lies
     * @param say hears how far the story is
     */
    public Tour(Town town, Path product, SecureRandom random, Consumer<String> say) {
        this.town = town;
        this.product = product;
        this.random = random;
        this.say = say;
    }

    /** Runs every step, also after one has failed; true if all held. */
    public boolean run(Consumer<Line> hear) {
        boolean all = true;
        try (Story story = new Story(town, product, random, say)) {
            for (Step step : STEPS) {
                say.accept(step.what() + " ...");
                Line line = run(step, story);
                hear.accept(line);
                all &= line.ok();
            }
        }
        town.publish();
        return all;
    }

    private static Line run(Step step, Story story) {
        long began = System.nanoTime();
        Optional<String> cause = Optional.empty();
        try {
            step.run(story);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cause = Optional.of("interrupted");
        } catch (Exception e) {
            cause = Optional.of(sentence(e));
        }
        return new Line(step.ids(), cause.isEmpty(), (System.nanoTime() - began) / 1_000_000, step.what(), cause);
    }

    private static String sentence(Exception e) {
        return switch (e) {
            case Check.Broken broken -> String.valueOf(broken.getMessage());
            case ClientFault fault -> fault.code() + ": " + fault.sentence() + " " + fault.next();
            default -> {
                StackTraceElement[] trace = e.getStackTrace();
                yield e + (trace.length == 0 ? "" : " at " + trace[0]);
            }
        };
    }
}
