package health.parcha.bench.area;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the demo says of its import when it is done.
 *
 * @param rate records a second, from the first one written to the last file folded
 */
public record Imported(int patients, int records, double rate) {
    private static final Pattern LINE = Pattern.compile(
            "Import done: (\\d+) of \\d+ patients imported, (\\d+) records written.* \\((\\d+(?:[.,]\\d+)?) records/s\\)\\.");

    /** Empty where the line says something else. */
    static Optional<Imported> read(String line) {
        Matcher words = LINE.matcher(line);
        return words.matches()
                ? Optional.of(new Imported(
                        Integer.parseInt(words.group(1)),
                        Integer.parseInt(words.group(2)),
                        Double.parseDouble(words.group(3).replace(',', '.'))))
                : Optional.empty();
    }
}
