package health.parcha.embedded.chain;

import health.parcha.embedded.chain.JournalRow.Empty;
import health.parcha.embedded.chain.JournalRow.Full;
import health.parcha.embedded.chain.JournalRow.Genesis;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Rows as bytes: docs/spec/block-journal.md, "Frames" and "Rows". Big endian throughout. */
final class JournalFormat {
    /** Bytes before a frame's body: length and checksum. */
    static final int HEAD = 8;

    static final long LONGEST_RUN = 0xFFFF_FFFFL;
    static final long LONGEST_INTERVAL = 0xFFFF_FFFFL;
    private static final int VERSION = 1;
    private static final int GENESIS = 1;
    private static final int FULL = 2;
    private static final int EMPTY = 3;

    private JournalFormat() {}

    static byte[] frame(JournalRow row) {
        byte[] body = body(row);
        return ByteBuffer.allocate(HEAD + body.length)
                .putInt(body.length)
                .putInt(checksum(body, 0, body.length))
                .put(body)
                .array();
    }

    /** Over the length and the body, so that neither changes unseen. */
    static int checksum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    private static byte[] body(JournalRow row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            switch (row) {
                case Genesis genesis -> writeGenesis(genesis, out);
                case Full full -> writeFull(full, out);
                case Empty empty -> writeEmpty(empty, out);
            }
        } catch (IOException e) {
            throw new AssertionError("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    private static void writeGenesis(Genesis row, DataOutputStream out) throws IOException {
        byte[] hardfork = row.hardfork().getBytes(StandardCharsets.US_ASCII);
        out.writeByte(GENESIS);
        out.writeByte(VERSION);
        out.writeLong(row.chainId());
        out.writeLong(row.time());
        out.writeLong(row.gasLimit());
        out.write(row.hash().bytes());
        out.writeByte(hardfork.length);
        out.write(hardfork);
    }

    private static void writeFull(Full row, DataOutputStream out) throws IOException {
        out.writeByte(FULL);
        out.writeLong(row.number());
        out.writeLong(row.time());
        out.write(row.hash().bytes());
        out.writeInt(row.transactions().size());
        for (RawTransaction transaction : row.transactions()) {
            byte[] raw = transaction.bytes();
            out.writeInt(raw.length);
            out.write(raw);
        }
    }

    private static void writeEmpty(Empty row, DataOutputStream out) throws IOException {
        out.writeByte(EMPTY);
        out.writeLong(row.firstNumber());
        out.writeInt((int) row.count());
        out.writeLong(row.firstTime());
        out.writeInt((int) row.interval());
        out.write(row.lastHash().bytes());
    }

    /** The row of a body whose checksum held. */
    static JournalRow row(byte[] body) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
            int kind = in.readUnsignedByte();
            return switch (kind) {
                case GENESIS -> readGenesis(in);
                case FULL -> readFull(in);
                case EMPTY -> readEmpty(in);
                default -> throw new IOException("row of unknown kind " + kind);
            };
        }
    }

    private static Genesis readGenesis(DataInputStream in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("journal of version " + version + ", readable is " + VERSION);
        }
        long chainId = in.readLong();
        long time = in.readLong();
        long gasLimit = in.readLong();
        BlockHash hash = BlockHash.of(in.readNBytes(32));
        String hardfork = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII);
        return new Genesis(chainId, time, gasLimit, hardfork, hash);
    }

    private static Full readFull(DataInputStream in) throws IOException {
        long number = in.readLong();
        long time = in.readLong();
        BlockHash hash = BlockHash.of(in.readNBytes(32));
        int count = in.readInt();
        List<RawTransaction> transactions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            transactions.add(RawTransaction.of(in.readNBytes(in.readInt())));
        }
        return new Full(number, time, hash, List.copyOf(transactions));
    }

    private static Empty readEmpty(DataInputStream in) throws IOException {
        long first = in.readLong();
        long count = Integer.toUnsignedLong(in.readInt());
        long time = in.readLong();
        long interval = Integer.toUnsignedLong(in.readInt());
        return new Empty(first, count, time, interval, BlockHash.of(in.readNBytes(32)));
    }
}
