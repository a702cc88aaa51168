package health.parcha.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Entries as a log serves them: each behind its length as 2 bytes, big-endian (C2SP tlog-tiles). */
public final class EntryBundle {
    private static final int MAX_ENTRY = 0xffff;

    private EntryBundle() {}

    /** Writes entries one behind the other. */
    public static byte[] bytes(List<Entry> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(entries.size() * (2 + Entry.BYTES));
        for (Entry entry : entries) {
            out.write(Entry.BYTES >> 8);
            out.write(Entry.BYTES);
            out.writeBytes(entry.bytes());
        }
        return out.toByteArray();
    }

    /**
     * Reads the first {@code width} entries; a wider bundle begins with each narrower one. The entries may be of any
     * length, as other logs have them.
     *
     * @throws MalformedLogText where there are fewer, or a length leads beyond the end
     */
    public static List<byte[]> parse(byte[] bundle, int width) {
        ByteBuffer in = ByteBuffer.wrap(bundle);
        List<byte[]> entries = new ArrayList<>(width);
        while (entries.size() < width) {
            entries.add(next(in));
        }
        return entries;
    }

    private static byte[] next(ByteBuffer in) {
        int length = in.remaining() < 2 ? MAX_ENTRY + 1 : Short.toUnsignedInt(in.getShort());
        if (length > in.remaining()) {
            throw new MalformedLogText("an entry bundle ends in the middle of an entry");
        }
        byte[] entry = new byte[length];
        in.get(entry);
        return entry;
    }
}
