package health.parcha.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A proof of inclusion together with the checkpoint it leads to, as one text that is checked offline (C2SP tlog-proof).
 *
 * @param extra further data for the reader, as base64; it is not proved
 * @param index the entry's place
 * @param path from the leaf's neighbour up to the root's child
 * @param checkpoint verbatim, with all signatures
 */
public record TlogProof(Optional<String> extra, LeafIndex index, List<Hash> path, Note checkpoint) {
    /** A longer text is refused before anything of it is read. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final String FORMAT = "c2sp.org/tlog-proof@v1";
    private static final String WHAT = "a proof file";
    private static final int MAX_PATH = 63;

    public TlogProof {
        path = List.copyOf(path);
    }

    /**
     * Builds a proof from a log's tiles.
     *
     * @throws ResourceAbsent where the checkpoint does not cover the index, or a tile is missing
     */
    public static TlogProof of(LeafIndex index, SignedCheckpoint checkpoint, TileReader tiles) {
        Inclusion inclusion = new ProofBuilder(tiles).inclusion(index, checkpoint.size());
        return new TlogProof(Optional.empty(), index, inclusion.path(), checkpoint.note());
    }

    /**
     * Checks that the log has signed a tree with this leaf at the index.
     *
     * @return the checkpoint
     * @throws SignatureRefused where the checkpoint is not signed by the log
     * @throws ProofRefused where the path does not lead to its root
     * @throws MalformedLogText where the checkpoint is of another log
     */
    public SignedCheckpoint verify(Hash leaf, TrustedLog log) {
        SignedCheckpoint head = SignedCheckpoint.open(checkpoint.bytes(), log.origin(), log.logKey());
        new Inclusion(index, head.size(), path).verify(leaf, head.root());
        return head;
    }

    TlogProof with(String newExtra) {
        return new TlogProof(Optional.of(newExtra), index, path, checkpoint);
    }

    /** The text's UTF-8 bytes. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(FORMAT).append('\n');
        extra.ifPresent(e -> text.append("extra ").append(e).append('\n'));
        text.append("index ").append(index).append('\n');
        path.forEach(hash -> text.append(hash.base64()).append('\n'));
        text.append('\n').append(new String(checkpoint.bytes(), StandardCharsets.UTF_8));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a text; nothing of it is checked yet.
     *
     * @throws MalformedLogText where it is none
     */
    public static TlogProof parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedLogText(WHAT + " of more than " + MAX_BYTES + " bytes");
        }
        String text = Lines.text(bytes, WHAT);
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new MalformedLogText(WHAT + " has a blank line before its checkpoint");
        }
        Note checkpoint = Note.parse(text.substring(blank + 2).getBytes(StandardCharsets.UTF_8));
        return parse(Lines.of(text.substring(0, blank + 1), WHAT), checkpoint);
    }

    private static TlogProof parse(List<String> lines, Note checkpoint) {
        boolean hasExtra = lines.size() > 1 && lines.get(1).startsWith("extra ");
        int at = hasExtra ? 2 : 1;
        if (!lines.getFirst().equals(FORMAT) || lines.size() <= at || lines.size() > at + 1 + MAX_PATH) {
            throw new MalformedLogText(WHAT + " begins with " + FORMAT + ", index and at most " + MAX_PATH + " hashes");
        }
        Optional<String> extra = hasExtra ? Optional.of(Lines.value(lines.get(1), "extra", WHAT)) : Optional.empty();
        extra.ifPresent(e -> Base64Text.bytes(e, "the extra of a proof file"));
        long index = Lines.decimal(Lines.value(lines.get(at), "index", WHAT), "the index of a proof file");
        return new TlogProof(extra, new LeafIndex(index), hashes(lines.subList(at + 1, lines.size())), checkpoint);
    }

    private static List<Hash> hashes(List<String> lines) {
        List<Hash> hashes = new ArrayList<>();
        lines.forEach(line -> hashes.add(Base64Text.hash(line, "a hash of a proof file")));
        return hashes;
    }
}
