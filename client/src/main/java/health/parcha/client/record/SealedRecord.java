package health.parcha.client.record;

import health.parcha.client.wire.Blob;
import health.parcha.core.record.Descriptor;
import health.parcha.core.record.TreatmentAct;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.core.stream.ItemWriter;
import health.parcha.seal.SignedRecord;
import java.io.IOException;
import java.util.Optional;

/** A record ready to be sent, kept as it is until a node has answered: sealing again would make other bytes of it. */
record SealedRecord(
        SignedRecord record,
        Signed<Descriptor> descriptor,
        Optional<Signed<TreatmentAct>> treatment,
        Optional<String> ticket,
        Blob header,
        Blob authorHeader,
        Blob payload) {
    long size() {
        return (long) header.length() + authorHeader.length() + payload.length();
    }

    void write(ItemWriter out) throws IOException {
        Json.Fields line = Json.object()
                .put("kind", "record")
                .put("descriptor", descriptor.compact())
                .put("treatment", treatment.map(Signed::compact))
                .put("ticket", ticket)
                .put("header", header.length())
                .put("authorHeader", authorHeader.length())
                .put("payload", payload.length())
                .put("bytes", size())
                .done();
        out.write(line, header.bytes(), authorHeader.bytes(), payload.bytes());
    }

    @Override
    public String toString() {
        return "Sealed" + record;
    }
}
