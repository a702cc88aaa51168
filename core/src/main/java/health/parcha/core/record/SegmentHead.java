package health.parcha.core.record;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Document;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Kind;
import java.util.Optional;

/**
 * What nodes see of one year of one category's index: its version and the digest of the sealed file.
 *
 * @param file SHA-256 of the segment file
 * @param previous digest of the former version's JWS; absent for version 1
 */
public record SegmentHead(
        NetworkId network,
        AccountId account,
        Handle handle,
        int year,
        int version,
        Digest file,
        Optional<Digest> previous)
        implements Document {
    public static final Kind<SegmentHead> KIND = new Kind<>("parcha-segment", SegmentHead::read);

    @Override
    public Kind<SegmentHead> kind() {
        return KIND;
    }

    @Override
    public Json.Fields payload() {
        return Json.object()
                .put("network", network.hex())
                .put("account", account.text())
                .put("handle", handle.hex())
                .put("year", year)
                .put("version", version)
                .put("file", file.hex())
                .put("previous", previous.map(Digest::hex))
                .done();
    }

    private static SegmentHead read(Json.Fields f) {
        return new SegmentHead(
                new NetworkId(f.text("network")),
                new AccountId(f.text("account")),
                new Handle(f.text("handle")),
                Math.toIntExact(f.whole("year")),
                Math.toIntExact(f.whole("version")),
                new Digest(f.text("file")),
                f.findText("previous").map(Digest::new));
    }
}
