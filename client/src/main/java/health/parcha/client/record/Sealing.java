package health.parcha.client.record;

import health.parcha.client.people.Person;
import health.parcha.client.proof.RecordProof;
import health.parcha.client.session.Me;
import health.parcha.client.wire.Blob;
import health.parcha.core.party.NetworkId;
import health.parcha.core.record.Basis;
import health.parcha.core.record.Category;
import health.parcha.core.record.Cid;
import health.parcha.core.record.Descriptor;
import health.parcha.core.record.Handle;
import health.parcha.core.record.TreatmentAct;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Signed;
import health.parcha.seal.CommitmentSalt;
import health.parcha.seal.RecordClaims;
import health.parcha.seal.RecordContainer;
import health.parcha.seal.RecordSigner;
import health.parcha.seal.SignedRecord;
import health.parcha.seal.age.FileKey;
import health.parcha.seal.age.HeaderRow;
import health.parcha.seal.age.HybridRecipient;
import health.parcha.seal.age.SealedPayload;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signs and seals records for one patient's file: payload once, a header row for the patient's vault of the category, one
 * for the author's copy. Safe for use by many threads.
 */
final class Sealing {
    private final Me me;
    private final Person patient;
    private final Authority authority;
    private final RecordSigner signer;
    private final SecureRandom random;
    private final HybridRecipient authorCopy;
    private final Map<Category, HybridRecipient> vaults = new ConcurrentHashMap<>();
    private final Map<String, Signed<TreatmentAct>> treatments = new ConcurrentHashMap<>();

    Sealing(Me me, Person patient, Authority authority) {
        this.me = me;
        this.patient = patient;
        this.authority = authority;
        this.signer = me.recordSigner();
        this.random = me.surroundings().random();
        this.authorCopy = me.keyring().inboxes().getFirst().recipient();
    }

    SealedRecord seal(NewRecord record) {
        SignedRecord signed = SignedRecord.sign(claims(record), record.content().bytes(), signer);
        try (FileKey key = FileKey.fresh(random)) {
            byte[] payload = SealedPayload.seal(RecordContainer.write(signed), key, random)
                    .bytes();
            byte[] header = HeaderRow.seal(key, List.of(vault(record.category())), random)
                    .bytes();
            byte[] author = HeaderRow.seal(key, List.of(authorCopy), random).bytes();
            Optional<Signed<TreatmentAct>> treatment = treatment(record);
            Descriptor descriptor = new Descriptor(
                    me.network().id(),
                    patient.account(),
                    record.id(),
                    record.version(),
                    record.former().map(NewRecord.Former::descriptor),
                    Cid.of(payload),
                    payload.length,
                    Digest.of(header),
                    Digest.of(author),
                    handle(record.category()),
                    RecordProof.commitment(signed),
                    basis(treatment));
            return new SealedRecord(
                    signed,
                    me.sign(descriptor),
                    treatment,
                    ticket(),
                    Blob.of(header),
                    Blob.of(author),
                    Blob.of(payload));
        }
    }

    private RecordClaims claims(NewRecord record) {
        return new RecordClaims(
                me.network().id(),
                patient.account(),
                record.id(),
                record.version(),
                record.former().map(NewRecord.Former::jws),
                record.category(),
                record.type(),
                record.date(),
                record.encounter(),
                record.title(),
                record.about(),
                record.mediaType(),
                CommitmentSalt.fresh(random),
                signer.account(),
                signer.card());
    }

    private HybridRecipient vault(Category category) {
        return vaults.computeIfAbsent(
                category, c -> HybridRecipient.parse(patient.recipients(c).current()));
    }

    private Optional<Signed<TreatmentAct>> treatment(NewRecord record) {
        return authority instanceof Authority.Treating treating
                ? Optional.of(treatments.computeIfAbsent(
                        record.encounter().orElse(record.id().hex()), encounter -> act(encounter, treating)))
                : Optional.empty();
    }

    private Signed<TreatmentAct> act(String encounter, Authority.Treating treating) {
        NetworkId network = me.network().id();
        return me.sign(new TreatmentAct(
                network,
                patient.account(),
                me.home(),
                TreatmentAct.pseudonym(network, patient.account(), encounter),
                treating.reason(),
                me.now()));
    }

    private Optional<Handle> handle(Category category) {
        return switch (authority) {
            case Authority.Shared shared -> shared.share().writeHandle(category);
            case Authority.Treating treating -> Optional.empty();
            case Authority.Own own -> Optional.of(me.keyring().handle(category));
        };
    }

    private Basis basis(Optional<Signed<TreatmentAct>> treatment) {
        return switch (authority) {
            case Authority.Shared shared -> new Basis.Ticket(shared.share().id());
            case Authority.Treating treating ->
                new Basis.Treatment(treatment.orElseThrow().digest());
            case Authority.Own own -> new Basis.Owner();
        };
    }

    private Optional<String> ticket() {
        return authority instanceof Authority.Shared shared
                ? Optional.of(shared.share().id().hex())
                : Optional.empty();
    }
}
