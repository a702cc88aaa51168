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
import health.parcha.demo.people.AreaDocument;
import health.parcha.demo.people.Parallel;
import health.parcha.demo.people.Population;
import health.parcha.demo.people.Roster;
import health.parcha.embedded.os.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** One run of the demo: area, people, import behind it, until somebody stops it or the tour is over. */
final class Session {
    /** Most who register or are imported at once: each may hash a password (64 MiB), nearly all wait for blocks. */
    private static final int WIDTH = 8;

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

    /** Runs until a signal ends the process. */
    void show() {
        run(town -> {
            new Welcome(town.area(), town.network(), town.roster(), terminal).tell();
            new CountDownLatch(1).await();
        });
    }

    /** What is done while the area runs. */
    @FunctionalInterface
    interface Stay {
        void in(Town town) throws InterruptedException;
    }

    /**
     * The area with its people.
     *
     * @param imported completes when every source is imported, exceptionally where that failed
     */
    record Town(
            Area area,
            Network network,
            Roster roster,
            Accounts accounts,
            Population population,
            CompletableFuture<Progress> imported) {}

    void run(Stay stay) {
        long began = System.nanoTime();
        try (DataFolder held = RunningDemo.hold(start.folder());
                Parallel parallel = new Parallel(WIDTH)) {
            new Status(List.of("It is starting.")).write(start.folder());
            try (Area area = start.run()) {
                Town town = people(area, parallel);
                terminal.accept("Ready after %.1f s: %s".formatted((System.nanoTime() - began) / 1e9, held.path()));
                stay.in(town);
                town.population().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFault("INTERRUPTED", "Interrupted.", "Start again.", e);
        }
    }

    private Town people(Area area, Parallel parallel) {
        Network network = network(area);
        Roster roster = Roster.in(area.folder());
        Accounts accounts = new Accounts(
                network, roster, area.folder().keystores(), Surroundings.system(Surroundings.Progress.silent()));
        Population population = new Population(area, accounts, parallel);
        Import importing = new Import(area, population, start.random());
        List<Newcomer> newcomers = importing.newcomers(sources, mostPatients);
        terminal.accept("Registering %d patients and the staff of %d hospitals, each with own keys."
                .formatted(newcomers.size(), area.hospitals().size()));
        population.staff();
        population.patients(newcomers.stream().map(Newcomer::planned).toList());
        new AreaDocument(area, network, roster).write();
        CompletableFuture<Progress> imported = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("import")
                .start(() -> behind(area, population, importing, newcomers, imported));
        return new Town(area, network, roster, accounts, population, imported);
    }

    private static Network network(Area area) {
        try {
            return new Network(
                    NetworkManifest.read(Files.readAllBytes(area.folder().network())), NodeDoor.client());
        } catch (IOException e) {
            throw DemoFault.file("Cannot read " + area.folder().network() + ".", e);
        }
    }

    private void behind(
            Area area,
            Population population,
            Import importing,
            List<Newcomer> newcomers,
            CompletableFuture<Progress> imported) {
        Progress progress = importing.begin(newcomers);
        try (Parallel parallel = new Parallel(WIDTH)) {
            try (Ticker _ = Ticker.begin(area.folder(), progress, terminal)) {
                population.verify(population.everybody());
                importing.run(newcomers, progress, parallel);
            }
            terminal.accept("Import done: %s in %.0f s (%.0f records/s)."
                    .formatted(progress.line(), progress.seconds(), progress.rate()));
            progress.remarks().forEach(remark -> terminal.accept("  " + remark));
            imported.complete(progress);
        } catch (RuntimeException e) {
            if (!area.isClosed()) {
                tellFailure(area, progress, e);
            }
            imported.completeExceptionally(e);
        }
    }

    private void tellFailure(Area area, Progress progress, RuntimeException e) {
        String cause =
                e instanceof ClientFault || e instanceof DemoFault ? String.valueOf(e.getMessage()) : e.toString();
        String sentence = "The import has stopped: " + cause + " Start the demo again and it goes on.";
        terminal.accept(sentence);
        List<String> lines = new ArrayList<>(List.of(progress.line(), sentence));
        new Status(lines).write(area.folder());
    }
}
