package health.parcha.acceptance.bad;

import health.parcha.client.proof.RecordProof;
import health.parcha.client.session.Me;
import health.parcha.core.consent.Purpose;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.record.Basis;
import health.parcha.core.record.Category;
import health.parcha.core.record.Cid;
import health.parcha.core.record.Descriptor;
import health.parcha.core.record.RecordId;
import health.parcha.core.record.TreatmentAct;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.core.stream.ItemReader;
import health.parcha.core.stream.ItemWriter;
import health.parcha.seal.CommitmentSalt;
import health.parcha.seal.RecordClaims;
import health.parcha.seal.RecordContainer;
import health.parcha.seal.SignedRecord;
import health.parcha.seal.age.FileKey;
import health.parcha.seal.age.HeaderRow;
import health.parcha.seal.age.HybridRecipient;
import health.parcha.seal.age.SealedPayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A record by treatment, taken apart: what a client seals and signs as a whole stands here in pieces, of which a test bends
 * one before it is sent.
 */
final class Craft {
    private final Me author;
    private final AccountId patient;
    private final RecordId id;
    final Signed<TreatmentAct> treatment;
    final SignedRecord record;
    byte[] header;
    byte[] authorHeader;
    byte[] payload;

    private Craft(Me author, AccountId patient, RecordId id, NetworkId network, String text) {
        this.author = author;
        this.patient = patient;
        this.id = id;
        var random = author.surroundings().random();
        this.treatment = author.sign(new TreatmentAct(
                network,
                patient,
                author.home(),
                TreatmentAct.pseudonym(network, patient, "E-bad"),
                Purpose.TREATMENT,
                author.now()));
        this.record = SignedRecord.sign(
                new RecordClaims(
                        network,
                        patient,
                        id,
                        1,
                        Optional.empty(),
                        Category.NOTES,
                        "Observation",
                        author.now(),
                        Optional.of("E-bad"),
                        Optional.of("Bent"),
                        Optional.empty(),
                        "text/plain",
                        CommitmentSalt.fresh(random),
                        author.account(),
                        author.self().card().card().version()),
                text.getBytes(StandardCharsets.UTF_8),
                author.recordSigner());
        try (FileKey key = FileKey.fresh(random)) {
            this.payload = SealedPayload.seal(RecordContainer.write(record), key, random)
                    .bytes();
            String vault =
                    author.people().known(patient).recipients(Category.NOTES).current();
            this.header = HeaderRow.seal(key, List.of(HybridRecipient.parse(vault)), random)
                    .bytes();
            this.authorHeader = HeaderRow.seal(
                            key, List.of(author.keyring().inboxes().getFirst().recipient()), random)
                    .bytes();
        }
    }

    /** A record as it should be. */
    static Craft good(Me author, AccountId patient) {
        return good(author, patient, RecordId.of(author.surroundings().bytes(RecordId.BYTES)), "as it should be");
    }

    static Craft good(Me author, AccountId patient, RecordId id, String text) {
        return new Craft(author, patient, id, author.network().id(), text);
    }

    /** The same as if it were meant for another network. */
    static Craft ofNetwork(Me author, AccountId patient, NetworkId network) {
        return new Craft(
                author, patient, RecordId.of(author.surroundings().bytes(RecordId.BYTES)), network, "elsewhere");
    }

    RecordId id() {
        return id;
    }

    /** The descriptor of the pieces as they are now. */
    Descriptor descriptor() {
        return new Descriptor(
                treatment.document().network(),
                patient,
                id,
                1,
                Optional.empty(),
                Cid.of(payload),
                payload.length,
                Digest.of(header),
                Digest.of(authorHeader),
                Optional.empty(),
                RecordProof.commitment(record),
                new Basis.Treatment(treatment.digest()));
    }

    /** Sends it with that descriptor: {@code confirmed} or {@code unconfirmed}, or the code of the refusal. */
    String send(Signed<Descriptor> descriptor) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ItemWriter items = new ItemWriter(out);
        items.write(
                Json.object()
                        .put("kind", "record")
                        .put("descriptor", descriptor.compact())
                        .put("treatment", treatment.compact())
                        .put("header", header.length)
                        .put("authorHeader", authorHeader.length)
                        .put("payload", payload.length)
                        .put("bytes", header.length + authorHeader.length + payload.length)
                        .done(),
                header,
                authorHeader,
                payload);
        items.end();
        try (ItemReader answers = author.door().postItems("/records", out.toByteArray())) {
            Json.Fields answer = answers.next().orElseThrow().line();
            return answer.findText("code").orElseGet(() -> answer.text("state"));
        }
    }

    /** Sends it signed as it should be. */
    String send() throws IOException {
        return send(author.sign(descriptor()));
    }
}
