package health.parcha.core.signed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class JwsTest {
    private static final SigningSeed SEED = SigningSeed.of(new byte[32]);
    private static final Json.Fields PAYLOAD =
            Json.object().put("b", 2).put("a", "é").done();

    @Test
    void aSignature_isTheSignersAlone() {
        Jws jws = Jws.read(Jws.sign(PAYLOAD, "parcha-test", "k#1", SEED).compact(), "parcha-test");
        byte[] other = new byte[32];
        other[0] = 1;
        assertTrue(jws.isSignedBy(SEED.verifyingKey()));
        assertFalse(jws.isSignedBy(SigningSeed.of(other).verifyingKey()));
        assertEquals("k#1", jws.keyId());
    }

    @Test
    void aSignatureOfOneKind_doesNotPassAsAnother() {
        String compact = Jws.sign(PAYLOAD, "parcha-test", "k#1", SEED).compact();
        assertThrows(MalformedJson.class, () -> Jws.read(compact, "parcha-other"));
    }

    @Test
    void anyFlippedCharacter_isRefusedOrNotSigned() {
        String compact = Jws.sign(PAYLOAD, "parcha-test", "k#1", SEED).compact();
        for (int i = 0; i < compact.length(); i++) {
            char flipped = compact.charAt(i) == 'A' ? 'B' : 'A';
            String mutant = compact.substring(0, i) + flipped + compact.substring(i + 1);
            assertFalse(isSigned(mutant), "position " + i);
        }
    }

    private static boolean isSigned(String compact) {
        try {
            return Jws.read(compact, "parcha-test").isSignedBy(SEED.verifyingKey());
        } catch (MalformedJson e) {
            return false;
        }
    }

    @Test
    void anotherHeaderOrAPayloadOutOfForm_isRefused() {
        assertThrows(
                MalformedJson.class, () -> Jws.read(forged("{\"alg\":\"none\",\"kid\":\"k\",\"typ\":\"t\"}", "{}")));
        assertThrows(
                MalformedJson.class,
                () -> Jws.read(forged("{\"alg\":\"EdDSA\",\"crit\":\"x\",\"kid\":\"k\",\"typ\":\"t\"}", "{}")));
        assertThrows(
                MalformedJson.class,
                () -> Jws.read(forged("{\"alg\":\"EdDSA\",\"kid\":\"k\",\"typ\":\"t\"}", "{\"b\":1, \"a\":2}")));
    }

    private static String forged(String header, String payload) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(header.getBytes(java.nio.charset.StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(new byte[64]);
    }

    @Test
    void theKeyOfASeed_isTheOneOfRfc8032() {
        SigningSeed seed = SigningSeed.of(
                HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        assertEquals(
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                seed.verifyingKey().hex());
        assertEquals(
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
                Hex.of(seed.sign(new byte[0])));
    }

    @Test
    void aSeed_isNotPrinted() {
        assertFalse(SEED.toString().contains("00000000"));
    }

    @Test
    void theNativeProvider_servesWhereItIsOnTheClassPath() {
        assertEquals("AmazonCorrettoCryptoProvider", VerifyingKey.computedBy());
    }
}
