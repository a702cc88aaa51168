package health.parcha.seal.age;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The text form of an age file: strict base64 between two lines, 64 characters a line. */
public final class Armor {
    static final String BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----";
    static final String END = "-----END AGE ENCRYPTED FILE-----";
    static final int MOST_WHITESPACE = 1024;
    private static final int LINE_BYTES = 48;

    private Armor() {}

    /** Writes the armour of a file and closes neither stream; memory does not grow with the length. */
    public static void write(InputStream file, OutputStream out) throws IOException {
        out.write(line(BEGIN));
        byte[] bytes = file.readNBytes(LINE_BYTES);
        while (bytes.length > 0) {
            out.write(line(Base64.getEncoder().encodeToString(bytes)));
            bytes = bytes.length < LINE_BYTES ? new byte[0] : file.readNBytes(LINE_BYTES);
        }
        out.write(line(END));
    }

    /** The file within an armour; reading fails with {@link AgeException.MalformedArmor}. */
    public static InputStream reading(InputStream armored) {
        return new ArmorInput(armored);
    }

    /** Whether a stream that can be marked begins, after blanks, with an armour. Leaves the stream where it was. */
    static boolean begins(InputStream file) throws IOException {
        file.mark(MOST_WHITESPACE + BEGIN.length());
        byte[] start = file.readNBytes(MOST_WHITESPACE + BEGIN.length());
        file.reset();
        return new String(start, StandardCharsets.ISO_8859_1).strip().startsWith(BEGIN);
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
