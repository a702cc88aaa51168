package health.parcha.log;

import health.parcha.core.record.Commitment;
import health.parcha.core.signed.Json;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is needed to prove one act offline, in one text: the entry, what it commits to where the owner discloses it,
 * its receipt, its path to the root, and the checkpoint with all signatures. A C2SP tlog-proof whose extra data is
 * Parcha's. See docs/spec/log.md, "Proof file".
 *
 * @param proof leads from the entry to a signed root; its own extra is not looked at
 * @param entry what was logged
 * @param receipt the log's signed promise
 * @param disclosed the entry's opening and salt; whoever has the file then reads them
 * @param attachments further texts by name (lower-case letters and hyphens), such as the author's card; not proved here
 */
public record ProofFile(
        TlogProof proof, Entry entry, Note receipt, Optional<Disclosed> disclosed, Map<String, String> attachments) {
    public ProofFile {
        attachments = Map.copyOf(attachments);
        ProofExtra.checkNames(attachments.keySet());
    }

    /**
     * Checks everything the file says against the keys of a log that is trusted beforehand.
     *
     * @throws SignatureRefused where checkpoint, receipt or a trusted witness's cosignature is not validly signed
     * @throws ProofRefused where entry, disclosure, receipt and path do not belong together or do not lead to the root
     * @throws MalformedLogText where checkpoint or receipt are of another log
     */
    public Proved verify(TrustedLog log) {
        SignedCheckpoint head = proof.verify(entry.leaf(), log);
        Receipt promise = Receipt.open(receipt.bytes(), log.origin(), log.receiptKey());
        if (!promise.leaf().equals(entry.leaf()) || !promise.index().equals(proof.index())) {
            throw new ProofRefused("the receipt is for another entry than the one this file proves; do not trust it");
        }
        if (disclosed.filter(d -> !d.opens(entry)).isPresent()) {
            throw new ProofRefused("the entry does not commit to what this file discloses; do not trust it");
        }
        return new Proved(entry, disclosed.map(Disclosed::opening), promise, head, head.witnesses(log.witnesses()));
    }

    /** The file's UTF-8 bytes. */
    public byte[] bytes() {
        return proof.with(Base64Text.of(ProofExtra.of(this).bytes())).bytes();
    }

    /**
     * Reads a file; nothing of it is checked yet.
     *
     * @throws MalformedLogText where it is none
     */
    public static ProofFile parse(byte[] file) {
        TlogProof proof = TlogProof.parse(file);
        String text = proof.extra().orElseThrow(() -> new MalformedLogText("a proof file of Parcha has extra data"));
        ProofExtra extra = ProofExtra.parse(Base64Text.bytes(text, "the extra of a proof file"));
        return new ProofFile(proof, extra.entry(), extra.receipt(), extra.disclosed(), extra.attachments());
    }

    /**
     * What an entry commits to.
     *
     * @param opening an {@link Opening} or a record's, as JSON
     * @param salt the one it was committed with
     */
    public record Disclosed(Json.Fields opening, Salt salt) {
        /** Whether the entry is of the opening's act and commits to it. */
        public boolean opens(Entry entry) {
            Commitment made = salt.commit(opening);
            boolean sameAct = opening.findText("act").flatMap(EntryType::ofWord).equals(entry.type());
            return sameAct
                    && entry.type().isPresent()
                    && MessageDigest.isEqual(made.bytes(), entry.commitment().bytes());
        }
    }

    /**
     * What a file has proved.
     *
     * @param entry what was logged
     * @param opening what it means, where that was disclosed
     * @param receipt when and where it was logged
     * @param checkpoint the head it is in; whether that head is anchored is for the chain to say
     * @param witnesses those trusted witnesses that have cosigned the head
     */
    public record Proved(
            Entry entry,
            Optional<Json.Fields> opening,
            Receipt receipt,
            SignedCheckpoint checkpoint,
            List<NoteVerifier> witnesses) {}
}
