package health.parcha.bench;

import health.parcha.bench.area.DemoRun;
import health.parcha.bench.area.Encounters;
import health.parcha.bench.area.FileMaker;
import health.parcha.bench.area.Imported;
import health.parcha.bench.area.LongFile;
import health.parcha.bench.area.Residents;
import health.parcha.bench.area.Say;
import health.parcha.bench.area.Unmeasured;
import health.parcha.bench.figures.Load;
import health.parcha.bench.figures.Rounds;
import health.parcha.bench.wire.MeteredHttp;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.session.Me;
import health.parcha.core.party.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the suites share: areas that were begun, the one that stays, and the files made in it. Made when first asked for. */
final class Stage implements AutoCloseable {
    private final Path product;
    private final Path folder;
    private final MeteredHttp http = new MeteredHttp(NodeDoor.client());
    private final Map<Integer, LongFile> files = new HashMap<>();
    private Optional<Beginnings> beginnings = Optional.empty();
    private Optional<DemoRun> demo = Optional.empty();
    private Optional<Residents> residents = Optional.empty();

    /** @param product where the launcher is; everything made lies in its {@code target} folder, on a disk that is one */
    Stage(Path product) {
        this.product = product.toAbsolutePath().normalize();
        try {
            this.folder = Files.createTempDirectory(Files.createDirectories(this.product.resolve("target")), "bench-");
        } catch (IOException e) {
            throw new Unmeasured("No folder for the areas: " + e.getMessage(), e);
        }
    }

    Path product() {
        return product;
    }

    /** A folder of that name for what needs no area; whatever area stood is stopped, it would be measured too. */
    Path aside(String name) {
        stop();
        return folder.resolve(name);
    }

    MeteredHttp http() {
        return http;
    }

    /** Fresh areas, begun one after the other; the last one stays. */
    Beginnings beginnings() {
        if (beginnings.isEmpty()) {
            beginnings = Optional.of(begin());
        }
        return beginnings.get();
    }

    private Beginnings begin() {
        double before = Load.now();
        List<Beginnings.One> rounds = new ArrayList<>();
        for (int i = 1; i <= Rounds.FEWEST; i++) {
            Say.line("round %d of %d: a fresh area".formatted(i, Rounds.FEWEST));
            stop();
            rounds.add(begin(launch(List.of())));
        }
        return new Beginnings(rounds, Load.since(before));
    }

    private Beginnings.One begin(DemoRun run) {
        run.awaitArea();
        double area = run.age();
        Residents people = residents();
        Me first = people.logIn(people.find(Role.DOCTOR, people.hospitals().getFirst(), 0));
        double ready = run.age();
        Say.line("%s is in; ready after %.1f s".formatted(first.account(), ready));
        Imported imported = run.awaitImport();
        return new Beginnings.One(area, ready, imported, run.age() - ready, run.largestNode());
    }

    /** The people of the area that stays. */
    Residents residents() {
        if (residents.isEmpty()) {
            residents = Optional.of(Residents.of(standing().folder(), folder.resolve("own-" + demo.hashCode()), http));
        }
        return residents.get();
    }

    private DemoRun standing() {
        if (demo.isEmpty()) {
            Say.line("a fresh area without patients");
            DemoRun run = launch(List.of("--patients", "0"));
            run.awaitArea();
            run.awaitImport();
        }
        return demo.orElseThrow();
    }

    /** A file of that many records in the area that stays. */
    LongFile file(int records) {
        Residents people = residents();
        return files.computeIfAbsent(records, count -> new FileMaker(people, Encounters.shipped()).make(count));
    }

    private DemoRun launch(List<String> options) {
        DemoRun run = DemoRun.launch(product, folder.resolve("area"), options);
        demo = Optional.of(run);
        return run;
    }

    private void stop() {
        residents.ifPresent(Residents::close);
        residents = Optional.empty();
        files.clear();
        demo.ifPresent(DemoRun::close);
        demo = Optional.empty();
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            Say.line("%s is left over: %s".formatted(folder, e));
        }
    }
}
