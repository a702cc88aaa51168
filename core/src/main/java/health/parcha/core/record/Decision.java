package health.parcha.core.record;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Document;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Kind;
import health.parcha.core.signed.MalformedJson;
import java.time.Instant;
import java.util.Optional;

/**
 * The owner's answer to an unconfirmed record.
 *
 * @param handle where an accepted record is filed; absent for a declined one
 */
public record Decision(
        NetworkId network,
        AccountId account,
        AccountId author,
        RecordId record,
        int version,
        boolean accepted,
        Optional<Handle> handle,
        Instant time)
        implements Document {
    public static final Kind<Decision> KIND = new Kind<>("parcha-decision", Decision::read);

    public Decision {
        if (accepted != handle.isPresent()) {
            throw new IllegalArgumentException("an accepted record has a handle, a declined one has none");
        }
    }

    @Override
    public Kind<Decision> kind() {
        return KIND;
    }

    @Override
    public Json.Fields payload() {
        return Json.object()
                .put("network", network.hex())
                .put("account", account.text())
                .put("author", author.text())
                .put("record", record.hex())
                .put("version", version)
                .put("answer", accepted ? "accept" : "decline")
                .put("handle", handle.map(Handle::hex))
                .put("time", time.toEpochMilli())
                .done();
    }

    private static Decision read(Json.Fields f) {
        return new Decision(
                new NetworkId(f.text("network")),
                new AccountId(f.text("account")),
                new AccountId(f.text("author")),
                new RecordId(f.text("record")),
                Math.toIntExact(f.whole("version")),
                answer(f.text("answer")),
                f.findText("handle").map(Handle::new),
                Instant.ofEpochMilli(f.whole("time")));
    }

    private static boolean answer(String word) {
        return switch (word) {
            case "accept" -> true;
            case "decline" -> false;
            default -> throw new MalformedJson("answer is accept or decline");
        };
    }
}
