package health.parcha.log;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** One signature line of a note: who says to have signed, and the signature, not yet checked. */
public final class NoteSignature {
    private static final String DASH = "\u2014 ";

    private final KeyName name;
    private final int keyHash;
    private final byte[] bytes;

    NoteSignature(KeyName name, int keyHash, byte[] bytes) {
        this.name = name;
        this.keyHash = keyHash;
        this.bytes = bytes.clone();
    }

    static NoteSignature parse(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            throw new MalformedLogText("a signature line is a dash, a key name and base64");
        }
        byte[] all = Base64Text.bytes(line.substring(space + 1), "a note's signature");
        if (all.length < 5) {
            throw new MalformedLogText("a note's signature is longer than its key hash of 4 bytes");
        }
        KeyName name = new KeyName(line.substring(DASH.length(), space));
        return new NoteSignature(name, ByteBuffer.wrap(all).getInt(), Arrays.copyOfRange(all, 4, all.length));
    }

    public KeyName name() {
        return name;
    }

    int keyHash() {
        return keyHash;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** The line without its line feed. */
    String line() {
        byte[] all =
                ByteBuffer.allocate(4 + bytes.length).putInt(keyHash).put(bytes).array();
        return DASH + name + " " + Base64Text.of(all);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature s && line().equals(s.line());
    }

    @Override
    public int hashCode() {
        return keyHash;
    }

    @Override
    public String toString() {
        return line();
    }
}
