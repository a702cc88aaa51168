package health.parcha.seal.age;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a header line by line and not a byte further, so that the payload follows in the same stream. Strict: what it
 * accepts has one spelling only. Bounded: 2 MiB, 1,024 stanzas, 128 arguments.
 */
final class HeaderReader {
    private static final int MOST_BYTES = 2 << 20;
    private static final int MOST_STANZAS = 1024;
    private static final int MOST_ARGUMENTS = 128;

    private final InputStream in;
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    private HeaderReader(InputStream in) {
        this.in = in;
    }

    static Header read(InputStream in) throws IOException {
        return new HeaderReader(in).header();
    }

    private Header header() throws IOException {
        if (!line(Header.INTRO.length()).equals(Header.INTRO)) {
            throw malformed("the first line is not " + Header.INTRO);
        }
        List<Stanza> stanzas = new ArrayList<>();
        String line = line(MOST_BYTES);
        while (!line.startsWith(Header.FOOTER)) {
            stanzas.add(stanza(line));
            if (stanzas.size() > MOST_STANZAS) {
                throw malformed("more than " + MOST_STANZAS + " stanzas");
            }
            line = line(MOST_BYTES);
        }
        requireStanzas(stanzas);
        int covered = seen.size() - line.length() - 1 + Header.FOOTER.length();
        return new Header(stanzas, Arrays.copyOf(seen.toByteArray(), covered), mac(line));
    }

    private Stanza stanza(String line) throws IOException {
        String[] words = line.split(" ", -1);
        if (!words[0].equals("->") || words.length < 2 || words.length > MOST_ARGUMENTS + 2) {
            throw malformed("a stanza does not begin with \"-> \" and its type");
        }
        for (int i = 1; i < words.length; i++) {
            if (words[i].isEmpty() || !words[i].chars().allMatch(c -> c > ' ' && c <= '~')) {
                throw malformed("an argument of a stanza is empty or not printable");
            }
        }
        return new Stanza(words[1], Arrays.asList(words).subList(2, words.length), body());
    }

    /** Lines of 64 characters, the last of them shorter, possibly empty. */
    private byte[] body() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String line;
        do {
            line = line(Header.COLUMNS);
            body.writeBytes(Base64Text.decodeUnpadded(line)
                    .orElseThrow(() -> malformed("a line of a stanza's body is not canonical base64")));
        } while (line.length() == Header.COLUMNS);
        return body.toByteArray();
    }

    private static void requireStanzas(List<Stanza> stanzas) throws AgeException {
        if (stanzas.isEmpty()) {
            throw malformed("no stanza");
        }
        if (stanzas.size() > 1 && stanzas.stream().anyMatch(s -> s.type().equals(Scrypt.STANZA))) {
            throw malformed("a passphrase stanza stands beside another stanza");
        }
    }

    private static byte[] mac(String line) throws AgeException {
        String text = line.startsWith(Header.FOOTER + " ") ? line.substring(Header.FOOTER.length() + 1) : "";
        return Base64Text.decodeUnpadded(text)
                .filter(mac -> mac.length == Header.MAC_BYTES)
                .orElseThrow(() -> malformed("the closing line does not hold a MAC of 32 bytes"));
    }

    /** A line without its line feed; Latin-1 keeps each byte as one character. */
    private String line(int most) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw malformed("it ends within the header");
            }
            if (line.size() == most || seen.size() + line.size() >= MOST_BYTES) {
                throw malformed("a line or the whole is too long");
            }
            line.write(next);
        }
        seen.writeBytes(line.toByteArray());
        seen.write('\n');
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static AgeException malformed(String what) {
        return new AgeException.MalformedHeader(what);
    }
}
