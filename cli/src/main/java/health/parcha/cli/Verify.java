package health.parcha.cli;

import health.parcha.client.bundle.VerifyProof;
import health.parcha.client.bundle.VerifyProof.Line;
import health.parcha.client.bundle.VerifyProof.Result;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.network.Network;
import health.parcha.client.network.NetworkManifest;
import health.parcha.client.proof.Anchors;
import health.parcha.client.wire.Blob;
import health.parcha.core.signed.Json;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = "Checks a proof file against a pinned network.json, offline; the anchor where --rpc is given.",
        footer = {
            "",
            "Examples:",
            "  parcha verify 1f00....proof --network network.json",
            "  parcha verify 1f00....proof --network network.json --identity identity.txt --rpc http://127.0.0.1:8545"
        })
final class Verify extends Verb {
    @Mixin
    private final Identities identities = new Identities();

    @Parameters(index = "0", paramLabel = "FILE", description = "ID.proof; ID.age is looked for beside it")
    private Path file = Path.of("");

    @Option(names = "--network", paramLabel = "FILE", required = true, description = "the pinned network.json")
    private Path network = Path.of("");

    @Option(names = "--rpc", paramLabel = "URL", description = "the chain's JSON-RPC")
    private Optional<URI> rpc = Optional.empty();

    @Mixin
    private final EngineToken token = new EngineToken();

    @Override
    public Integer call() {
        Network pinned = new Network(NetworkManifest.read(AccountCreate.bytes(network)), NodeDoor.client());
        Optional<Anchors> chain = rpc.map(endpoint -> new Anchors(endpoint, token.token(), pinned.contracts()));
        try {
            List<Line> lines = new VerifyProof(pinned, chain).verify(AccountCreate.bytes(proof()), ageFile());
            lines.forEach(line -> output.give(
                    Json.object()
                            .put("what", line.what())
                            .put("result", word(line.result()))
                            .put("detail", line.detail())
                            .done(),
                    () -> (word(line.result()) + "            ").substring(0, 13) + line.what() + ": "
                            + line.detail()));
            return lines.stream().anyMatch(line -> line.result() == Result.FAILED) ? Faults.CHECK_FAILED : 0;
        } finally {
            chain.ifPresent(Anchors::close);
        }
    }

    private static String word(Result result) {
        return result.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Path proof() {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".age") ? file.resolveSibling(name.substring(0, name.length() - 4) + ".proof") : file;
    }

    private Optional<VerifyProof.AgeFile> ageFile() {
        String name = String.valueOf(proof().getFileName());
        Path age = file.resolveSibling(name.replaceFirst("\\.proof$", ".age"));
        return identities.given() && Files.exists(age)
                ? Optional.of(new VerifyProof.AgeFile(Blob.of(AccountCreate.bytes(age)), identities.read()))
                : Optional.empty();
    }
}
