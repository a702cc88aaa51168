package health.parcha.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A text with the signatures of one or more keys (C2SP signed-note). Reading one checks its form alone; nobody may act on
 * the text before {@link #verifiedBy} has answered.
 *
 * @param text ends in a line feed
 * @param signatures at least 1
 */
public record Note(String text, List<NoteSignature> signatures) {
    /** A longer note is refused before anything of it is read. */
    public static final int MAX_BYTES = 256 * 1024;

    /** The most signatures that are looked at. */
    static final int MAX_SIGNATURES = 64;

    public Note {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || signatures.isEmpty()) {
            throw new MalformedLogText("a note is a text that ends in a line feed, with at least one signature");
        }
    }

    /** Signs a text that ends in a line feed. */
    public static Note sign(String text, NoteSigner signer) {
        byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
        return new Note(text, List.of(signatureOf(signer.verifier(), signature)));
    }

    /**
     * Reads a note's UTF-8 bytes.
     *
     * @throws MalformedLogText where they are none
     */
    public static Note parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedLogText("a note of more than " + MAX_BYTES + " bytes");
        }
        String all = Lines.text(bytes, "a note");
        int blank = all.lastIndexOf("\n\n");
        if (blank < 0) {
            throw new MalformedLogText("a note has a blank line before its signatures");
        }
        List<String> lines = Lines.of(all.substring(blank + 2), "a note");
        if (lines.size() > MAX_SIGNATURES) {
            throw new MalformedLogText("a note of more than " + MAX_SIGNATURES + " signatures");
        }
        return new Note(
                all.substring(0, blank + 1),
                lines.stream().map(NoteSignature::parse).toList());
    }

    /** The note's UTF-8 bytes: text, blank line, signature lines. */
    public byte[] bytes() {
        StringBuilder all = new StringBuilder(text).append('\n');
        signatures.forEach(s -> all.append(s.line()).append('\n'));
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Which of the trusted keys have signed. Signatures of other keys are passed over.
     *
     * @return at least one key, none twice
     * @throws SignatureRefused where none has signed, or a signature under a trusted key's name and hash is false
     */
    public List<NoteVerifier> verifiedBy(Collection<NoteVerifier> trusted) {
        List<NoteVerifier> signers = new ArrayList<>();
        for (NoteVerifier verifier : trusted) {
            if (isSignedBy(verifier) && !signers.contains(verifier)) {
                signers.add(verifier);
            }
        }
        if (signers.isEmpty()) {
            throw new SignatureRefused("no trusted key has signed this note; signed by "
                    + signatures.stream().map(NoteSignature::name).toList());
        }
        return signers;
    }

    /** Adds a witness's signature over this text at the given time. */
    public Note cosign(NoteSigner witness, Instant now) {
        String message = SignatureType.Timed.cosigned(now.getEpochSecond(), text);
        byte[] signature = witness.sign(message.getBytes(StandardCharsets.UTF_8));
        byte[] timed = ByteBuffer.allocate(8 + signature.length)
                .putLong(now.getEpochSecond())
                .put(signature)
                .array();
        return with(signatureOf(witness.verifier(), timed));
    }

    /** This note with one more signature line; the same line is not added twice. */
    public Note with(NoteSignature signature) {
        if (signatures.contains(signature)) {
            return this;
        }
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new Note(text, more);
    }

    /** The first signature is the one looked at where a key has several, as in other implementations. */
    private boolean isSignedBy(NoteVerifier verifier) {
        return signatures.stream()
                .filter(verifier::claims)
                .findFirst()
                .map(s -> isTrue(s, verifier))
                .orElse(false);
    }

    private boolean isTrue(NoteSignature signature, NoteVerifier verifier) {
        if (!verifier.verifies(signature, text)) {
            throw new SignatureRefused("the signature of " + signature.name() + " is false; refuse the whole note");
        }
        return true;
    }

    private static NoteSignature signatureOf(NoteVerifier verifier, byte[] signature) {
        return new NoteSignature(verifier.name(), verifier.keyHash(), signature);
    }
}
