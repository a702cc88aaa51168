package health.parcha.core.party;

import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Document;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Kind;
import health.parcha.core.signed.VerifyingKey;
import java.time.Instant;

/**
 * How a member is reached and checked, signed by its node key.
 *
 * @param kindName {@code hospital}, {@code practice}, {@code laboratory}, {@code pharmacy}, {@code insurer} or
 *     {@code carehome}
 * @param url base of the node, without a trailing slash
 * @param origin of its log
 * @param logKey verifier key of its checkpoints, in signed-note form
 * @param receiptKey verifier key of its receipts, in signed-note form
 * @param nodeKey signs requests between members
 */
public record MemberDocument(
        NetworkId network,
        MemberNumber number,
        String name,
        String kindName,
        String url,
        String origin,
        String logKey,
        String receiptKey,
        VerifyingKey nodeKey,
        Instant time)
        implements Document {
    public static final Kind<MemberDocument> KIND = new Kind<>("parcha-member", MemberDocument::read);

    @Override
    public Kind<MemberDocument> kind() {
        return KIND;
    }

    @Override
    public Json.Fields payload() {
        return Json.object()
                .put("network", network.hex())
                .put("number", number.value())
                .put("name", name)
                .put("kind", kindName)
                .put("url", url)
                .put("origin", origin)
                .put("logKey", logKey)
                .put("receiptKey", receiptKey)
                .put("nodeKey", nodeKey.hex())
                .put("time", time.toEpochMilli())
                .done();
    }

    private static MemberDocument read(Json.Fields f) {
        return new MemberDocument(
                new NetworkId(f.text("network")),
                new MemberNumber(f.whole("number")),
                f.text("name"),
                f.text("kind"),
                f.text("url"),
                f.text("origin"),
                f.text("logKey"),
                f.text("receiptKey"),
                new VerifyingKey(f.text("nodeKey")),
                Instant.ofEpochMilli(f.whole("time")));
    }

    /** What stands on chain: SHA-256 of the canonical form without number and time, which are not known at the vote. */
    public Digest chainDigest() {
        return CanonicalJson.digest(Json.object()
                .put("network", network.hex())
                .put("name", name)
                .put("kind", kindName)
                .put("url", url)
                .put("origin", origin)
                .put("logKey", logKey)
                .put("receiptKey", receiptKey)
                .put("nodeKey", nodeKey.hex())
                .done());
    }
}
