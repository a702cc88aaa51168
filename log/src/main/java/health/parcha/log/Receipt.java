package health.parcha.log;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A log's promise about one entry: it has this index, and a checkpoint that covers it is published by the deadline. The
 * same values always sign to the same note, so a node needs to keep index, leaf and time alone. The text is no checkpoint
 * in any reading: its first line ends in {@code /receipt} and its second is no number.
 *
 * @param time when the entry was taken, in whole milliseconds
 * @param deadline when it is integrated at the latest, in whole milliseconds
 */
public record Receipt(LogOrigin origin, LeafIndex index, Hash leaf, Instant time, Instant deadline) {
    /** How long after {@link #time} the deadline is. */
    public static final Duration INCLUSION_DELAY = Duration.ofSeconds(60);

    public Receipt {
        if (!isWhole(time) || !isWhole(deadline) || time.isBefore(Instant.EPOCH) || deadline.isBefore(time)) {
            throw new MalformedLogText("a receipt has whole milliseconds since 1970, the deadline not before the time");
        }
    }

    static Receipt of(LogOrigin origin, LeafIndex index, Hash leaf, Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MILLIS);
        return new Receipt(origin, index, leaf, time, time.plus(INCLUSION_DELAY));
    }

    /**
     * Reads a receipt and checks its signature.
     *
     * @throws MalformedLogText where it is no receipt of this origin
     * @throws SignatureRefused where the log's receipt key has not signed it
     */
    public static Receipt open(byte[] note, LogOrigin origin, NoteVerifier receiptKey) {
        Note opened = Note.parse(note);
        opened.verifiedBy(List.of(receiptKey));
        return parse(opened.text(), origin);
    }

    private static Receipt parse(String text, LogOrigin origin) {
        List<String> lines = Lines.of(text, "a receipt");
        if (lines.size() != 5 || !lines.get(0).equals(origin.receiptKey().text())) {
            throw new MalformedLogText("this is no receipt of log " + origin);
        }
        return new Receipt(
                origin,
                new LeafIndex(number(lines.get(1), "index")),
                Base64Text.hash(Lines.value(lines.get(2), "leaf", "a receipt"), "the leaf of a receipt"),
                Instant.ofEpochMilli(number(lines.get(3), "time")),
                Instant.ofEpochMilli(number(lines.get(4), "deadline")));
    }

    /** The text that is signed. */
    public String text() {
        return origin.receiptKey() + "\nindex " + index + "\nleaf " + leaf.base64() + "\ntime " + time.toEpochMilli()
                + "\ndeadline " + deadline.toEpochMilli() + "\n";
    }

    private static boolean isWhole(Instant time) {
        return time.equals(time.truncatedTo(ChronoUnit.MILLIS));
    }

    private static long number(String line, String key) {
        return Lines.decimal(Lines.value(line, key, "a receipt"), "the " + key + " of a receipt");
    }
}
