package health.parcha.core.record;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Document;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Kind;
import java.util.Optional;

/**
 * What a node may know of a record: who keeps it for whom, never what it is. Signed by the author.
 *
 * @param account the patient
 * @param version 1 for the first
 * @param former digest of the former version's descriptor; absent for version 1
 * @param cid content id of the payload
 * @param payloadBytes length of the payload in bytes
 * @param header SHA-256 of the patient's header row
 * @param authorHeader SHA-256 of the header row of the author's copy
 * @param handle where it is filed; absent while the author was given none
 */
public record Descriptor(
        NetworkId network,
        AccountId account,
        RecordId record,
        int version,
        Optional<Digest> former,
        Cid cid,
        long payloadBytes,
        Digest header,
        Digest authorHeader,
        Optional<Handle> handle,
        Commitment commitment,
        Basis basis)
        implements Document {
    public static final Kind<Descriptor> KIND = new Kind<>("parcha-descriptor", Descriptor::read);

    public Descriptor {
        if (version < 1 || (version == 1) == former.isPresent()) {
            throw new IllegalArgumentException("version 1 has no former version, every later one names it");
        }
    }

    @Override
    public Kind<Descriptor> kind() {
        return KIND;
    }

    @Override
    public Json.Fields payload() {
        return Json.object()
                .put("network", network.hex())
                .put("account", account.text())
                .put("record", record.hex())
                .put("version", version)
                .put("former", former.map(Digest::hex))
                .put("cid", cid.text())
                .put("payload", payloadBytes)
                .put("header", header.hex())
                .put("authorHeader", authorHeader.hex())
                .put("handle", handle.map(Handle::hex))
                .put("commitment", commitment.hex())
                .put("basis", basis.json())
                .done();
    }

    private static Descriptor read(Json.Fields f) {
        return new Descriptor(
                new NetworkId(f.text("network")),
                new AccountId(f.text("account")),
                new RecordId(f.text("record")),
                Math.toIntExact(f.whole("version")),
                f.findText("former").map(Digest::new),
                new Cid(f.text("cid")),
                f.whole("payload"),
                new Digest(f.text("header")),
                new Digest(f.text("authorHeader")),
                f.findText("handle").map(Handle::new),
                new Commitment(f.text("commitment")),
                Basis.read(f.fields("basis")));
    }
}
