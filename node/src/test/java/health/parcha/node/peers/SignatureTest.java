package health.parcha.node.peers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.SigningSeed;
import health.parcha.core.signed.VerifyingKey;
import health.parcha.node.peers.SignatureBase.Component;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    private static final String INPUT =
            "parcha=(\"@method\" \"@path\" \"@query\" \"content-digest\" \"parcha-to\");created=1790000000;keyid=\"member-1\";nonce=\"EBESExQVFhcYGRobHB0eHw\"";

    /** RFC 9421, B.2.6: signing a request using Ed25519. */
    @Test
    void base_ofTheStandardsExample_carriesTheStandardsSignature() {
        byte[] base = SignatureBase.of(
                List.of(
                        new Component("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
                        new Component("@method", "POST"),
                        new Component("@path", "/foo"),
                        new Component("@authority", "example.com"),
                        new Component("content-type", "application/json"),
                        new Component("content-length", "18")),
                "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\");created=1618884473;keyid=\"test-key-ed25519\"");
        byte[] signature = Base64.getDecoder()
                .decode("wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==");
        VerifyingKey key =
                VerifyingKey.of(Base64.getUrlDecoder().decode("JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs"));

        assertTrue(key.verifies(base, signature));
    }

    @Test
    void request_ofTheVector_isSignedToTheSameBytes() throws Exception {
        Json.Fields vector = JsonReader.readObject(
                Files.readAllBytes(Path.of(System.getProperty("parcha.root"), "vectors/peers/request.json")));
        byte[] body = vector.text("body").getBytes(StandardCharsets.UTF_8);
        SignatureParameters parameters =
                SignatureParameters.read(vector.text("signatureInput")).orElseThrow();
        SignatureBase base = new SignatureBase(
                vector.text("method"),
                vector.text("path"),
                vector.text("query"),
                SignatureBase.contentDigest(body),
                vector.text("parchaTo"),
                parameters);

        assertEquals(vector.text("contentDigest"), base.contentDigest());
        assertEquals(vector.text("signatureInput"), parameters.header());
        assertEquals(vector.text("base"), new String(base.bytes(), StandardCharsets.UTF_8));
        try (SigningSeed seed = SigningSeed.of(Hex.bytes(vector.text("nodeSeed")))) {
            assertEquals(vector.text("nodeKey"), seed.verifyingKey().hex());
            assertEquals(vector.text("signature"), SignatureParameters.signature(seed.sign(base.bytes())));
        }
        assertTrue(new VerifyingKey(vector.text("nodeKey"))
                .verifies(base.bytes(), SignatureParameters.readSignature(vector.text("signature"))));
    }

    @Test
    void input_inTheOneForm_isRead() {
        SignatureParameters read = SignatureParameters.read(INPUT).orElseThrow();

        assertEquals(1, read.from().value());
        assertEquals(1_790_000_000L, read.created().getEpochSecond());
        assertEquals(INPUT, read.header());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "parcha=()",
                "sig1=(\"@method\" \"@path\" \"@query\" \"content-digest\" \"parcha-to\");created=1790000000;keyid=\"member-1\";nonce=\"EBESExQVFhcYGRobHB0eHw\"",
                "parcha=(\"@method\" \"@path\" \"@query\" \"parcha-to\");created=1790000000;keyid=\"member-1\";nonce=\"EBESExQVFhcYGRobHB0eHw\"",
                "parcha=(\"@method\" \"@path\" \"@query\" \"content-digest\" \"parcha-to\");created=-1;keyid=\"member-1\";nonce=\"EBESExQVFhcYGRobHB0eHw\"",
                "parcha=(\"@method\" \"@path\" \"@query\" \"content-digest\" \"parcha-to\");created=1790000000;keyid=\"member-0\";nonce=\"EBESExQVFhcYGRobHB0eHw\"",
                "parcha=(\"@method\" \"@path\" \"@query\" \"content-digest\" \"parcha-to\");created=1790000000;keyid=\"member-9999999999\";nonce=\"EBESExQVFhcYGRobHB0eHw\"",
                "parcha=(\"@method\" \"@path\" \"@query\" \"content-digest\" \"parcha-to\");created=1790000000;keyid=\"member-1\"",
                "parcha=(\"@method\" \"@path\" \"@query\" \"content-digest\" \"parcha-to\");created=1790000000;keyid=\"member-1\";nonce=\"EBESExQVFhcYGRobHB0eHw\";expires=1",
                "parcha=(\"@method\" \"@path\" \"@query\" \"content-digest\" \"parcha-to\");created=1790000000;keyid=\"member-1\";nonce=\"short\""
            })
    void input_inAnotherForm_isNotRead(String header) {
        assertTrue(SignatureParameters.read(header).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "parcha=:", "parcha=::", "sig1=:AAAA:", "parcha=:not base64:", "parcha=:AAAA"})
    void signature_inAnotherForm_isNoBytes(String header) {
        assertArrayEquals(new byte[0], SignatureParameters.readSignature(header));
    }
}
