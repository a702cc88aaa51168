package health.parcha.validators;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** A line from each of some programs to each, so that one can be cut off and nobody notices more than silence. */
final class Lines implements AutoCloseable {
    private final Line[][] lines;

    private Lines(Line[][] lines) {
        this.lines = lines;
    }

    /** @param ports where each of them listens */
    static Lines between(List<Integer> ports) throws IOException {
        Line[][] lines = new Line[ports.size()][ports.size()];
        for (Line[] from : lines) {
            for (int to = 0; to < ports.size(); to++) {
                from[to] = Line.to(ports.get(to));
            }
        }
        return new Lines(lines);
    }

    /** What becomes of a line. */
    interface Meeting {
        void of(int from, int to, Line line) throws Exception;
    }

    /** Every line between two of them. */
    void each(Meeting meeting) throws Exception {
        for (int from = 0; from < lines.length; from++) {
            for (int to = 0; to < lines.length; to++) {
                if (to != from) {
                    meeting.of(from, to, lines[from][to]);
                }
            }
        }
    }

    private List<Line> of(int which) {
        return IntStream.range(0, lines.length)
                .boxed()
                .flatMap(other -> List.of(lines[which][other], lines[other][which]).stream())
                .toList();
    }

    void hold(int which) {
        of(which).forEach(Line::hold);
    }

    void release(int which) {
        of(which).forEach(Line::release);
    }

    @Override
    public void close() {
        for (Line[] from : lines) {
            for (Line line : from) {
                line.close();
            }
        }
    }
}
