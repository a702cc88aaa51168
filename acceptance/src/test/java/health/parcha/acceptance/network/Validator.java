package health.parcha.acceptance.network;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One validator: geth, sealing by Clique, in a process of its own. */
final class Validator implements AutoCloseable {
    private static final long START = TimeUnit.SECONDS.toNanos(60);

    private final Path geth;
    private final Path folder;
    private final SigningKey sealer;
    private final long network;
    private final int http = Ports.free();
    private final int p2p = Ports.free();
    private final int engine = Ports.free();
    private final HttpTransport transport = new HttpTransport(url());
    private Optional<Process> process = Optional.empty();

    Validator(Path geth, Path folder, SigningKey sealer, long network) {
        this.geth = geth;
        this.folder = folder;
        this.sealer = sealer;
        this.network = network;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + http);
    }

    int p2pPort() {
        return p2p;
    }

    EthRpc rpc() {
        return new EthRpc(transport);
    }

    /** Writes the first block and the sealer's key. */
    void prepare(Path genesis) throws Exception {
        Files.createDirectories(folder);
        Path password = Files.writeString(folder.resolve("password"), "of-tests-only\n");
        Path key = Files.writeString(folder.resolve("sealer"), Hex.of(sealer.revealSecretBytes()));
        run(List.of("--datadir", data(), "init", genesis.toString()));
        run(List.of(
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

    private Process launch(List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(geth.toString()));
        command.addAll(options);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return folder.resolve("geth.log");
    }

    private void run(List<String> options) throws Exception {
        if (launch(options).waitFor() != 0) {
            throw new IllegalStateException("geth " + options + " failed: " + Files.readString(log()));
        }
    }

    /** Starts it, or starts it again; returns when it answers. Archive mode: a killed one knows each block it had. */
    void start() throws Exception {
        String options = "--datadir " + data() + " --networkid " + network + " --port " + p2p
                + " --nodiscover --nat none --netrestrict 127.0.0.0/8 --syncmode full --gcmode archive --cache 64"
                + " --http --http.addr 127.0.0.1 --http.port " + http + " --http.api eth,net,admin --authrpc.port "
                + engine + " --ipcdisable --mine --miner.etherbase " + sealer.address() + " --unlock "
                + sealer.address() + " --password " + folder.resolve("password")
                + " --allow-insecure-unlock --miner.gaslimit 60000000 --miner.gasprice 1 --rpc.txfeecap 0";
        process = Optional.of(launch(List.of(options.split(" "))));
        long deadline = System.nanoTime() + START;
        while (!answers()) {
            if (!process.orElseThrow().isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("a validator does not start: " + Files.readString(log()));
            }
            Thread.sleep(100);
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

    /** Its public key, as others name it when they connect. */
    String name() throws Exception {
        String enode = admin("admin_nodeInfo", "").fields("result").text("enode");
        return enode.substring("enode://".length(), enode.indexOf('@'));
    }

    /** Connects to another, whom a line leads to; tried again by itself until it stands. */
    void connect(String name, Line line) throws Exception {
        admin("admin_addPeer", "\"enode://" + name + "@127.0.0.1:" + line.port() + "\"");
    }

    private Json.Fields admin(String method, String parameter) throws IOException, InterruptedException {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":[" + parameter + "]}";
        return JsonReader.readObject(transport.post(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.orElseThrow().destroyForcibly().waitFor();
    }

    /** SIGSTOP: it holds its connections and answers nobody. */
    void stop() throws Exception {
        signal("-STOP");
    }

    void goOn() throws Exception {
        signal("-CONT");
    }

    private void signal(String which) throws Exception {
        new ProcessBuilder("kill", which, Long.toString(process.orElseThrow().pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.ifPresent(Process::destroyForcibly);
        transport.close();
    }
}
