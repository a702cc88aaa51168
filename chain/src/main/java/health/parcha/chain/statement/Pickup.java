package health.parcha.chain.statement;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Module;
import health.parcha.chain.typed.StructType;
import health.parcha.chain.typed.Word;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.prescription.PrescriptionId;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;

/**
 * The certificate of a pickup, signed by the prescription key; the contract checks it as the third signature of Claim and
 * Extend (docs/spec/prescriptions.md section 3).
 *
 * @param organisation of the prescription
 * @param k the claim count at which it works
 * @param pickup the key that may claim
 * @param bearer salted hash of the name of whoever may bring it; zero = anybody
 */
public record Pickup(
        NetworkId network,
        AccountId prescriber,
        MemberNumber organisation,
        PrescriptionId prescription,
        Digest content,
        int generation,
        int k,
        Address pickup,
        Bytes32 bearer)
        implements Statement {
    private static final StructType TYPE = new StructType(
            "Pickup(bytes32 network,address prescriber,uint32 organisation,bytes32 prescription,bytes32 content,"
                    + "uint8 generation,uint8 k,address pickup,bytes32 bearer)");

    @Override
    public Module module() {
        return Module.PRESCRIPTIONS;
    }

    @Override
    public Bytes32 structHash() {
        return TYPE.hash(
                Fields.word(network.bytes()),
                Fields.word(prescriber),
                Fields.word(organisation),
                Fields.word(prescription.bytes()),
                Fields.word(content.bytes()),
                Word.uint(generation),
                Word.uint(k),
                Word.address(pickup),
                bearer);
    }

    @Override
    public Json.Fields toJson() {
        return Json.object()
                .put("network", network.hex())
                .put("prescriber", prescriber.text())
                .put("organisation", organisation.value())
                .put("prescription", prescription.hex())
                .put("content", content.hex())
                .put("generation", generation)
                .put("k", k)
                .put("pickup", pickup.toString())
                .put("bearer", Fields.hex(bearer))
                .done();
    }

    /**
     * Reads what {@link #toJson()} gives.
     *
     * @throws MalformedJson where a field is missing or means nothing
     */
    public static Pickup ofJson(Json.Fields json) {
        return new Pickup(
                Fields.network(json),
                Fields.account(json, "prescriber"),
                Fields.member(json, "organisation"),
                Fields.read(json, "prescription", PrescriptionId::new),
                Fields.read(json, "content", Digest::new),
                Math.toIntExact(json.whole("generation")),
                Math.toIntExact(json.whole("k")),
                Fields.address(json, "pickup"),
                Fields.bytes32(json, "bearer"));
    }
}
