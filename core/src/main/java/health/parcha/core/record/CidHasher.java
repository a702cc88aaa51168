package health.parcha.core.record;

import health.parcha.core.signed.Digest;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes a {@link Cid} while bytes pass by, in constant memory: up to 1 MiB the raw block, above it a balanced UnixFS
 * file over raw leaves of 1 MiB with at most 174 links a node. Not for use by two threads.
 */
public final class CidHasher {
    private static final int LEAF = 1 << 20;
    private static final int LINKS = 174;
    private static final int RAW = 0x55;
    private static final int DAG_PB = 0x70;

    private final MessageDigest leaf = Digest.sha256();
    private final List<Node> leaves = new ArrayList<>();
    private int inLeaf;

    /** A finished block: its CID's bytes, the content below it, and all bytes of the blocks below and itself. */
    private static final class Node {
        final byte[] cid;
        final long content;
        final long total;

        Node(byte[] cid, long content, long total) {
            this.cid = cid;
            this.content = content;
            this.total = total;
        }
    }

    /** Takes the next bytes. */
    public void update(byte[] bytes, int offset, int length) {
        int at = offset;
        int left = length;
        while (left > 0) {
            if (inLeaf == LEAF) {
                endLeaf();
            }
            int take = Math.min(left, LEAF - inLeaf);
            leaf.update(bytes, at, take);
            inLeaf += take;
            at += take;
            left -= take;
        }
    }

    /** The CID of all bytes taken. The hasher is used up. */
    public Cid finish() {
        if (inLeaf > 0 || leaves.isEmpty()) {
            endLeaf();
        }
        List<Node> level = leaves;
        while (level.size() > 1) {
            List<Node> above = new ArrayList<>();
            for (int i = 0; i < level.size(); i += LINKS) {
                above.add(parent(level.subList(i, Math.min(i + LINKS, level.size()))));
            }
            level = above;
        }
        return new Cid("b" + base32(level.getFirst().cid));
    }

    private void endLeaf() {
        leaves.add(new Node(cid(RAW, leaf.digest()), inLeaf, inLeaf));
        inLeaf = 0;
    }

    private static Node parent(List<Node> children) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        long content = 0;
        long total = 0;
        for (Node child : children) {
            ByteArrayOutputStream link = new ByteArrayOutputStream();
            bytesField(link, 1, child.cid);
            bytesField(link, 2, new byte[0]);
            numberField(link, 3, child.total);
            bytesField(block, 2, link.toByteArray());
            content += child.content;
            total += child.total;
        }
        bytesField(block, 1, fileNode(children, content));
        byte[] encoded = block.toByteArray();
        return new Node(cid(DAG_PB, Digest.sha256().digest(encoded)), content, total + encoded.length);
    }

    /** The UnixFS message of a file node: type 2 (file), size, and the content size below each link. */
    private static byte[] fileNode(List<Node> children, long content) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        numberField(file, 1, 2);
        numberField(file, 3, content);
        children.forEach(child -> numberField(file, 4, child.content));
        return file.toByteArray();
    }

    private static void bytesField(ByteArrayOutputStream out, int field, byte[] value) {
        varint(out, (field << 3) | 2);
        varint(out, value.length);
        out.writeBytes(value);
    }

    private static void numberField(ByteArrayOutputStream out, int field, long value) {
        varint(out, field << 3);
        varint(out, value);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest > 0x7f) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static byte[] cid(int codec, byte[] sha256) {
        byte[] cid = new byte[36];
        cid[0] = 1;
        cid[1] = (byte) codec;
        cid[2] = 0x12;
        cid[3] = 32;
        System.arraycopy(sha256, 0, cid, 4, 32);
        return cid;
    }

    private static String base32(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte b : bytes) {
            held = (held << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                out.append(digit((held >> bits) & 31));
            }
        }
        if (bits > 0) {
            out.append(digit((held << (5 - bits)) & 31));
        }
        return out.toString();
    }

    private static char digit(int value) {
        return "abcdefghijklmnopqrstuvwxyz234567".charAt(value);
    }
}
