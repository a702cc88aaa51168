package health.parcha.demo.area;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.chain.AnvilBinary;
import health.parcha.embedded.chain.ChainSettings;
import health.parcha.embedded.chain.EmbeddedChain;
import health.parcha.embedded.postgres.EmbeddedPostgres;
import health.parcha.embedded.postgres.PostgresBinaries;
import health.parcha.embedded.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Starts an area on a folder: a new one, or the one that is there, which goes on where it was.
 *
 * @param productRoot where the built product lies
 * @param cache where binaries are unpacked
 * @param hospitals how many a new area has; empty takes what is there, or three
 * @param firstPort port of the first node of a new area
 */
public record AreaStart(
        AreaFolder folder,
        Path productRoot,
        Path cache,
        Optional<Integer> hospitals,
        Optional<Integer> firstPort,
        boolean lan,
        SecureRandom random,
        Consumer<String> say) {
    private static final long CHAIN_ID = 31337;

    /** On return every node answers. The caller holds the folder's lock and closes the area. */
    public Area run() {
        return run(NodeProgram.below(productRoot));
    }

    /** The same with nodes that write their class cache when they end. */
    Area training() {
        return run(NodeProgram.below(productRoot).training());
    }

    private Area run(NodeProgram program) {
        AreaPlan plan = plan();
        makeFolders();
        say.accept("Starting the database and the chain.");
        CompletableFuture<Area> started = new CompletableFuture<>();
        // A signal may come at any time; what is being started then is stopped as soon as it can be.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> started.thenAccept(Area::close)
                                .exceptionally(failed -> null)
                                .join(),
                        "stop"));
        try {
            CompletableFuture<EmbeddedPostgres> postgres = CompletableFuture.supplyAsync(this::postgres);
            EmbeddedChain chain = chain(postgres);
            Area area = new Area(folder, plan, joined(postgres, chain), chain, program, random, say);
            started.complete(area);
            open(area);
            return area;
        } catch (RuntimeException e) {
            started.completeExceptionally(e);
            throw e;
        }
    }

    private static void open(Area area) {
        try {
            area.open();
        } catch (RuntimeException e) {
            area.close();
            throw e;
        }
    }

    private AreaPlan plan() {
        if (!Files.exists(folder.plan())) {
            AreaPlan fresh = AreaPlan.make(hospitals.orElse(AreaPlan.FEWEST), firstPort, lan);
            fresh.write(folder.plan());
            return fresh;
        }
        AreaPlan kept = AreaPlan.read(folder.plan());
        long founders = kept.hospitals().stream().filter(Hospital::founder).count();
        refuseOther("--hospitals", hospitals.filter(n -> n != founders), founders);
        refuseOther(
                "--port",
                firstPort.filter(p -> p != kept.hospitals().getFirst().port()),
                kept.hospitals().getFirst().port());
        return kept;
    }

    private void refuseOther(String option, Optional<Integer> wanted, long there) {
        wanted.ifPresent(value -> {
            throw new DemoFault(
                    "OTHER_AREA",
                    "The area in " + folder.root() + " was made with " + option + " " + there
                            + ", and the chain says so.",
                    "Leave " + option + " out, name another folder with --data, or run ./parcha demo reset.");
        });
    }

    private void makeFolders() {
        try {
            Files.createDirectories(folder.logs());
            Files.createDirectories(folder.keystores());
            Files.createDirectories(cache);
        } catch (IOException e) {
            throw DemoFault.file("Cannot make the folders of the area.", e);
        }
    }

    private EmbeddedPostgres postgres() {
        return EmbeddedPostgres.start(
                PostgresBinaries.unpackedIn(cache), folder.postgres(), PostgresSettings.laptop(), random);
    }

    private EmbeddedChain chain(CompletableFuture<EmbeddedPostgres> postgres) {
        try {
            return EmbeddedChain.start(
                    AnvilBinary.installedIn(productRoot.resolve("contracts/node_modules")),
                    folder.chain(),
                    ChainSettings.demo(CHAIN_ID),
                    InstantSource.system());
        } catch (RuntimeException e) {
            postgres.thenAccept(EmbeddedPostgres::close)
                    .exceptionally(other -> null)
                    .join();
            throw e;
        }
    }

    private static EmbeddedPostgres joined(CompletableFuture<EmbeddedPostgres> postgres, EmbeddedChain chain) {
        try {
            return postgres.join();
        } catch (CompletionException e) {
            chain.close();
            throw e.getCause() instanceof EmbeddedFault fault ? fault : e;
        }
    }
}
