package health.parcha.chain.statement;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Module;
import health.parcha.chain.typed.StructType;
import health.parcha.chain.typed.Word;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.signed.VerifyingKey;
import java.util.List;

/**
 * The owner's statement of the keys that belong to an account; signed by {@link #signer()}. Its digest stands on chain.
 *
 * @param recordKey the Ed25519 key that signs records and access acts
 * @param inboxRecipient SHA-256 of the 1,216-byte hybrid recipient
 * @param homes the home members, in the owner's order
 * @param version from 1; a higher one replaces a lower one
 */
public record Card(
        AccountId account,
        NetworkId network,
        Address signer,
        VerifyingKey recordKey,
        Digest inboxRecipient,
        List<MemberNumber> homes,
        long version)
        implements Statement {
    private static final StructType TYPE = new StructType("Card(address account,bytes32 network,address signer,"
            + "bytes32 recordKey,bytes32 inboxRecipient,uint32[] homes,uint32 version)");

    public Card {
        homes = List.copyOf(homes);
        if (version < 1 || version > 0xffff_ffffL) {
            throw new IllegalArgumentException("a card's version is between 1 and 2^32 - 1");
        }
    }

    @Override
    public Module module() {
        return Module.ACCOUNTS;
    }

    @Override
    public Bytes32 structHash() {
        return TYPE.hash(
                Fields.word(account),
                Fields.word(network.bytes()),
                Word.address(signer),
                Fields.word(recordKey.bytes()),
                Fields.word(inboxRecipient.bytes()),
                Word.array(homes.stream().map(Fields::word).toArray(Bytes32[]::new)),
                Word.uint(version));
    }

    @Override
    public Json.Fields toJson() {
        return Json.object()
                .put("account", account.text())
                .put("network", network.hex())
                .put("signer", signer.toString())
                .put("recordKey", recordKey.hex())
                .put("inboxRecipient", inboxRecipient.hex())
                .put(
                        "homes",
                        new Json.Items(homes.stream()
                                .<Json>map(home -> new Json.Whole(home.value()))
                                .toList()))
                .put("version", version)
                .done();
    }

    /**
     * Reads what {@link #toJson()} gives.
     *
     * @throws MalformedJson where a field is missing or means nothing
     */
    public static Card ofJson(Json.Fields json) {
        try {
            return new Card(
                    Fields.account(json, "account"),
                    Fields.network(json),
                    Fields.address(json, "signer"),
                    Fields.read(json, "recordKey", VerifyingKey::new),
                    Fields.read(json, "inboxRecipient", Digest::new),
                    json.items("homes").stream().map(Card::home).toList(),
                    json.whole("version"));
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("not a card: " + e.getMessage());
        }
    }

    private static MemberNumber home(Json json) {
        if (json instanceof Json.Whole number) {
            return new MemberNumber(number.value());
        }
        throw new MalformedJson("member \"homes\" must be an array of member numbers");
    }
}
