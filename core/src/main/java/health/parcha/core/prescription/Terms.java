package health.parcha.core.prescription;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a prescription allows (docs/spec/prescriptions.md section 2).
 *
 * @param start first second of the window
 * @param end first second after it, at most 366 days later; whole seconds
 * @param lines 1 to 16, in the order of the prescription
 */
public record Terms(Instant start, Instant end, List<Line> lines) {
    public static final int MOST_LINES = 16;
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final long LAST_END = (1L << 32) - 1;
    private static final int HEAD = 10;
    private static final int LINE = 8;

    public Terms {
        lines = List.copyOf(lines);
        boolean lawful = !lines.isEmpty()
                && lines.size() <= MOST_LINES
                && start.getNano() == 0
                && end.getNano() == 0
                && start.getEpochSecond() >= 0
                && start.isBefore(end)
                && end.getEpochSecond() <= LAST_END
                && Duration.between(start, end).compareTo(LONGEST) <= 0;
        if (!lawful) {
            throw new IllegalArgumentException(
                    lines.size() + " lines from " + start + " until " + end + " cannot be prescribed");
        }
    }

    /** The form that is hashed and travels: 10 bytes, and 8 a line. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        number(out, 5, start.getEpochSecond());
        number(out, 5, end.getEpochSecond());
        for (Line line : lines) {
            number(out, 1, line.unit().code());
            number(out, 1, line.lineClass().code());
            number(out, 2, line.total());
            number(out, 2, line.maximum());
            number(out, 2, line.intervalDays());
        }
        return out.toByteArray();
    }

    /** Reads that form; empty where it is not what can be prescribed. */
    public static Optional<Terms> read(byte[] bytes) {
        if (bytes.length < HEAD + LINE || (bytes.length - HEAD) % LINE != 0) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            Instant start = time(in);
            Instant end = time(in);
            List<Line> lines = new ArrayList<>();
            while (in.hasRemaining()) {
                lines.add(line(in));
            }
            return Optional.of(new Terms(start, end, lines));
        } catch (IllegalArgumentException unlawful) {
            return Optional.empty();
        }
    }

    private static Instant time(ByteBuffer in) {
        return Instant.ofEpochSecond((long) Byte.toUnsignedInt(in.get()) << 32 | Integer.toUnsignedLong(in.getInt()));
    }

    private static Line line(ByteBuffer in) {
        LineUnit unit = LineUnit.ofCode(in.get()).orElseThrow(() -> new IllegalArgumentException("unknown unit"));
        LineClass lineClass =
                LineClass.ofCode(in.get()).orElseThrow(() -> new IllegalArgumentException("unknown class"));
        return new Line(unit, lineClass, small(in), small(in), small(in));
    }

    private static int small(ByteBuffer in) {
        return Short.toUnsignedInt(in.getShort());
    }

    private static void number(ByteArrayOutputStream out, int size, long value) {
        for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
    }
}
