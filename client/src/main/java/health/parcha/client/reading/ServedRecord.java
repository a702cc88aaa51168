package health.parcha.client.reading;

import health.parcha.client.wire.Blob;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.record.Cid;
import health.parcha.core.record.Descriptor;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.signed.Signed;
import java.util.Arrays;
import java.util.Optional;

/**
 * A sealed record as a member served it; nothing of it is checked yet.
 *
 * @param receipt the signed note of the member that keeps it
 * @param confirmed whether its owner has accepted it
 * @param descriptor what nodes know of it; the owner and the author alone are given it
 */
public record ServedRecord(
        RecordId record,
        int version,
        AccountId author,
        Cid cid,
        MemberNumber member,
        String receipt,
        boolean confirmed,
        Optional<Signed<Descriptor>> descriptor,
        Blob header,
        Blob payload) {
    /** The largest header and payload together: what a node takes (docs/spec/api.md), and a row. */
    static final int MOST = 26 << 20;

    static ServedRecord read(Json.Fields line, byte[] body) {
        long header = line.whole("header");
        if (header < 0 || header > body.length) {
            throw new MalformedJson("a header row longer than its item");
        }
        Blob row = Blob.of(Arrays.copyOf(body, (int) header));
        return new ServedRecord(
                new RecordId(line.text("record")),
                Math.toIntExact(line.whole("version")),
                new AccountId(line.text("author")),
                new Cid(line.text("cid")),
                new MemberNumber(line.whole("member")),
                line.text("receipt"),
                line.text("state").equals("confirmed"),
                line.findText("descriptor").map(jws -> Signed.read(jws, Descriptor.KIND)),
                row,
                Blob.of(Arrays.copyOfRange(body, (int) header, body.length)));
    }

    /** Header row and payload joined: a normal age file. */
    public Blob file() {
        return header.with(payload);
    }

    @Override
    public String toString() {
        return "ServedRecord[" + record + " version " + version + "]";
    }
}
