package health.parcha.cli;

import health.parcha.client.Surroundings;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.network.Network;
import health.parcha.client.proof.Anchors;
import health.parcha.client.session.KeystoreFile;
import health.parcha.client.session.LogIn;
import health.parcha.client.session.Me;
import health.parcha.client.session.Secrets;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who calls: somebody of an area, or a keystore at a node. */
final class Caller {
    @Option(
            names = "--area",
            paramLabel = "FILE",
            defaultValue = "${env:PARCHA_AREA}",
            description = "an area.json (or PARCHA_AREA)")
    private Optional<Path> area = Optional.empty();

    @Option(names = "--as", paramLabel = "NAME", description = "who of the area calls")
    private Optional<String> as = Optional.empty();

    @Option(
            names = "--node",
            paramLabel = "URL",
            defaultValue = "${env:PARCHA_NODE}",
            description = "the own node (or PARCHA_NODE)")
    private Optional<URI> node = Optional.empty();

    @Option(
            names = "--keystore",
            paramLabel = "FILE",
            defaultValue = "${env:PARCHA_KEYSTORE}",
            description = "the own keystore (or PARCHA_KEYSTORE)")
    private Optional<Path> keystore = Optional.empty();

    @Option(
            names = "--secrets-file",
            paramLabel = "FILE",
            description = "password and account key as JSON; else asked for")
    private Optional<Path> secretsFile = Optional.empty();

    @Option(names = "--rpc", paramLabel = "URL", description = "the chain's JSON-RPC, for checking anchors")
    private Optional<URI> rpc = Optional.empty();

    @Mixin
    private final EngineToken token = new EngineToken();

    Me logIn(Surroundings surroundings) {
        Optional<Area.Inhabitant> inhabitant = inhabitant();
        LogIn at = logInAt(surroundings);
        try (Secrets secrets = inhabitant
                .map(i -> SecretInput.secrets(i.password(), i.accountKey()))
                .orElseGet(() -> SecretInput.read(secretsFile))) {
            return at.withKeystore(secrets);
        }
    }

    LogIn logInAt(Surroundings surroundings) {
        HttpClient http = NodeDoor.client();
        NodeDoor door = NodeDoor.at(http, node());
        KeystoreFile file = KeystoreFile.at(keystorePath());
        Network network = file.pinnedNetwork()
                .map(manifest -> new Network(manifest, http))
                .orElseGet(() -> Network.firstSeenAt(door, http));
        return new LogIn(network, door, file, surroundings);
    }

    private Optional<Area.Inhabitant> inhabitant() {
        if (as.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(area.map(Area::read)
                .orElseThrow(() -> new WrongUsage("--as needs --area (or PARCHA_AREA)"))
                .inhabitant(as.get()));
    }

    URI node() {
        return node.or(() -> inhabitant().map(Area.Inhabitant::node))
                .orElseThrow(
                        () -> new WrongUsage("say who calls: --area FILE --as NAME, or --node URL --keystore FILE"));
    }

    Path keystorePath() {
        return keystore.or(() -> inhabitant().map(Area.Inhabitant::keystore))
                .orElseThrow(
                        () -> new WrongUsage("say who calls: --area FILE --as NAME, or --node URL --keystore FILE"));
    }

    Optional<Path> secretsFile() {
        return secretsFile;
    }

    /** Anchors, read from the chain itself where an endpoint is known. */
    Optional<Anchors> anchors(Me me) {
        return rpc.or(() -> area.filter(file -> as.isPresent())
                        .map(file -> Area.read(file).chain()))
                .map(endpoint ->
                        new Anchors(endpoint, token.token(), me.network().contracts()));
    }
}
