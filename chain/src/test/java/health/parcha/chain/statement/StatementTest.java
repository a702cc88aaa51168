package health.parcha.chain.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.ChainId;
import health.parcha.chain.Contracts;
import health.parcha.chain.Samples;
import health.parcha.chain.key.Signature;
import health.parcha.chain.key.SigningKey;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatementTest {
    private static final SigningKey KEY = SigningKey.generate(new SecureRandom());

    static Stream<Statement> statements() {
        return Samples.statements().stream();
    }

    private static Statement ofJson(Statement like, Json.Fields json) {
        return switch (like) {
            case Card card -> Card.ofJson(json);
            case Challenge challenge -> Challenge.ofJson(json);
            case Pickup pickup -> Pickup.ofJson(json);
            case Ticket ticket -> Ticket.ofJson(json);
            case View view -> View.ofJson(json);
        };
    }

    @ParameterizedTest
    @MethodSource("statements")
    void json_readBack_isTheSameStatement(Statement statement) {
        byte[] written = CanonicalJson.bytes(statement.toJson());
        assertEquals(statement, ofJson(statement, JsonReader.readObject(written)));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void json_withoutAnyOneField_isRefused(Statement statement) {
        for (String name : statement.toJson().members().keySet()) {
            Map<String, Json> members = new TreeMap<>(statement.toJson().members());
            members.remove(name);
            assertThrows(MalformedJson.class, () -> ofJson(statement, new Json.Fields(members)), name);
            members.put(name, new Json.Text("not this"));
            if (!name.equals("origin")) {
                assertThrows(MalformedJson.class, () -> ofJson(statement, new Json.Fields(members)), name);
            }
        }
    }

    @Test
    void signatureOfOneKind_passesAsNoOther() {
        for (Statement signed : Samples.statements()) {
            Signature signature = signed.sign(Samples.CONTRACTS, KEY);
            assertTrue(signed.isSignedBy(KEY.address(), signature, Samples.CONTRACTS));
            for (Statement other : Samples.statements()) {
                assertEquals(other.equals(signed), other.isSignedBy(KEY.address(), signature, Samples.CONTRACTS));
            }
            for (var intent : Samples.intents()) {
                assertFalse(signature.isBy(
                        KEY.address(), intent.id(Samples.CONTRACTS).digest()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void statement_onAnotherNetwork_isNotSigned(Statement statement) {
        Contracts here = Samples.CONTRACTS;
        Contracts there = new Contracts(
                new ChainId(9),
                here.router(),
                here.directory(),
                here.consents(),
                here.anchors(),
                here.prescriptions(),
                here.claims());
        assertFalse(statement.isSignedBy(KEY.address(), statement.sign(there, KEY), there));
        assertFalse(statement.isSignedBy(KEY.address(), statement.sign(there, KEY), here));
    }

    @Test
    void wallets65Bytes_readAsTheSameSignature() {
        Signature signature = Samples.statements().getFirst().sign(Samples.CONTRACTS, KEY);
        byte[] wallet = java.util.Arrays.copyOf(signature.rs(), 65);
        wallet[64] = (byte) (27 + signature.parity());
        assertEquals(signature, Signature.readAny(wallet).orElseThrow());
        wallet[64] = 29;
        assertTrue(Signature.readAny(wallet).isEmpty());
    }
}
