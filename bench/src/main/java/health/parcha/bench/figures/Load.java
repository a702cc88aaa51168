package health.parcha.bench.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How busy the machine was while a figure was taken: the mean number of processes that ran or wanted to, over a minute.
 *
 * @param before the first round
 * @param after the last one
 */
public record Load(double before, double after) {
    /** The load of now. */
    public static double now() {
        try {
            return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("the load of this machine cannot be read", e);
        }
    }

    /** From a load that was taken before until now. */
    public static Load since(double before) {
        return new Load(before, now());
    }
}
