package health.parcha.demo;

import health.parcha.client.ClientFault;
import health.parcha.client.Surroundings;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.network.Network;
import health.parcha.client.network.NetworkManifest;
import health.parcha.demo.area.Area;
import health.parcha.demo.area.AreaStart;
import health.parcha.demo.area.DemoFault;
import health.parcha.demo.area.RunningDemo;
import health.parcha.demo.area.Status;
import health.parcha.demo.importing.Import;
import health.parcha.demo.importing.Newcomer;
import health.parcha.demo.importing.PatientSource;
import health.parcha.demo.importing.Progress;
import health.parcha.demo.people.Accounts;
import health.parcha.demo.people.Parallel;
import health.parcha.demo.people.Population;
import health.parcha.demo.people.Roster;
import health.parcha.demo.people.Town;
import health.parcha.demo.tour.Line;
import health.parcha.demo.tour.Tour;
import health.parcha.embedded.os.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One run of the demo: area, people, import behind it, until somebody stops it or the tour is over. */
final class Session {
    /** Most who register or are imported at once: each may hash a password (64 MiB), nearly all wait for blocks. */
    private static final int WIDTH = 8;

    private static final int TRIES = 3;

    private final AreaStart start;
    private final List<PatientSource> sources;
    private final int mostPatients;
    private final Terminal terminal;

    Session(AreaStart start, List<PatientSource> sources, int mostPatients, Terminal terminal) {
        this.start = start;
        this.sources = sources;
        this.mostPatients = mostPatients;
        this.terminal = terminal;
    }

    /** Runs until a signal ends the process; returns only where database or chain cannot be brought back, and that was told. */
    void show() {
        run((town, imported) -> {
            new Welcome(town, terminal).tell();
            CountDownLatch broken = new CountDownLatch(1);
            var _ = town.area().breakdown().thenRun(broken::countDown);
            broken.await();
        });
    }

    /** Waits for the import, runs the tour and ends; true if every step held. */
    boolean tour(Consumer<Line> hear) {
        AtomicBoolean held = new AtomicBoolean();
        run((town, imported) -> {
            terminal.accept("The tour begins when the import is done.");
            boolean whole =
                    imported.handle((progress, failed) -> failed == null).join();
            held.set(new Tour(town, start.productRoot(), start.random(), terminal).run(hear) && whole);
        });
        return held.get();
    }

    /** What is done while the area runs; the import completes behind it, exceptionally where it failed. */
    @FunctionalInterface
    private interface Stay {
        void in(Town town, CompletableFuture<Progress> imported) throws InterruptedException;
    }

    private void run(Stay stay) {
        long began = System.nanoTime();
        try (DataFolder held = RunningDemo.hold(start.folder());
                Parallel parallel = new Parallel(WIDTH)) {
            new Status(List.of("It is starting.")).write(start.folder());
            try (Area area = start.run()) {
                var _ = area.breakdown().thenAccept(fault -> terminal.accept(fault.getMessage() + " " + fault.next()));
                Import importing = new Import(area, start.random());
                List<Newcomer> newcomers = importing.newcomers(sources, mostPatients);
                Town town = people(area, parallel, newcomers);
                terminal.accept("Ready after %.1f s: %s".formatted((System.nanoTime() - began) / 1e9, held.path()));
                stay.in(town, behind(town, importing, newcomers));
                town.population().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFault("INTERRUPTED", "Interrupted.", "Start again.", e);
        }
    }

    private Town people(Area area, Parallel parallel, List<Newcomer> newcomers) {
        Network network = network(area);
        Roster roster = Roster.in(area.folder());
        Accounts accounts = new Accounts(
                network, roster, area.folder().keystores(), Surroundings.system(Surroundings.Progress.silent()));
        Town town = new Town(area, network, roster, accounts, new Population(area, accounts, parallel));
        terminal.accept("Registering %d patients and the staff of %d hospitals, each with own keys."
                .formatted(newcomers.size(), area.hospitals().size()));
        town.population().staff();
        town.population().patients(newcomers.stream().map(Newcomer::planned).toList());
        town.publish();
        return town;
    }

    private static Network network(Area area) {
        try {
            return new Network(
                    NetworkManifest.read(Files.readAllBytes(area.folder().network())), NodeDoor.client());
        } catch (IOException e) {
            throw DemoFault.file("Cannot read " + area.folder().network() + ".", e);
        }
    }

    private CompletableFuture<Progress> behind(Town town, Import importing, List<Newcomer> newcomers) {
        CompletableFuture<Progress> imported = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("import").start(() -> {
            Progress progress = importing.begin(newcomers);
            try {
                imported(town, importing, newcomers, progress);
                imported.complete(progress);
            } catch (RuntimeException e) {
                if (!town.area().isClosed()) {
                    tellFailure(town.area(), progress, e);
                }
                imported.completeExceptionally(e);
            }
        });
        return imported;
    }

    private void imported(Town town, Import importing, List<Newcomer> newcomers, Progress progress) {
        try (Parallel parallel = new Parallel(WIDTH);
                Ticker _ = Ticker.begin(town.area().folder(), progress, terminal)) {
            for (int left = TRIES - 1; !tryImport(town, importing, newcomers, progress, parallel, left); left--) {
                terminal.accept("Going on with the import; what is written is not written twice.");
            }
        }
        terminal.accept("Import done: %s in %.0f s (%.0f records/s)."
                .formatted(progress.line(), progress.seconds(), progress.rate()));
        progress.remarks().forEach(remark -> terminal.accept("  " + remark));
    }

    /** False where it failed and may be tried again. */
    private boolean tryImport(
            Town town, Import importing, List<Newcomer> newcomers, Progress progress, Parallel parallel, int left) {
        try {
            town.population().verify(town.population().residents());
            importing.run(town.population(), newcomers, progress, parallel);
            return true;
        } catch (RuntimeException e) {
            if (left == 0 || town.area().isClosed()) {
                throw e;
            }
            terminal.accept("The import has stumbled: " + cause(e));
            return false;
        }
    }

    private void tellFailure(Area area, Progress progress, RuntimeException e) {
        String sentence = "The import has stopped: " + cause(e) + " Start the demo again and it goes on.";
        terminal.accept(sentence);
        List<String> lines = new ArrayList<>(List.of(progress.line(), sentence));
        new Status(lines).write(area.folder());
    }

    private static String cause(RuntimeException e) {
        return switch (e) {
            case ClientFault fault -> fault.code() + ", " + fault.sentence();
            case DemoFault fault -> fault.code() + ", " + fault.getMessage();
            default -> e.toString();
        };
    }
}
