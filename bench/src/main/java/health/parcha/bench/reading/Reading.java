package health.parcha.bench.reading;

import java.util.List;

/**
 * One taking of a file.
 *
 * @param nanos on the wall's clock
 * @param cpuNanos of the program's threads
 * @param records that came, checked; 0 where none was opened
 * @param bytes that came
 */
public record Reading(long nanos, long cpuNanos, long records, long bytes) {
    public double seconds() {
        return nanos / 1e9;
    }

    public double cpuSeconds() {
        return cpuNanos / 1e9;
    }

    String line() {
        return "done " + nanos + " " + cpuNanos + " " + records + " " + bytes;
    }

    static Reading read(String line) {
        List<String> words = List.of(line.split(" "));
        return new Reading(
                Long.parseLong(words.get(1)),
                Long.parseLong(words.get(2)),
                Long.parseLong(words.get(3)),
                Long.parseLong(words.get(4)));
    }
}
