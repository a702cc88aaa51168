package health.parcha.seal.age;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads an armour line by line. Lines end in LF or CRLF; blanks may stand before and after, 1,024 at most. */
final class ArmorInput extends InputStream {
    private static final int LINE_BYTES = 48;

    private final InputStream in;
    private byte[] bytes = {};
    private int at;
    private boolean begun;
    private boolean ended;
    private @Nullable AgeException failure;

    ArmorInput(InputStream in) {
        this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in);
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int n = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, into, offset, n);
        at += n;
        return n;
    }

    private boolean fill() throws IOException {
        if (at < bytes.length) {
            return true;
        }
        if (failure != null) {
            throw failure;
        }
        if (ended) {
            return false;
        }
        try {
            next();
        } catch (AgeException e) {
            failure = e;
            throw e;
        }
        return at < bytes.length;
    }

    private void next() throws IOException {
        if (!begun) {
            begin();
        }
        String line = line();
        if (line.equals(Armor.END)) {
            end();
            return;
        }
        if (line.isEmpty() || line.length() > Header.COLUMNS) {
            throw malformed("a line is empty or longer than 64 characters");
        }
        byte[] decoded = Base64Text.decodePadded(line).orElseThrow(() -> malformed("a line is not canonical base64"));
        if (decoded.length < LINE_BYTES) {
            if (!line().equals(Armor.END)) {
                throw malformed("a short line is not the last one");
            }
            end();
        }
        bytes = decoded;
        at = 0;
    }

    private void begin() throws IOException {
        int blanks = 0;
        String line = line();
        while (line.isBlank()) {
            blanks += line.length() + 1;
            if (blanks > Armor.MOST_WHITESPACE) {
                throw malformed("too many blanks before it");
            }
            line = line();
        }
        if (!line.equals(Armor.BEGIN)) {
            throw malformed("the first line is not " + Armor.BEGIN);
        }
        begun = true;
    }

    private void end() throws IOException {
        byte[] rest = in.readNBytes(Armor.MOST_WHITESPACE);
        if (rest.length == Armor.MOST_WHITESPACE || !new String(rest, StandardCharsets.ISO_8859_1).isBlank()) {
            throw malformed("something follows its last line");
        }
        ended = true;
    }

    /** A line without its ending; the last one of the file may lack it. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            throw malformed("it ends too early");
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() > Armor.MOST_WHITESPACE) {
                throw malformed("a line is too long");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static AgeException malformed(String what) {
        return new AgeException.MalformedArmor(what);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
