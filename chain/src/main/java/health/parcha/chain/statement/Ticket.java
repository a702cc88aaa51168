package health.parcha.chain.statement;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.GrantEpoch;
import health.parcha.chain.Module;
import health.parcha.chain.typed.StructType;
import health.parcha.chain.typed.Word;
import health.parcha.core.consent.GrantId;
import health.parcha.core.consent.ViewId;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import java.util.Optional;

/**
 * A grant as nodes see it; signed by the current signer of {@link #signedBy()}. Its hash is the grant's id: the chain knows
 * the hash alone.
 *
 * @param contract the Consents contract that holds the grant
 * @param grantEpoch the account's; the ticket counts while that is the current one
 * @param controller the key that signs the grant's intents
 * @param grantee a person's or a department's account
 * @param view what the grant serves
 * @param writeBack whether the grantee may add records
 * @param delegation the grant under which {@code signedBy} acts for the account; empty for the owner
 * @param salt 32 random bytes
 */
public record Ticket(
        NetworkId network,
        Address contract,
        AccountId account,
        GrantEpoch grantEpoch,
        Address controller,
        AccountId grantee,
        ViewId view,
        boolean writeBack,
        Optional<GrantId> delegation,
        AccountId signedBy,
        Bytes32 salt)
        implements Statement {
    private static final StructType TYPE = new StructType("Ticket(bytes32 network,address module,address account,"
            + "uint32 grantEpoch,address controller,address grantee,bytes32 viewId,bool writeBack,bytes32 delegation,"
            + "address signedBy,bytes32 salt)");
    private static final GrantId NONE = GrantId.of(Bytes32.ZERO.toArray());

    @Override
    public Module module() {
        return Module.CONSENTS;
    }

    /** The grant's id: hashStruct of this ticket. */
    public GrantId grantId() {
        return GrantId.of(structHash().toArray());
    }

    @Override
    public Bytes32 structHash() {
        return TYPE.hash(
                Fields.word(network.bytes()),
                Word.address(contract),
                Fields.word(account),
                Word.uint(grantEpoch.value()),
                Word.address(controller),
                Fields.word(grantee),
                Fields.word(view.bytes()),
                Word.bool(writeBack),
                Fields.word(delegation.orElse(NONE).bytes()),
                Fields.word(signedBy),
                salt);
    }

    @Override
    public Json.Fields toJson() {
        return Json.object()
                .put("network", network.hex())
                .put("module", contract.toString())
                .put("account", account.text())
                .put("grantEpoch", grantEpoch.value())
                .put("controller", controller.toString())
                .put("grantee", grantee.text())
                .put("viewId", view.hex())
                .put("writeBack", writeBack)
                .put("delegation", delegation.orElse(NONE).hex())
                .put("signedBy", signedBy.text())
                .put("salt", Fields.hex(salt))
                .done();
    }

    /**
     * Reads what {@link #toJson()} gives.
     *
     * @throws MalformedJson where a field is missing or means nothing
     */
    public static Ticket ofJson(Json.Fields json) {
        try {
            return new Ticket(
                    Fields.network(json),
                    Fields.address(json, "module"),
                    Fields.account(json, "account"),
                    new GrantEpoch(json.whole("grantEpoch")),
                    Fields.address(json, "controller"),
                    Fields.account(json, "grantee"),
                    Fields.read(json, "viewId", ViewId::new),
                    json.flag("writeBack"),
                    Optional.of(Fields.read(json, "delegation", GrantId::new)).filter(id -> !id.equals(NONE)),
                    Fields.account(json, "signedBy"),
                    Fields.bytes32(json, "salt"));
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("not a ticket: " + e.getMessage());
        }
    }
}
