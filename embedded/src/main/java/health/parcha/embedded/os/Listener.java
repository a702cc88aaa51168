package health.parcha.embedded.os;

import health.parcha.embedded.EmbeddedFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

    /** The listening socket as /proc names it in a process's open files; the JVM's own stand in the second table. */
    private Optional<String> socket() {
        return socket(Path.of("/proc/net/tcp"), "0100007F")
                .or(() -> socket(Path.of("/proc/net/tcp6"), "0000000000000000FFFF00000100007F"));
    }

    private Optional<String> socket(Path table, String loopback) {
        String local = "%s:%04X".formatted(loopback, port);
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> List.of(line.strip().split("\\s+")))
                    .filter(words -> words.get(1).equals(local) && words.get(3).equals(LISTENING))
                    .map(words -> "socket:[" + words.get(9) + "]")
                    .findFirst();
        } catch (NoSuchFileException e) {
            return Optional.empty(); // a kernel without IPv6
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot read " + table + ".", e);
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
