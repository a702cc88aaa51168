package health.parcha.client.bundle;

import health.parcha.client.BadInput;
import health.parcha.client.people.Person;
import health.parcha.client.proof.Inclusions;
import health.parcha.client.proof.MemberLog;
import health.parcha.client.proof.RecordProof;
import health.parcha.client.reading.HistoryItem;
import health.parcha.client.session.Me;
import health.parcha.client.session.PrivateFile;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.log.LogFailure;
import health.parcha.log.Note;
import health.parcha.log.ProofFile;
import health.parcha.log.Receipt;
import health.parcha.log.TlogProof;
import health.parcha.seal.SignedRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a record as two files: {@code ID.age}, a normal age file that {@code age -d} opens with the exported identity, and
 * {@code ID.proof}, which proves offline who signed it and that it was logged. The proof discloses the record's signed
 * claims and its salt, so it is as confidential as the record.
 */
public final class ExportRecord {
    private static final int TRIES = 60;

    private final Me me;

    public ExportRecord(Me me) {
        this.me = me;
    }

    /** The two files. */
    public record Exported(Path age, Path proof) {}

    /**
     * Writes them into a folder, waiting until the log has published the entry.
     *
     * @throws BadInput NOT_CHECKED where the record did not pass its checks
     */
    public Exported export(HistoryItem item, Path folder) {
        SignedRecord record = item.record()
                .filter(r -> item.verdict().isChecked())
                .orElseThrow(() -> new BadInput(
                        "NOT_CHECKED",
                        "Record " + item.served().record() + " did not pass its checks and cannot be proved.",
                        "Ask the organisation that keeps it."));
        Receipt receipt = item.receipt().orElseThrow();
        String name = item.served().record()
                + (item.served().version() == 1 ? "" : "." + item.served().version());
        Path age = folder.resolve(name + ".age");
        Path proof = folder.resolve(name + ".proof");
        new PrivateFile(age).write(item.served().file().bytes());
        new PrivateFile(proof).write(proof(item, record, receipt).bytes());
        return new Exported(age, proof);
    }

    private ProofFile proof(HistoryItem item, SignedRecord record, Receipt receipt) {
        Person author = me.people().known(record.claims().author());
        return new ProofFile(
                included(item.served().member(), receipt),
                RecordProof.entry(record),
                Note.parse(item.served().receipt().getBytes(StandardCharsets.UTF_8)),
                Optional.of(new ProofFile.Disclosed(RecordProof.opening(record).json(), RecordProof.salt(record))),
                Map.of(
                        Attachments.RECORD, record.jws().compact(),
                        Attachments.CARD, CanonicalJson.text(author.card().json()),
                        Attachments.CARD_SIGNATURE, author.card().signatureHex(),
                        Attachments.CID, item.served().cid().text()));
    }

    private TlogProof included(MemberNumber member, Receipt receipt) {
        for (int i = 0; ; i++) {
            Inclusions inclusions = new Inclusions(me.network());
            try {
                if (inclusions.check(member, receipt).isPresent() || i == TRIES) {
                    return inclusions.proof(member, receipt.index());
                }
            } catch (LogFailure e) {
                throw MemberLog.refused(e);
            }
            me.surroundings().pause(Duration.ofMillis(500));
        }
    }
}
