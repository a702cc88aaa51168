package health.parcha.validators;

import health.parcha.chain.rpc.ChainUnreachable;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.HttpTransport;
import health.parcha.chain.rpc.RpcRefusal;
import health.parcha.embedded.os.Ports;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One validator: evmd, an EVM on CometBFT, in a process of its own. */
final class CometValidator implements Validator {
    private static final String KEY = "validator";
    /** A block a second; a proposer who says nothing for a second is passed over. */
    private static final Map<String, String> SETTINGS = Map.of(
            "timeout_commit", "\"700ms\"",
            "timeout_propose", "\"1s\"",
            "addr_book_strict", "false",
            "allow_duplicate_ip", "true",
            "pprof_laddr", "\"\"");

    private final Path home;
    private final String chain;
    private final int http = Ports.free();
    private final int webSocket = Ports.free();
    private final int p2p = Ports.free();
    private final int comet = Ports.free();
    private final HttpTransport transport = new HttpTransport(url());
    private final List<String> others = new ArrayList<>();
    private final Daemon evmd;

    CometValidator(Path evmd, Path home, String chain) {
        this.evmd = new Daemon(evmd, home.resolve("evmd.log"));
        this.home = home;
        this.chain = chain;
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + http);
    }

    int p2pPort() {
        return p2p;
    }

    @Override
    public EthRpc rpc() {
        return new EthRpc(transport);
    }

    /** Makes its folder, with settings and keys; its first block is a draft. */
    void prepare() throws Exception {
        Files.createDirectories(home);
        // Its own tools read the chain's name there; without it they sign for another chain.
        run("config", "set", "client", "chain-id", chain);
        run("init", home.getFileName().toString(), "--chain-id", chain);
        run("keys", "add", KEY, "--keyring-backend", "test", "--no-backup");
        Path settings = home.resolve("config/config.toml");
        List<String> lines = Files.readAllLines(settings).stream()
                .map(CometValidator::setting)
                .toList();
        Files.write(settings, lines);
    }

    private static String setting(String line) {
        String name = line.split(" = ", 2)[0];
        return SETTINGS.containsKey(name) ? name + " = " + SETTINGS.get(name) : line;
    }

    Path firstBlock() {
        return home.resolve("config/genesis.json");
    }

    /** Who stakes for it, as accounts are named there. */
    String account() throws Exception {
        return run("keys", "show", KEY, "--address", "--keyring-backend", "test")
                .strip();
    }

    /** Its own tools, on its folder; what they print. */
    String run(String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--home", home.toString()));
        return evmd.run(all);
    }

    /** Signs its entry among the first validators, into that file. */
    void enter(String stake, Path entry) throws Exception {
        run(
                "genesis",
                "gentx",
                KEY,
                stake,
                "--chain-id",
                chain,
                "--keyring-backend",
                "test",
                "--ip",
                "127.0.0.1",
                "--output-document",
                entry.toString());
    }

    /** Its name among validators. */
    String name() throws Exception {
        return run("comet", "show-node-id").strip();
    }

    /** Whom it connects to, and by which line. */
    void meets(CometValidator other, Line line) throws Exception {
        others.add(other.name() + "@127.0.0.1:" + line.port());
    }

    @Override
    public void start() throws Exception {
        List<String> options = List.of(("start --home " + home + " --chain-id " + chain
                        + " --minimum-gas-prices 0atest --pruning nothing --log_no_color --log_level warn"
                        + " --grpc.enable=false --grpc-web.enable=false --api.enable=false --p2p.pex=false"
                        + " --p2p.laddr tcp://127.0.0.1:" + p2p + " --rpc.laddr tcp://127.0.0.1:" + comet
                        + " --p2p.persistent_peers " + String.join(",", others)
                        + " --json-rpc.enable --json-rpc.enable-indexer --json-rpc.api eth --json-rpc.gas-cap"
                        + " 60000000 --json-rpc.address 127.0.0.1:" + http + " --json-rpc.ws-address 127.0.0.1:"
                        + webSocket)
                .split(" "));
        evmd.start(options, this::answers);
    }

    private boolean answers() {
        try {
            rpc().chainId();
            return true;
        } catch (ChainUnreachable | RpcRefusal notYet) {
            return false;
        }
    }

    /** It dials the others itself, for as long as it runs. */
    @Override
    public void connect() {}

    @Override
    public Daemon daemon() {
        return evmd;
    }

    @Override
    public void close() {
        evmd.close();
        transport.close();
    }
}
