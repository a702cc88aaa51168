package health.parcha.client.joining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.parcha.chain.Address;
import health.parcha.chain.ChainId;
import health.parcha.chain.Contracts;
import health.parcha.chain.follow.FinalityRule;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.client.CheckFailed;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An engine that keeps the newest state alone, as the embedded chain's does. */
class MembersByRpcTest {
    private static final Address AT = Address.parse("0x" + "11".repeat(20));
    private static final String WORD = "0x" + "00".repeat(32);
    private static final String GONE =
            "\"error\":{\"code\":-32602,\"message\":\"BlockOutOfRangeError: block height is 177 but requested was 176\"}";
    private static final String BLOCK = "\"result\":{\"number\":\"0xb0\",\"hash\":\"" + WORD + "\",\"parentHash\":\""
            + WORD + "\",\"timestamp\":\"0x1\",\"gasLimit\":\"0x1\"}";

    private int calls;

    private List<?> members(int slips) {
        EthRpc rpc = new EthRpc(body -> {
            Json.Fields asked = JsonReader.readObject(body);
            boolean isCall = asked.text("method").equals("eth_call");
            String answer = !isCall ? BLOCK : ++calls <= slips ? GONE : "\"result\":\"" + WORD + "\"";
            return ("{\"jsonrpc\":\"2.0\",\"id\":" + asked.whole("id") + "," + answer + "}")
                    .getBytes(StandardCharsets.UTF_8);
        });
        Contracts contracts = new Contracts(new ChainId(1), AT, AT, AT, AT, AT, AT);
        return new MembersByRpc(rpc, contracts, FinalityRule.depth(1)).all();
    }

    @Test
    void blockMadeBetweenTwoCalls_beginsAgain() {
        assertEquals(List.of(), members(1));
        assertEquals(2, calls);
    }

    @Test
    void engineThatNeverHasTheState_isRefusedWithWhatItSaid() {
        CheckFailed failed = assertThrows(CheckFailed.class, () -> members(Integer.MAX_VALUE));
        assertEquals("ENGINE_REFUSED", failed.code());
    }
}
