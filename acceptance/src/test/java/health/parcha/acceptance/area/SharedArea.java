package health.parcha.acceptance.area;

import health.parcha.client.Surroundings;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.network.Network;
import health.parcha.client.network.NetworkManifest;
import health.parcha.client.session.KeystoreFile;
import health.parcha.client.session.LogIn;
import health.parcha.client.session.Me;
import health.parcha.client.session.Secrets;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.seal.AccountKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One area for all tests of a run: the tour makes it and leaves it, then it is started again on the same folder, as after a
 * night, with a folder of bundles that holds good and bad ones.
 */
public final class SharedArea {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static Optional<SharedArea> only = Optional.empty();

    private final Path folder;
    private final Launcher.Ended tour;
    private Optional<Process> running = Optional.empty();

    private SharedArea(Path folder, Launcher.Ended tour) {
        this.folder = folder;
        this.tour = tour;
    }

    /** The area after its tour. */
    public static synchronized SharedArea get() throws Exception {
        if (only.isEmpty()) {
            Path folder =
                    emptied(Launcher.ROOT.resolve("acceptance/target/shared")).resolve("area");
            Launcher.Ended tour =
                    Launcher.run(900, "demo", "--tour", "--json", "--patients", "4", "--data", folder.toString());
            only = Optional.of(new SharedArea(folder, tour));
        }
        return only.get();
    }

    public Path folder() {
        return folder;
    }

    public Launcher.Ended tour() {
        return tour;
    }

    /** The same area, running and with its import done. */
    public static synchronized SharedArea started() throws Exception {
        SharedArea area = get();
        if (area.running.isEmpty()) {
            area.start();
        }
        return area;
    }

    private void start() throws Exception {
        Path out = folder.resolveSibling("demo.out");
        Process demo = Launcher.start(
                List.of(
                        "demo",
                        "--data",
                        folder.toString(),
                        "--patients-from",
                        bundles().toString()),
                out,
                folder.resolveSibling("demo.err"));
        running = Optional.of(demo);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(demo)));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Launcher.text(out).contains("Import done")) {
            if (!demo.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the demo does not come up again:\n" + Launcher.text(out)
                        + Launcher.text(folder.resolveSibling("demo.err")));
            }
            Thread.sleep(200);
        }
    }

    private static void end(Process demo) {
        demo.destroy();
        demo.onExit().join();
    }

    /** What the running demo has said. */
    public String said() throws IOException {
        return Launcher.text(folder.resolveSibling("demo.out"));
    }

    /** What the run before has left stays until here, for whoever looks for a fault. */
    private static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var old = Files.walk(folder)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    private static Path bundles() throws IOException {
        Path folder = emptied(Launcher.ROOT.resolve("acceptance/target/bundles"));
        for (String name : List.of("good.json", "truncated.json", "no-json.json")) {
            try (var in = Optional.ofNullable(SharedArea.class.getResourceAsStream("/bundles/" + name))
                    .orElseThrow()) {
                Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return folder;
    }

    private Json.Fields json() throws IOException {
        return JsonReader.readObject(Files.readAllBytes(folder.resolve("area.json")));
    }

    /** Everybody of a role, in the order of area.json. */
    public List<Json.Fields> people(String role) throws IOException {
        List<Json.Fields> people = new ArrayList<>();
        for (Json item : json().items("people")) {
            if (item instanceof Json.Fields person && person.text("role").equals(role)) {
                people.add(person);
            }
        }
        return people;
    }

    /** The one of that role at that place of the list, logged in; the caller closes it. */
    public Me logIn(String role, int place) throws IOException {
        return logIn(people(role).get(place));
    }

    /** A person of area.json, logged in. */
    public Me logIn(Json.Fields person) throws IOException {
        Network network = network();
        LogIn at = new LogIn(
                network,
                NodeDoor.at(NodeDoor.client(), url(person.text("node"))),
                KeystoreFile.at(Path.of(person.text("keystore"))),
                Surroundings.system(Surroundings.Progress.silent()));
        try (Secrets secrets =
                new Secrets(person.text("password").toCharArray(), AccountKey.typed(person.text("accountKey")))) {
            return at.withKeystore(secrets);
        }
    }

    public Network network() throws IOException {
        return new Network(NetworkManifest.read(Files.readAllBytes(folder.resolve("network.json"))), NodeDoor.client());
    }

    /** Where the node of that name listens. */
    public URI url(String name) throws IOException {
        for (Json item : json().items("nodes")) {
            if (item instanceof Json.Fields node && node.text("name").equals(name)) {
                return URI.create(node.text("url"));
            }
        }
        throw new IllegalStateException("no node is called " + name);
    }

    public URI chain() throws IOException {
        return URI.create(json().fields("chain").text("url"));
    }
}
