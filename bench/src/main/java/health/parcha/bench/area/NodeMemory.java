package health.parcha.bench.area;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what a node's process takes. */
final class NodeMemory {
    private static final String RESIDENT = "VmRSS:";

    private NodeMemory() {}

    static boolean isNode(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .contains("parcha-node.jar");
        } catch (IOException e) {
            return false; // ended meanwhile
        }
    }

    /** Resident bytes, pages shared with other processes included. */
    static long resident(ProcessHandle process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .map(line -> line.substring(RESIDENT.length()).strip().split(" ", 2)[0])
                    .mapToLong(kib -> Long.parseLong(kib) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new Unmeasured("The memory of node process " + process.pid() + " cannot be read.", e);
        }
    }
}
