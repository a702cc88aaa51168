package health.parcha.validators;

import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.HttpTransport;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.embedded.os.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One validator: geth, sealing by Clique, in a process of its own. */
final class GethValidator implements Validator {
    private final Path folder;
    private final SigningKey sealer;
    private final long network;
    private final int http = Ports.free();
    private final int p2p = Ports.free();
    private final int engine = Ports.free();
    private final HttpTransport transport = new HttpTransport(url());
    private final Map<GethValidator, Line> others = new LinkedHashMap<>();
    private final Daemon geth;
    /** Its public key, as others name it when they connect; known once it has run. */
    private Optional<String> name = Optional.empty();

    GethValidator(Path geth, Path folder, SigningKey sealer, long network) {
        this.geth = new Daemon(geth, folder.resolve("geth.log"));
        this.folder = folder;
        this.sealer = sealer;
        this.network = network;
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

    /** Writes the first block and the sealer's key. */
    void prepare(Path genesis) throws Exception {
        Files.createDirectories(folder);
        Path password = Files.writeString(folder.resolve("password"), "of-tests-only\n");
        Path key = Files.writeString(folder.resolve("sealer"), Hex.of(sealer.revealSecretBytes()));
        geth.run(List.of("--datadir", data(), "init", genesis.toString()));
        geth.run(List.of(
                "--datadir",
                data(),
                "--lightkdf",
                "account",
                "import",
                "--password",
                password.toString(),
                key.toString()));
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** Whom it connects to, and by which line. */
    void meets(GethValidator other, Line line) {
        others.put(other, line);
    }

    // Archive mode: a killed one knows each block it had.
    @Override
    public void start() throws Exception {
        String options = "--datadir " + data() + " --networkid " + network + " --port " + p2p
                + " --nodiscover --nat none --netrestrict 127.0.0.0/8 --syncmode full --gcmode archive --cache 64"
                + " --http --http.addr 127.0.0.1 --http.port " + http + " --http.api eth,net,admin --authrpc.port "
                + engine + " --ipcdisable --mine --miner.etherbase " + sealer.address() + " --unlock "
                + sealer.address() + " --password " + folder.resolve("password")
                + " --allow-insecure-unlock --miner.gaslimit 60000000 --miner.gasprice 1 --rpc.txfeecap 0";
        geth.start(List.of(options.split(" ")), this::answers);
        String enode = admin("admin_nodeInfo", "").fields("result").text("enode");
        name = Optional.of(enode.substring("enode://".length(), enode.indexOf('@')));
    }

    // Tried again by itself until it stands.
    @Override
    public void connect() throws Exception {
        for (Map.Entry<GethValidator, Line> other : others.entrySet()) {
            String name = other.getKey().name.orElseThrow();
            admin(
                    "admin_addPeer",
                    "\"enode://" + name + "@127.0.0.1:" + other.getValue().port() + "\"");
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            admin("net_version", "");
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Json.Fields admin(String method, String parameter) throws IOException, InterruptedException {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":[" + parameter + "]}";
        return JsonReader.readObject(transport.post(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Daemon daemon() {
        return geth;
    }

    @Override
    public void close() {
        geth.close();
        transport.close();
    }
}
