package health.parcha.chain.statement;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Module;
import health.parcha.chain.typed.StructType;
import health.parcha.chain.typed.Word;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import java.time.Instant;

/**
 * What a node asks a wallet to sign at login; signed by the current signer of {@link #account()}.
 *
 * @param member the node that asks
 * @param origin its web origin
 * @param nonce 32 bytes of the node, used once
 * @param time whole milliseconds
 */
public record Challenge(
        NetworkId network, MemberNumber member, String origin, AccountId account, Bytes32 nonce, Instant time)
        implements Statement {
    private static final StructType TYPE = new StructType(
            "Challenge(bytes32 network,uint32 member,string origin,address account,bytes32 nonce,uint64 time)");

    @Override
    public Module module() {
        return Module.ACCOUNTS;
    }

    @Override
    public Bytes32 structHash() {
        return TYPE.hash(
                Fields.word(network.bytes()),
                Fields.word(member),
                Word.text(origin),
                Fields.word(account),
                nonce,
                Word.uint(time.toEpochMilli()));
    }

    @Override
    public Json.Fields toJson() {
        return Json.object()
                .put("network", network.hex())
                .put("member", member.value())
                .put("origin", origin)
                .put("account", account.text())
                .put("nonce", Fields.hex(nonce))
                .put("time", time.toEpochMilli())
                .done();
    }

    /**
     * Reads what {@link #toJson()} gives.
     *
     * @throws MalformedJson where a field is missing or means nothing
     */
    public static Challenge ofJson(Json.Fields json) {
        return new Challenge(
                Fields.network(json),
                Fields.member(json, "member"),
                json.text("origin"),
                Fields.account(json, "account"),
                Fields.bytes32(json, "nonce"),
                Instant.ofEpochMilli(json.whole("time")));
    }
}
