package health.parcha.cli;

import health.parcha.chain.Address;
import health.parcha.chain.MemberKind;
import health.parcha.chain.contract.Deployment;
import health.parcha.chain.contract.Waits;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.ChainUnreachable;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.HttpTransport;
import health.parcha.client.BadInput;
import health.parcha.client.Refused;
import health.parcha.client.Unreachable;
import health.parcha.client.founding.FoundNetwork;
import health.parcha.client.founding.Founding;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "deploy",
        description = {
            "Deploys the rules onto any Ethereum JSON-RPC chain and writes network.json, which every node and client pins.",
            "The members file is {\"members\":[{\"name\":\"...\",\"kind\":\"hospital\",\"url\":\"https://...\",\"keys\":FOLDER,"
                    + "\"admins\":[\"0x...\"]}]}; keys that a folder lacks are made."
        },
        footer = {
            "",
            "Example:",
            "  parcha network deploy --rpc http://127.0.0.1:8545 --members members.json --out network.json"
        })
final class NetworkDeploy extends Verb {
    @Option(names = "--rpc", paramLabel = "URL", required = true, description = "the chain's JSON-RPC")
    private URI rpc = URI.create("");

    @Mixin
    private final EngineToken token = new EngineToken();

    @Option(names = "--members", paramLabel = "FILE", required = true, description = "the founders")
    private Path members = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "network.json",
            description = "default: ${DEFAULT-VALUE}")
    private Path out = Path.of("network.json");

    @Option(
            names = "--deployer",
            paramLabel = "FILE",
            description =
                    "key file of a fresh account with funds; without it a throw-away key, where gas costs nothing")
    private Optional<Path> deployer = Optional.empty();

    @Option(names = "--timelock", paramLabel = "SECONDS", description = "wait after a vote; default: two days")
    private Optional<Long> timelock = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        if (Files.exists(out)) {
            throw new BadInput("EXISTS", out + " is there already.", "Choose another file with --out.");
        }
        List<Founding> founders = founders();
        Waits waits = new Waits(
                timelock.map(Duration::ofSeconds).orElse(Waits.DEFAULT.timelock()), Waits.DEFAULT.proposalLife());
        SecureRandom random = new SecureRandom();
        try (SigningKey key = deployerKey(random);
                HttpTransport transport = new HttpTransport(rpc, HttpTransport.ANSWER, token.token())) {
            Json.Fields manifest =
                    new FoundNetwork(new EthRpc(transport), random, InstantSource.system()).found(founders, waits, key);
            Files.write(out, CanonicalJson.bytes(manifest));
            output.give(
                    manifest,
                    () -> "Network " + manifest.text("network") + " stands with " + founders.size() + " founders; give "
                            + out + " to every node and client.");
            return 0;
        } catch (ChainUnreachable e) {
            throw new Unreachable("The chain at " + rpc, String.valueOf(e.getMessage()));
        } catch (Deployment.Failed e) {
            throw new Refused(
                    "DEPLOY_FAILED", "The chain did not take the rules: " + e.getMessage() + ".", "See --deployer.");
        } catch (IOException e) {
            throw new BadInput("OUT_FILE", "Cannot write " + out + ": " + e.getMessage() + ".", "Choose another file.");
        }
    }

    private SigningKey deployerKey(SecureRandom random) {
        if (deployer.isEmpty()) {
            return SigningKey.generate(random);
        }
        byte[] text = AccountCreate.bytes(deployer.get());
        try {
            return SigningKey.copyOf(
                    Hex.bytes(Hex.check(new String(text, StandardCharsets.US_ASCII).strip(), 32, "key")));
        } catch (IllegalArgumentException e) {
            throw new BadInput(
                    "KEY_FILE", deployer.get() + " is no key.", "A key file holds 64 lower-case hexadecimal digits.");
        }
    }

    private List<Founding> founders() {
        try {
            List<Founding> founders = new ArrayList<>();
            for (Json each : JsonReader.readObject(AccountCreate.bytes(members)).items("members")) {
                founders.add(founder((Json.Fields) each));
            }
            if (founders.isEmpty()) {
                throw new BadInput(
                        "MEMBERS_FILE", members + " names no member.", "A network has one hospital at least.");
            }
            return founders;
        } catch (IllegalArgumentException | ClassCastException e) {
            throw new BadInput(
                    "MEMBERS_FILE",
                    "Cannot read " + members + ": " + e.getMessage() + ".",
                    "See network deploy --help.");
        }
    }

    private Founding founder(Json.Fields json) {
        return new Founding(
                json.text("name"),
                MemberKind.valueOf(json.text("kind").toUpperCase(Locale.ROOT)),
                json.text("url"),
                members.toAbsolutePath().resolveSibling(json.text("keys")),
                json.texts("admins").stream().map(Address::parse).toList());
    }
}
