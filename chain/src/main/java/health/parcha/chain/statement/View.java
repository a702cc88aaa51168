package health.parcha.chain.statement;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Module;
import health.parcha.chain.typed.StructType;
import health.parcha.chain.typed.Word;
import health.parcha.core.consent.ViewId;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.record.Category;
import health.parcha.core.record.Handle;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import java.time.Instant;
import java.util.List;

/**
 * What a grant serves, deposited at the nodes; signed by the current signer of {@link #account()}. It has as many
 * entries as there are categories, in the order of their handles, so that neither size nor place tells anything.
 *
 * @param entries as many as there are categories
 * @param version from 1; a higher one replaces a lower one
 */
public record View(NetworkId network, AccountId account, ViewId view, List<Entry> entries, long version)
        implements Statement {
    private static final StructType TYPE =
            new StructType("View(bytes32 network,address account,bytes32 viewId,Entry[9] entries,uint32 version)"
                    + "Entry(bytes16 handle,uint64 since)");
    private static final StructType ENTRY = new StructType("Entry(bytes16 handle,uint64 since)");

    /**
     * One category.
     *
     * @param handle its name towards the nodes; a decoy that was never written to where the category is withheld
     * @param since nothing receipted before is served; whole milliseconds, the epoch = from the beginning
     */
    public record Entry(Handle handle, Instant since) {
        private Bytes32 structHash() {
            return ENTRY.hash(Word.fixedBytes(handle.bytes()), Word.uint(since.toEpochMilli()));
        }

        private Json toJson() {
            return Json.object()
                    .put("handle", handle.hex())
                    .put("since", since.toEpochMilli())
                    .done();
        }

        private static Entry ofJson(Json json) {
            if (json instanceof Json.Fields fields) {
                return new Entry(
                        Fields.read(fields, "handle", Handle::new), Instant.ofEpochMilli(fields.whole("since")));
            }
            throw new MalformedJson("an entry of a view must be an object");
        }
    }

    public View {
        entries = List.copyOf(entries);
        if (entries.size() != Category.values().length) {
            throw new IllegalArgumentException("a view has an entry for each of the " + Category.values().length
                    + " categories, not " + entries.size());
        }
        if (version < 1 || version > 0xffff_ffffL) {
            throw new IllegalArgumentException("a view's version is between 1 and 2^32 - 1");
        }
    }

    @Override
    public Module module() {
        return Module.CONSENTS;
    }

    @Override
    public Bytes32 structHash() {
        return TYPE.hash(
                Fields.word(network.bytes()),
                Fields.word(account),
                Fields.word(view.bytes()),
                Word.array(entries.stream().map(Entry::structHash).toArray(Bytes32[]::new)),
                Word.uint(version));
    }

    @Override
    public Json.Fields toJson() {
        return Json.object()
                .put("network", network.hex())
                .put("account", account.text())
                .put("viewId", view.hex())
                .put(
                        "entries",
                        new Json.Items(entries.stream().map(Entry::toJson).toList()))
                .put("version", version)
                .done();
    }

    /**
     * Reads what {@link #toJson()} gives.
     *
     * @throws MalformedJson where a field is missing or means nothing
     */
    public static View ofJson(Json.Fields json) {
        try {
            return new View(
                    Fields.network(json),
                    Fields.account(json, "account"),
                    Fields.read(json, "viewId", ViewId::new),
                    json.items("entries").stream().map(Entry::ofJson).toList(),
                    json.whole("version"));
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("not a view: " + e.getMessage());
        }
    }
}
