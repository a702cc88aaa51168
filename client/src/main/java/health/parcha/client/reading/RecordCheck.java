package health.parcha.client.reading;

import health.parcha.client.CheckFailed;
import health.parcha.client.ClientFault;
import health.parcha.client.people.Person;
import health.parcha.client.proof.MemberLog;
import health.parcha.client.proof.RecordProof;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.record.Cid;
import health.parcha.log.Receipt;
import health.parcha.seal.IndexEntry;
import health.parcha.seal.RecordClaims;
import health.parcha.seal.RecordContainer;
import health.parcha.seal.SealException;
import health.parcha.seal.SignedRecord;
import health.parcha.seal.age.AgeException;
import health.parcha.seal.age.FileKey;
import health.parcha.seal.age.SealedPayload;
import java.util.Optional;
import java.util.function.Function;

/**
 * Opens one record and checks it: content id, index entry where there is one, claims, the author's signature by the card
 * on chain, and that its commitment is what the keeper's receipt stands for. Safe for use by many threads.
 */
final class RecordCheck {
    private final NetworkId network;
    private final AccountId subject;
    private final OpeningKeys keys;
    private final Function<AccountId, Person> authors;
    private final Function<MemberNumber, MemberLog> logs;

    RecordCheck(
            NetworkId network,
            AccountId subject,
            OpeningKeys keys,
            Function<AccountId, Person> authors,
            Function<MemberNumber, MemberLog> logs) {
        this.network = network;
        this.subject = subject;
        this.keys = keys;
        this.authors = authors;
        this.logs = logs;
    }

    /** The index entry of a record; empty where it was not folded. */
    Optional<IndexEntry> entry(ServedRecord served) {
        return keys.entry(served);
    }

    /** The file key of a record, by its header row. */
    FileKey fileKey(ServedRecord served) throws AgeException {
        return keys.open(served.header().bytes());
    }

    HistoryItem check(ServedRecord served) {
        Optional<Receipt> receipt = Optional.empty();
        Optional<SignedRecord> opened = Optional.empty();
        try {
            receipt = Optional.of(logs.apply(served.member()).receipt(served.receipt()));
            SignedRecord record = open(served);
            opened = Optional.of(record);
            checkClaims(served, record.claims());
            checkAuthor(record);
            checkLogged(record, receipt.get());
            return new HistoryItem(served, opened, receipt, new Verdict.Checked(), true);
        } catch (AgeException e) {
            return failed(served, opened, receipt, e.code(), String.valueOf(e.getMessage()));
        } catch (SealException e) {
            return failed(served, opened, receipt, e.code(), String.valueOf(e.getMessage()));
        } catch (ClientFault e) {
            return failed(served, opened, receipt, e.code(), e.sentence());
        }
    }

    private static HistoryItem failed(
            ServedRecord served,
            Optional<SignedRecord> opened,
            Optional<Receipt> receipt,
            String code,
            String sentence) {
        return new HistoryItem(served, opened, receipt, new Verdict.Failed(code, sentence), true);
    }

    private SignedRecord open(ServedRecord served) throws AgeException, SealException {
        if (!Cid.of(served.payload().bytes()).equals(served.cid())) {
            throw new CheckFailed("CID_MISMATCH", "The sealed content is not the one that its content id names.");
        }
        Optional<IndexEntry> entry = keys.entry(served);
        if (entry.isEmpty()) {
            try (FileKey key = keys.open(served.header().bytes())) {
                return RecordContainer.read(
                        SealedPayload.of(served.payload().bytes()).open(key));
            }
        }
        SignedRecord record = RecordContainer.read(
                SealedPayload.of(served.payload().bytes()).open(entry.get().key()));
        if (!entry.get().describes(record)) {
            throw new CheckFailed("INDEX_MISMATCH", "The record is not what the index says of it.");
        }
        return record;
    }

    private void checkClaims(ServedRecord served, RecordClaims claims) {
        boolean same = claims.network().equals(network)
                && claims.account().equals(subject)
                && claims.record().equals(served.record())
                && claims.version() == served.version()
                && claims.author().equals(served.author());
        if (!same) {
            throw new CheckFailed("WRONG_FILE", "The record was signed for another file, record or author.");
        }
    }

    private void checkAuthor(SignedRecord record) {
        Person author = authors.apply(record.claims().author());
        if (author.card().version() != record.claims().card()) {
            throw new CheckFailed(
                    "OTHER_CARD",
                    "The author signed under card version " + record.claims().card() + ", the card on chain is version "
                            + author.card().version() + ".");
        }
        if (!record.isSignedBy(author.recordKey())) {
            throw new CheckFailed("AUTHOR_SIGNATURE", "The author's signature does not hold.");
        }
    }

    private void checkLogged(SignedRecord record, Receipt receipt) {
        if (!RecordProof.entry(record).leaf().equals(receipt.leaf())) {
            throw new CheckFailed("RECEIPT_MISMATCH", "The keeper's receipt stands for another record.");
        }
    }
}
