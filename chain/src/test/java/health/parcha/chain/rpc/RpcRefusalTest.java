package health.parcha.chain.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpcRefusalTest {
    private static RpcRefusal refusal(int code, String message) {
        return new RpcRefusal("eth_something", code, message, Bytes.EMPTY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nonce too low: next nonce 5, tx nonce 3                 | true  | false
                    Nonce too low                                           | true  | false
                    invalid nonce; got 3, expected 5: invalid sequence      | true  | false
                    invalid nonce; got 5, expected 3: invalid sequence      | false | true
                    invalid nonce; got 10, expected 9: invalid sequence     | false | true
                    Nonce too high                                          | false | true
                    Transaction nonce is too distant from current sender nonce | false | true
                    insufficient funds for gas * price + value              | false | false
                    """)
    void nonces_areUsedOrAhead(String message, boolean used, boolean ahead) {
        RpcRefusal refusal = refusal(-32000, message);
        assertEquals(used, refusal.saysNonceUsed());
        assertEquals(ahead, refusal.saysNonceAhead());
    }

    @Test
    void whatIsNotThere_isNoMissingMethod() {
        assertTrue(refusal(-32000, "tx not found, hash: 0x12").saysNotFound());
        assertFalse(refusal(-32601, "Method not found").saysNotFound());
    }
}
