package health.parcha.client.reading;

import health.parcha.client.CheckFailed;
import health.parcha.client.proof.MemberLog;
import health.parcha.client.proof.OpenedEntry;
import health.parcha.client.proof.ServedRoot;
import health.parcha.client.wire.Loose;
import health.parcha.core.consent.AccessAct;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.log.Receipt;

/**
 * A member's word that it has logged a read and what it serves for it, before it serves anything. The reader opens nothing
 * of a member without one.
 */
final class ServedLine {
    private final String root;
    private final long count;
    private final ServedRoot taken = new ServedRoot();

    private ServedLine(String root, long count) {
        this.root = root;
        this.count = count;
    }

    /**
     * Reads the line and checks that its receipt is that log's and stands for an entry about this act and this root.
     *
     * @throws CheckFailed SERVED_LINE
     */
    static ServedLine check(Json.Fields line, MemberLog log, Signed<AccessAct> act) {
        Json.Fields opening = Loose.object(line, "opening");
        Receipt receipt = log.receipt(line.text("receipt"));
        boolean logged =
                OpenedEntry.of(opening, Loose.bytes32(line.text("salt"))).leaf().equals(receipt.leaf());
        AccessAct read = act.document();
        boolean aboutThis = opening.text("digest").equals(act.digest().hex())
                && opening.text("actor").equals(read.account().text())
                && opening.text("subject").equals(read.subject().text())
                && opening.text("object").equals(line.text("root"));
        if (!logged || !aboutThis) {
            throw new CheckFailed("SERVED_LINE", log + " serves without having logged this read.");
        }
        return new ServedLine(line.text("root"), line.whole("count"));
    }

    void take(ServedRecord record) {
        taken.add(record.record(), record.version());
    }

    /** Whether what was served is what was logged. */
    boolean covers() {
        return taken.count() == count && taken.hex().equals(root);
    }
}
