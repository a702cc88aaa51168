package health.parcha.node.records;

import health.parcha.core.record.Descriptor;
import health.parcha.core.record.TreatmentAct;
import health.parcha.core.signed.Signed;
import health.parcha.node.blobs.BlobStore.Staged;
import java.util.Optional;

/** A record that passed every check and is to be kept. */
record NewRecord(
        Signed<Descriptor> descriptor,
        Optional<Signed<TreatmentAct>> treatment,
        byte[] header,
        byte[] authorHeader,
        Optional<Staged> payload,
        RecordState state) {
    Descriptor said() {
        return descriptor.document();
    }
}
