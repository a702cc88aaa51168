package health.parcha.cli;

import health.parcha.chain.Address;
import health.parcha.chain.MemberKind;
import health.parcha.chain.follow.FinalityRule;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.HttpTransport;
import health.parcha.client.BadInput;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.joining.JoinNetwork;
import health.parcha.client.joining.Joined;
import health.parcha.client.joining.JoiningFolder;
import health.parcha.client.joining.MembersByRpc;
import health.parcha.client.joining.Wishes;
import health.parcha.client.network.Network;
import health.parcha.client.network.NetworkManifest;
import health.parcha.core.signed.Hex;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "join",
        description = {
            "Joins a network, on the new organisation's own machine: makes keys, document and settings, and says the next step.",
            "Run the same command again after each step; what was made stays as it is."
        },
        footer = {
            "",
            "Example:",
            "  parcha node join --dir /etc/parcha --network network.json \\",
            "      --rpc http://127.0.0.1:8545 --name \"Hôpital Saint-Roch\" \\",
            "      --url https://parcha.saint-roch.example"
        })
final class NodeJoin extends Verb {
    @Option(names = "--dir", paramLabel = "DIR", required = true, description = "where everything is written")
    private Path dir = Path.of("");

    @Option(
            names = "--network",
            paramLabel = "FILE",
            required = true,
            description = "network.json, as a founder handed it over; pinned at the first run")
    private Path network = Path.of("");

    @Option(names = "--rpc", paramLabel = "URL", required = true, description = "JSON-RPC of the own chain engine")
    private URI rpc = URI.create("");

    @Mixin
    private final EngineToken token = new EngineToken();

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "of the organisation")
    private String name = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "hospital",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private MemberKind kind = MemberKind.HOSPITAL;

    @Option(names = "--url", paramLabel = "URL", required = true, description = "of the node, as others reach it")
    private URI url = URI.create("");

    @Option(
            names = "--admin",
            paramLabel = "ADDRESS",
            split = ",",
            description = "who will act for it, 1 to 8; without, a first admin's key is made in DIR/admin.key")
    private List<String> admins = List.of();

    @Option(
            names = "--tag-key",
            paramLabel = "FILE",
            description = "the network's identity tag key, as a member hospital handed it over in secret")
    private Optional<Path> tagKey = Optional.empty();

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "where the node takes requests; default: ${DEFAULT-VALUE}")
    private String listen = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8440",
            description = "on which it does; default: ${DEFAULT-VALUE}")
    private int port = 8440;

    @Option(
            names = "--database",
            paramLabel = "JDBC",
            defaultValue = "jdbc:postgresql://127.0.0.1:5432/parcha",
            description = "the node's own database; default: ${DEFAULT-VALUE}")
    private String database = "";

    @Option(
            names = "--depth",
            paramLabel = "N",
            defaultValue = "1",
            description = "blocks until settled: 1 on QBFT, floor(n/2)+1 on Clique; default: ${DEFAULT-VALUE}")
    private int depth = 1;

    @Option(names = "--journal", paramLabel = "FILE", description = "of an embedded chain, in place of --depth")
    private Optional<Path> journal = Optional.empty();

    @Override
    public Integer call() {
        NetworkManifest manifest = NetworkManifest.read(AccountCreate.bytes(network));
        JoiningFolder folder = new JoiningFolder(dir);
        try (HttpTransport transport = new HttpTransport(rpc, HttpTransport.ANSWER, token.token())) {
            JoinNetwork join = new JoinNetwork(
                    folder,
                    new Network(manifest, NodeDoor.client()),
                    new MembersByRpc(
                            new EthRpc(transport), manifest.contracts(), FinalityRule.depth(Math.max(1, depth))),
                    wishes(),
                    output.surroundings());
            tagKey.ifPresent(file -> join.takeTagKey(digits(file)));
            Joined joined = join.go();
            JoiningSteps steps = new JoiningSteps(folder);
            output.give(steps.json(joined), () -> steps.words(joined));
            return 0;
        }
    }

    private Wishes wishes() {
        if (depth < 1) {
            throw new WrongUsage("--depth counts the block itself: 1 at least");
        }
        return new Wishes(
                name,
                kind,
                url,
                admins.stream().map(NodeJoin::address).toList(),
                new Wishes.Engine(rpc, token.file()),
                new Wishes.Finality(depth, journal),
                new Wishes.Listen(listen, port),
                database);
    }

    private static Address address(String text) {
        try {
            return Address.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("\"" + text + "\" is no address: 0x and 40 hexadecimal digits");
        }
    }

    private static String digits(Path file) {
        try {
            return Hex.check(new String(AccountCreate.bytes(file), StandardCharsets.US_ASCII).strip(), 32, "key");
        } catch (IllegalArgumentException e) {
            throw new BadInput("KEY_FILE", file + " is no key.", "A key file holds 64 lower-case hexadecimal digits.");
        }
    }
}
