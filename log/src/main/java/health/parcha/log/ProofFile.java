package health.parcha.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that is needed to prove one act offline, in one text (C2SP tlog-proof): the entry's opening and salt, its receipt,
 * its path to the root, and the checkpoint with all signatures. Whoever has the file can read the opening: it belongs to
 * the patient and to whom he gives it. See docs/spec/log.md, "Proof file".
 *
 * @param opening what was done
 * @param salt opens the entry
 * @param receipt the log's signed promise
 * @param index the entry's place
 * @param path from the leaf's neighbour up to the root's child
 * @param checkpoint the signed head the path leads to, verbatim
 * @param attachments further texts by name (lower-case letters and hyphens), such as the author's card; not proved here
 */
public record ProofFile(
        Opening opening,
        Salt salt,
        Note receipt,
        LeafIndex index,
        List<Hash> path,
        Note checkpoint,
        Map<String, String> attachments) {
    /** A longer file is refused before anything of it is read. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final String FORMAT = "c2sp.org/tlog-proof@v1";
    private static final int MAX_PATH = 63;

    public ProofFile {
        path = List.copyOf(path);
        attachments = Map.copyOf(attachments);
        ProofExtra.checkNames(attachments.keySet());
    }

    /**
     * Puts a file together from a log's tiles.
     *
     * @param receipt as the log signed it
     * @param checkpoint covers the receipt's index
     * @throws ResourceAbsent where it does not yet, or a tile is missing
     */
    public static ProofFile of(
            Opening opening,
            Salt salt,
            LeafIndex index,
            Note receipt,
            SignedCheckpoint checkpoint,
            TileReader tiles,
            Map<String, String> attachments) {
        List<Hash> path =
                new ProofBuilder(tiles).inclusion(index, checkpoint.size()).path();
        return new ProofFile(opening, salt, receipt, index, path, checkpoint.note(), attachments);
    }

    /**
     * Checks everything a file says against the keys of a log that is trusted beforehand.
     *
     * @throws SignatureRefused where checkpoint, receipt or a trusted witness's cosignature is not validly signed
     * @throws ProofRefused where opening, receipt and path do not belong together or do not lead to the root
     * @throws MalformedLogText where checkpoint or receipt are of another log
     */
    public Proved verify(TrustedLog log) {
        SignedCheckpoint head = SignedCheckpoint.open(checkpoint.bytes(), log.origin(), log.logKey());
        Receipt promise = Receipt.open(receipt.bytes(), log.origin(), log.receiptKey());
        Hash leaf = opening.entry(salt).leaf();
        if (!promise.leaf().equals(leaf) || !promise.index().equals(index)) {
            throw new ProofRefused("the receipt is for another entry than the one this file opens; do not trust it");
        }
        new Inclusion(index, head.size(), path).verify(leaf, head.root());
        return new Proved(opening, promise, head, head.witnesses(log.witnesses()));
    }

    /** The file's UTF-8 bytes. */
    public byte[] bytes() {
        StringBuilder file = new StringBuilder(FORMAT).append('\n');
        file.append("extra ").append(Base64Text.of(ProofExtra.of(this).bytes())).append('\n');
        file.append("index ").append(index).append('\n');
        path.forEach(hash -> file.append(hash.base64()).append('\n'));
        file.append('\n').append(new String(checkpoint.bytes(), StandardCharsets.UTF_8));
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a file; nothing of it is checked yet.
     *
     * @throws MalformedLogText where it is none
     */
    public static ProofFile parse(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw new MalformedLogText("a proof file of more than " + MAX_BYTES + " bytes");
        }
        String text = Lines.text(file, "a proof file");
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new MalformedLogText("a proof file has a blank line before its checkpoint");
        }
        List<String> lines = Lines.of(text.substring(0, blank + 1), "a proof file");
        if (lines.size() < 3 || lines.size() > 3 + MAX_PATH || !lines.get(0).equals(FORMAT)) {
            throw new MalformedLogText("a proof file begins with " + FORMAT + ", extra, index and at most 63 hashes");
        }
        ProofExtra extra =
                ProofExtra.parse(Base64Text.bytes(value(lines.get(1), "extra"), "the extra of a proof file"));
        return new ProofFile(
                extra.opening(),
                extra.salt(),
                extra.receipt(),
                new LeafIndex(Lines.decimal(value(lines.get(2), "index"), "the index of a proof file")),
                hashes(lines.subList(3, lines.size())),
                Note.parse(text.substring(blank + 2).getBytes(StandardCharsets.UTF_8)),
                extra.attachments());
    }

    private static List<Hash> hashes(List<String> lines) {
        List<Hash> hashes = new ArrayList<>();
        lines.forEach(line -> hashes.add(Base64Text.hash(line, "a hash of a proof file")));
        return hashes;
    }

    private static String value(String line, String key) {
        return Lines.value(line, key, "a proof file");
    }

    /**
     * What a file has proved.
     *
     * @param opening what was done
     * @param receipt when and where it was logged
     * @param checkpoint the head it is in; whether that head is anchored is for the chain to say
     * @param witnesses those trusted witnesses that have cosigned the head
     */
    public record Proved(Opening opening, Receipt receipt, SignedCheckpoint checkpoint, List<NoteVerifier> witnesses) {}
}
