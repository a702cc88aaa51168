package health.parcha.client.bundle;

import health.parcha.client.BadInput;
import health.parcha.client.CheckFailed;
import health.parcha.client.people.PublishedCard;
import health.parcha.core.party.KeyId;
import health.parcha.core.signed.JsonReader;
import health.parcha.log.LogFailure;
import health.parcha.log.ProofFile;
import health.parcha.seal.RecordContainer;
import health.parcha.seal.SealException;
import health.parcha.seal.SignedRecord;
import health.parcha.seal.age.Age;
import health.parcha.seal.age.AgeException;
import health.parcha.seal.age.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Opens an age file as {@code age -d} does, or as a record with its signature. Needs no network. */
public final class OpenFile {
    private OpenFile() {}

    /**
     * Writes the plain text. What comes out is authentic chunk by chunk; only a normal return says that it is whole.
     *
     * @throws CheckFailed with age's code where the file is damaged or none of the identities opens it
     */
    public static void plain(InputStream file, List<? extends Identity> identities, OutputStream out) {
        try (InputStream plain = Age.opening(file, identities)) {
            plain.transferTo(out);
            out.flush();
        } catch (AgeException e) {
            throw refused(e);
        } catch (IOException e) {
            throw new BadInput("FILE_READ", "The file cannot be read: " + e.getMessage() + ".", "Name another one.");
        }
    }

    /**
     * Opens a record and checks that it is of one piece; with the proof file beside it also the author's signature.
     *
     * @return the record, its signature checked exactly where {@code proof} is given
     */
    public static SignedRecord record(byte[] file, List<? extends Identity> identities, Optional<byte[]> proof) {
        try {
            SignedRecord record = RecordContainer.read(Age.open(file, identities));
            proof.ifPresent(bytes -> checkSignature(record, bytes));
            return record;
        } catch (AgeException e) {
            throw refused(e);
        } catch (SealException e) {
            throw new CheckFailed(e.code(), String.valueOf(e.getMessage()) + ".");
        }
    }

    private static void checkSignature(SignedRecord record, byte[] proof) {
        try {
            ProofFile file = ProofFile.parse(proof);
            PublishedCard card = PublishedCard.read(
                    JsonReader.readObject(need(file, Attachments.CARD)), need(file, Attachments.CARD_SIGNATURE));
            if (!KeyId.of(record.jws()).equals(card.keyId())
                    || !record.isSignedBy(card.card().recordKey())) {
                throw new CheckFailed("AUTHOR_SIGNATURE", "The author's signature does not hold.");
            }
        } catch (LogFailure e) {
            throw new CheckFailed("PROOF_MALFORMED", "The proof file beside it is damaged: " + e.sentence());
        } catch (IllegalArgumentException e) {
            throw new CheckFailed("PROOF_MALFORMED", "The proof file beside it is damaged: " + e.getMessage() + ".");
        }
    }

    private static String need(ProofFile file, String name) {
        return Optional.ofNullable(file.attachments().get(name))
                .orElseThrow(() -> new CheckFailed("PROOF_MALFORMED", "The proof file lacks \"" + name + "\"."));
    }

    private static CheckFailed refused(AgeException failure) {
        return new CheckFailed(
                failure.code(),
                "The file does not open: " + failure.getMessage() + ".",
                "See that it is whole and that the identity is the right one.");
    }
}
