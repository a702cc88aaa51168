package health.parcha.core.signed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@link Json}, strictly: one value, no duplicate names, whole numbers of 53 bits, at most {@value #MAX_DEPTH}
 * levels, valid UTF-8. What two readers could take in two ways is refused, because a signature covers one meaning.
 */
public final class JsonReader {
    /** Deeper nesting is refused: no document of ours comes near. */
    public static final int MAX_DEPTH = 32;

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Reads one value.
     *
     * @throws MalformedJson with the cause and the position
     */
    public static Json read(String text) {
        JsonReader reader = new JsonReader(text);
        Json value = reader.value(0);
        reader.space();
        if (reader.at != text.length()) {
            throw reader.malformed("text after the value");
        }
        return value;
    }

    /** Reads one value from UTF-8 bytes; bytes that are not UTF-8 are refused. */
    public static Json read(byte[] utf8) {
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new MalformedJson("the bytes are not UTF-8");
        }
    }

    /** Reads an object from text; any other value is refused. */
    public static Json.Fields readObject(String text) {
        return object(read(text));
    }

    /** Reads an object from UTF-8 bytes; any other value is refused. */
    public static Json.Fields readObject(byte[] utf8) {
        return object(read(utf8));
    }

    private static Json.Fields object(Json value) {
        if (value instanceof Json.Fields fields) {
            return fields;
        }
        throw new MalformedJson("an object is expected");
    }

    private Json value(int depth) {
        if (depth > MAX_DEPTH) {
            throw malformed("more than " + MAX_DEPTH + " levels");
        }
        space();
        return switch (peek()) {
            case '{' -> fields(depth);
            case '[' -> items(depth);
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Flag(true));
            case 'f' -> word("false", new Json.Flag(false));
            case 'n' -> word("null", new Json.Nothing());
            default -> whole();
        };
    }

    private Json fields(int depth) {
        Map<String, Json> members = new LinkedHashMap<>();
        at++;
        space();
        if (peek() == '}') {
            at++;
            return new Json.Fields(members);
        }
        while (true) {
            space();
            String name = string();
            space();
            expect(':');
            if (members.putIfAbsent(name, value(depth + 1)) != null) {
                throw malformed("member \"" + name + "\" stands twice");
            }
            space();
            if (endsWith('}')) {
                return new Json.Fields(members);
            }
        }
    }

    private Json items(int depth) {
        List<Json> values = new ArrayList<>();
        at++;
        space();
        if (peek() == ']') {
            at++;
            return new Json.Items(values);
        }
        while (true) {
            values.add(value(depth + 1));
            space();
            if (endsWith(']')) {
                return new Json.Items(values);
            }
        }
    }

    /** Takes the closing sign (true) or a comma (false). */
    private boolean endsWith(char close) {
        char c = peek();
        at++;
        if (c != close && c != ',') {
            at--;
            throw malformed("',' or '" + close + "' is expected");
        }
        return c == close;
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw malformed("an unknown word");
        }
        at += word.length();
        return value;
    }

    private Json whole() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int digits = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        int count = at - digits;
        boolean leadingZero = count > 1 && text.charAt(digits) == '0';
        boolean minusZero = count == 1 && text.charAt(digits) == '0' && digits > start;
        if (count == 0 || count > 16 || leadingZero || minusZero) {
            throw malformed("a value or a whole number is expected");
        }
        long number = Long.parseLong(text, start, at, 10);
        if (Math.abs(number) > Json.Whole.MAX) {
            throw malformed("a number does not fit in 53 bits");
        }
        return new Json.Whole(number);
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                return wellFormed(out.toString());
            } else if (c == '\\') {
                out.append(escaped());
            } else if (c < 0x20) {
                throw malformed("a control character inside a string");
            } else {
                out.append(c);
            }
        }
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> throw malformed("an unknown escape");
        };
    }

    private char unit() {
        int value = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0 || peek() > 'f') {
                throw malformed("four hexadecimal digits are expected");
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    private String wellFormed(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw malformed("half a surrogate pair");
            }
        }
        return value;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw malformed("'" + wanted + "' is expected");
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed("the text ends early");
        }
        return text.charAt(at);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private MalformedJson malformed(String cause) {
        return new MalformedJson(cause + " (character " + at + ")");
    }
}
