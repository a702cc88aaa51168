package health.parcha.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the line formats of a log: UTF-8, lines ended by LF, decimals without leading zeros. */
final class Lines {
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");

    private Lines() {}

    /** Decodes UTF-8 without control characters other than LF. */
    static String text(byte[] bytes, String what) {
        String text = decode(bytes, what);
        if (text.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            throw new MalformedLogText(what + " holds a control character");
        }
        return text;
    }

    /** The lines of a text, each of which ends in LF. */
    static List<String> of(String text, String what) {
        if (!text.endsWith("\n")) {
            throw new MalformedLogText(what + " does not end in a line feed");
        }
        return List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    /** The rest of a line behind its key and a space. */
    static String value(String line, String key, String what) {
        if (!line.startsWith(key + " ")) {
            throw new MalformedLogText(what + " has no line \"" + key + "\" where it must stand");
        }
        return line.substring(key.length() + 1);
    }

    static long decimal(String text, String what) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new MalformedLogText(what + " is not a decimal number");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new MalformedLogText(what + " is more than 2^63 - 1");
        }
    }

    private static String decode(byte[] bytes, String what) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedLogText(what + " is not UTF-8");
        }
    }
}
