package health.parcha.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import health.parcha.seal.age.Age;
import health.parcha.seal.age.HybridIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class ParchaTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    /** Every verb that does something, by its path of words. */
    static Stream<List<String>> verbs() {
        List<List<String>> leaves = new ArrayList<>();
        collect(Parcha.commandLine(), List.of(), leaves);
        return leaves.stream();
    }

    private static void collect(CommandLine command, List<String> path, List<List<String>> leaves) {
        command.getSubcommands().forEach((name, sub) -> {
            List<String> longer = Stream.concat(path.stream(), Stream.of(name)).toList();
            if (sub.getSubcommands().isEmpty()) {
                leaves.add(longer);
            } else {
                collect(sub, longer, leaves);
            }
        });
    }

    private static CommandLine at(List<String> path) {
        CommandLine command = Parcha.commandLine();
        for (String word : path) {
            command = command.getSubcommands().get(word);
        }
        return command;
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void everyVerb_hasHelpWithAnExample(List<String> verb) {
        String help = at(verb).getUsageMessage(CommandLine.Help.Ansi.OFF);
        assertTrue(help.contains("parcha " + String.join(" ", verb)), help);
        assertTrue(help.contains("Example"), help);
        assertTrue(help.contains("--json"), help);
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void noVerb_takesASecretAsArgument(List<String> verb) {
        at(verb).getCommandSpec()
                .options()
                .forEach(option -> assertTrue(
                        Arrays.stream(option.names())
                                .noneMatch(name -> name.equals("--password") || name.contains("account-key")),
                        option.longestName()));
    }

    @Test
    void theVerbsOfTheInterface_areThere() {
        List<String> verbs = verbs().map(verb -> String.join(" ", verb)).toList();
        for (String verb : List.of(
                "account create",
                "account login",
                "account show",
                "account export",
                "account close",
                "org verify",
                "org list",
                "org directory",
                "record add",
                "record list",
                "record show",
                "record amend",
                "record comment",
                "record export",
                "record history",
                "share request",
                "share grant",
                "share revoke",
                "share list",
                "share preview",
                "audit mine",
                "audit record",
                "audit org",
                "member list",
                "member propose",
                "member approve",
                "member execute",
                "member sponsor",
                "node join",
                "network deploy",
                "verify",
                "open")) {
            assertTrue(verbs.contains(verb), verb);
        }
    }

    @Test
    void nobodyNamed_isWrongUsage() {
        assertEquals(2, Parcha.run("record", "list"));
        assertEquals(2, Parcha.run("record", "list", "--no-such-option"));
        assertEquals(2, Parcha.run("record"));
    }

    @Test
    void nodeThatIsAway_isUnreachable() {
        assertEquals(
                3,
                Parcha.run(
                        "record",
                        "list",
                        "--node",
                        "http://127.0.0.1:1",
                        "--keystore",
                        folder.resolve("none").toString()));
    }

    @Test
    void join_withoutAManifest_isWrongUsage_andWritesNothing() {
        Path dir = folder.resolve("joining");
        assertEquals(
                2,
                Parcha.run(
                        "node",
                        "join",
                        "--dir",
                        dir.toString(),
                        "--network",
                        folder.resolve("absent.json").toString(),
                        "--rpc",
                        "http://127.0.0.1:1",
                        "--name",
                        "Est",
                        "--url",
                        "https://est.example"));
        assertTrue(Files.notExists(dir));
    }

    @Test
    void deploy_showsTheEngineItsToken_fromAFileOfTheOwnerAlone() throws IOException {
        Path members = Files.writeString(folder.resolve("members.json"), """
                {"members":[{"name":"Nord","kind":"hospital","url":"https://nord.example","keys":"keys",\
                "admins":["0x1111111111111111111111111111111111111111"]}]}""");
        Path token = Files.writeString(folder.resolve("chain.jwt"), "abc.def.ghi\n");
        List<String> seen = new CopyOnWriteArrayList<>();
        HttpServer engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        engine.createContext("/", exchange -> {
            seen.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        engine.start();
        String[] deploy = {
            "network",
            "deploy",
            "--rpc",
            "http://127.0.0.1:" + engine.getAddress().getPort(),
            "--rpc-token-file",
            token.toString(),
            "--members",
            members.toString(),
            "--out",
            folder.resolve("network.json").toString()
        };
        try {
            Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r-----"));
            assertEquals(2, Parcha.run(deploy));
            assertEquals(List.of(), seen);
            Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
            assertEquals(3, Parcha.run(deploy));
            assertEquals(Set.of("Bearer abc.def.ghi"), Set.copyOf(seen));
        } finally {
            engine.stop(0);
        }
    }

    @Test
    void open_writesThePlainText_andADamagedFileIsAFailedCheck() throws IOException {
        HybridIdentity identity = HybridIdentity.fresh(RANDOM);
        Path key = Files.writeString(folder.resolve("identity.txt"), identity.exposeText() + "\n");
        byte[] plain = "a letter".getBytes(StandardCharsets.UTF_8);
        byte[] sealed = Age.seal(plain, List.of(identity.recipient()), RANDOM);
        Path file = Files.write(folder.resolve("letter.age"), sealed);
        Path out = folder.resolve("letter.txt");
        assertEquals(0, Parcha.run("open", "-i", key.toString(), "-o", out.toString(), file.toString()));
        assertArrayEquals(plain, Files.readAllBytes(out));
        sealed[sealed.length - 1] ^= 1;
        Files.write(file, sealed);
        assertEquals(4, Parcha.run("open", "-i", key.toString(), "-o", out.toString(), file.toString()));
    }

    @Test
    void open_withoutTheRightIdentity_isAFailedCheck() throws IOException {
        Path key = Files.writeString(
                folder.resolve("other.txt"), HybridIdentity.fresh(RANDOM).exposeText() + "\n");
        byte[] sealed =
                Age.seal(new byte[3], List.of(HybridIdentity.fresh(RANDOM).recipient()), RANDOM);
        Path file = Files.write(folder.resolve("letter.age"), sealed);
        assertEquals(
                4,
                Parcha.run(
                        "open", "-i", key.toString(), "-o", folder.resolve("x").toString(), file.toString()));
        assertEquals(
                2,
                Parcha.run(
                        "open",
                        "-i",
                        key.toString(),
                        folder.resolve("absent.age").toString()));
    }
}
