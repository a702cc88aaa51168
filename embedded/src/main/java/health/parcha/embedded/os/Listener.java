package health.parcha.embedded.os;

import health.parcha.embedded.EmbeddedFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A TCP port of 127.0.0.1 somebody listens on. Between choosing a free port and binding it another may be faster. */
public record Listener(int port) {
    private static final String LISTENING = "0A";

    /** Whether that process is the one who listens. */
    public boolean isProcess(long pid) {
        return socket().map(socket -> holds(pid, socket)).orElse(false);
    }

    /** The listening socket as /proc names it in a process's open files. */
    private Optional<String> socket() {
        String local = "0100007F:%04X".formatted(port);
        try (Stream<String> lines = Files.lines(Path.of("/proc/net/tcp"))) {
            return lines.map(line -> List.of(line.strip().split("\\s+")))
                    .filter(words -> words.get(1).equals(local) && words.get(3).equals(LISTENING))
                    .map(words -> "socket:[" + words.get(9) + "]")
                    .findFirst();
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot read /proc/net/tcp.", e);
        }
    }

    private static boolean holds(long pid, String socket) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.anyMatch(file -> leadsTo(file, socket));
        } catch (IOException e) {
            return false; // the process has ended
        }
    }

    private static boolean leadsTo(Path file, String target) {
        try {
            return Files.readSymbolicLink(file).toString().equals(target);
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }
}
