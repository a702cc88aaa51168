package health.parcha.client.bundle;

import health.parcha.client.audit.Trail;
import health.parcha.client.audit.TrailEntry;
import health.parcha.client.reading.History;
import health.parcha.client.reading.HistoryItem;
import health.parcha.client.reading.ReadHistory;
import health.parcha.client.reading.Scope;
import health.parcha.client.session.Me;
import health.parcha.client.session.PrivateFile;
import health.parcha.core.consent.AccessBasis;
import health.parcha.core.consent.Purpose;
import health.parcha.core.record.Category;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.seal.CategoryKeys;
import health.parcha.seal.RecordClaims;
import health.parcha.seal.SignedRecord;
import health.parcha.seal.age.HybridIdentity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything an owner has, decrypted, into a folder: contents by category, the sealed files beside them, the trail, and an
 * age identity file that opens the sealed ones for ever. Logged before anything is written.
 */
public final class ExportAccount {
    private final Me me;

    public ExportAccount(Me me) {
        this.me = me;
    }

    /** How much was written, and what was left out because it failed a check. */
    public record Exported(int records, List<HistoryItem> left, int trail) {
        public Exported {
            left = List.copyOf(left);
        }
    }

    /** Writes all of it; files of the same names are replaced. */
    public Exported export(Path folder) {
        me.door()
                .post(
                        "/exports",
                        Json.object()
                                .put(
                                        "act",
                                        me.sign(me.act(me.account(), AccessBasis.OWNER, "", Purpose.PATIENT_REQUEST))
                                                .compact())
                                .done());
        identity(folder.resolve("identity.txt"));
        History history = new ReadHistory(me).mine(Scope.all());
        List<HistoryItem> left = new ArrayList<>();
        int written = 0;
        for (HistoryItem item : history.items()) {
            if (item.verdict().isChecked()) {
                write(folder, item, item.record().orElseThrow());
                written++;
            } else {
                left.add(item);
            }
        }
        Trail.Report trail = new Trail(me, Optional.empty()).mine();
        new PrivateFile(folder.resolve("trail.json")).write(CanonicalJson.bytes(trail(trail)));
        return new Exported(written, left, trail.entries().size());
    }

    /** An age identity file with every identity that opens what is sealed for this account. */
    public void identity(Path file) {
        StringBuilder text = new StringBuilder();
        text.append("# Parcha account ").append(me.account()).append("\n# Whoever has this file reads everything.\n");
        for (Category category : Category.values()) {
            CategoryKeys keys = me.keyring().category(category);
            int epochs = keys.current().number() + 2;
            for (int epoch = 0; epoch < epochs; epoch++) {
                text.append("# ")
                        .append(category.code())
                        .append(", epoch ")
                        .append(epoch)
                        .append('\n');
                text.append(keys.vaults().get(epoch).exposeText()).append('\n');
                text.append(keys.indexes().get(epoch).exposeText()).append('\n');
            }
        }
        text.append("# inbox\n");
        for (HybridIdentity inbox : me.keyring().inboxes()) {
            text.append(inbox.exposeText()).append('\n');
        }
        new PrivateFile(file).write(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void write(Path folder, HistoryItem item, SignedRecord record) {
        RecordClaims claims = record.claims();
        String name = claims.record() + (claims.version() == 1 ? "" : "." + claims.version());
        Path shelf = folder.resolve(claims.category().code());
        new PrivateFile(shelf.resolve(name + extension(claims.mediaType()))).write(record.content());
        new PrivateFile(shelf.resolve(name + ".claims.json"))
                .write(CanonicalJson.bytes(record.jws().payload()));
        new PrivateFile(shelf.resolve(name + ".age")).write(item.served().file().bytes());
    }

    private static String extension(String mediaType) {
        return switch (mediaType) {
            case "application/fhir+json", "application/json" -> ".json";
            case "text/plain" -> ".txt";
            case "application/pdf" -> ".pdf";
            default -> ".bin";
        };
    }

    private static Json trail(Trail.Report report) {
        List<Json> entries = new ArrayList<>();
        for (TrailEntry entry : report.entries()) {
            entries.add(Json.object()
                    .put("member", entry.member().value())
                    .put("index", entry.index())
                    .put("time", entry.time().toEpochMilli())
                    .put("act", entry.act())
                    .put("actor", entry.actor())
                    .put("object", entry.object())
                    .put("digest", entry.digest())
                    .put("state", entry.state().word())
                    .done());
        }
        return new Json.Items(entries);
    }
}
