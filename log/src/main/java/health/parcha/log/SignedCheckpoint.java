package health.parcha.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint whose log's signature is checked.
 *
 * @param note as it was read, with the signatures of witnesses and unknown keys
 */
public record SignedCheckpoint(Checkpoint checkpoint, Note note) {
    /** Signs a checkpoint. */
    static SignedCheckpoint sign(Checkpoint checkpoint, NoteSigner signer) {
        return new SignedCheckpoint(checkpoint, Note.sign(checkpoint.text(), signer));
    }

    /**
     * Reads a log's checkpoint and checks its signature.
     *
     * @throws MalformedLogText where it is no checkpoint of this origin
     * @throws SignatureRefused where the log's key has not signed it
     */
    public static SignedCheckpoint open(byte[] note, LogOrigin origin, NoteVerifier logKey) {
        Note opened = Note.parse(note);
        opened.verifiedBy(List.of(logKey));
        Checkpoint checkpoint = Checkpoint.parse(opened.text());
        if (!checkpoint.origin().equals(origin)) {
            throw new MalformedLogText(
                    "the checkpoint is of log " + checkpoint.origin() + " where that of " + origin + " is expected");
        }
        return new SignedCheckpoint(checkpoint, opened);
    }

    public TreeSize size() {
        return checkpoint.size();
    }

    public Hash root() {
        return checkpoint.root();
    }

    /**
     * The witnesses that have cosigned, of those trusted; none where none has.
     *
     * @throws SignatureRefused where a signature under a trusted witness's name is false
     */
    public List<NoteVerifier> witnesses(List<NoteVerifier> trusted) {
        return trusted.stream()
                .filter(w -> note.signatures().stream().anyMatch(w::claims))
                .filter(w -> note.verifiedBy(List.of(w)).contains(w))
                .distinct()
                .toList();
    }

    /** When that witness saw this checkpoint as the log's latest; empty where it has not signed. Unchecked. */
    public Optional<Instant> witnessedAt(NoteVerifier witness) {
        return note.signatures().stream()
                .filter(witness::claims)
                .findFirst()
                .flatMap(s -> witness.type().split(s.bytes()))
                .flatMap(SignatureType.Timed::time);
    }

    /**
     * This checkpoint with a witness's cosignature.
     *
     * @throws SignatureRefused where it is not that witness's over this checkpoint
     */
    public SignedCheckpoint witnessed(NoteSignature cosignature, NoteVerifier witness) {
        if (!witness.claims(cosignature) || !witness.verifies(cosignature, note.text())) {
            throw new SignatureRefused("the cosignature is not of " + witness.name() + " over this checkpoint");
        }
        return new SignedCheckpoint(checkpoint, note.with(cosignature));
    }
}
