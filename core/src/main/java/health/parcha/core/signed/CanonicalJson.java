package health.parcha.core.signed;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON Canonicalization Scheme (RFC 8785) for {@link Json}: members sorted by UTF-16 code units, no white space, the
 * shortest escapes. The same value gives the same bytes in every language, so a digest of them names the value.
 */
public final class CanonicalJson {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private CanonicalJson() {}

    /** The canonical UTF-8 bytes. */
    public static byte[] bytes(Json value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The canonical text. */
    public static String text(Json value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /** SHA-256 of the canonical bytes: how one signed document names another. */
    public static Digest digest(Json value) {
        return Digest.of(bytes(value));
    }

    private static void write(Json value, StringBuilder out) {
        switch (value) {
            case Json.Text t -> string(t.value(), out);
            case Json.Whole w -> out.append(w.value());
            case Json.Flag f -> out.append(f.value());
            case Json.Nothing n -> out.append("null");
            case Json.Items i -> items(i, out);
            case Json.Fields f -> fields(f, out);
        }
    }

    private static void items(Json.Items items, StringBuilder out) {
        out.append('[');
        for (Iterator<Json> it = items.values().iterator(); it.hasNext(); ) {
            write(it.next(), out);
            if (it.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private static void fields(Json.Fields fields, StringBuilder out) {
        out.append('{');
        String comma = "";
        // String's own order is by UTF-16 code units, which is the order of RFC 8785 section 3.2.3.
        for (Map.Entry<String, Json> member : new TreeMap<>(fields.members()).entrySet()) {
            out.append(comma);
            string(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            comma = ",";
        }
        out.append('}');
    }

    private static void string(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> plain(c, out);
            }
        }
        out.append('"');
    }

    private static void plain(char c, StringBuilder out) {
        if (c < 0x20) {
            out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
        } else {
            out.append(c);
        }
    }
}
