package health.parcha.seal.age;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.VerifyingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Project Wycheproof's cases through the functions that sealing and signing use. */
class WycheproofTest {

    @Test
    void x25519_everyCase_agreesOrIsRefusedAsLowOrder() throws IOException {
        List<Json.Fields> cases = cases("x25519_test.json");
        for (Json.Fields test : cases) {
            byte[] shared = hex(test, "shared");
            boolean zero = test.texts("flags").contains("ZeroSharedSecret");
            Optional<byte[]> found = X25519Keys.agree(hex(test, "private"), hex(test, "public"));
            assertEquals(!zero, found.isPresent(), test.need("tcId").toString());
            found.ifPresent(mine -> assertArrayEquals(shared, mine));
        }
        assertEquals(518, cases.size());
    }

    @Test
    void hkdf_everyCase_givesItsKey() throws IOException {
        List<Json.Fields> cases = cases("hkdf_sha256_test.json");
        int run = 0;
        for (Json.Fields test : cases) {
            if (test.text("result").equals("valid")) {
                byte[] key = Primitives.hkdf(
                        hex(test, "ikm"), hex(test, "salt"), hex(test, "info"), (int) test.whole("size"));
                assertArrayEquals(hex(test, "okm"), key);
                run++;
            }
        }
        assertTrue(run > 80, "ran " + run);
    }

    /** Our one-shot form has a nonce of zeros and no associated data, so the cipher's other cases go by the JDK's own. */
    @Test
    void chacha20Poly1305_everyCaseOfOurSizes_opensOrIsRefused() throws Exception {
        int run = 0;
        for (Json.Fields test : cases("chacha20_poly1305_test.json")) {
            if (hex(test, "iv").length == 12) {
                boolean opened = opens(test);
                assertEquals(
                        test.text("result").equals("valid"),
                        opened,
                        test.need("tcId").toString());
                run++;
            }
        }
        assertTrue(run > 250, "ran " + run);
    }

    @Test
    void ed25519_everyCase_isVerifiedOrRefused() throws IOException {
        Json.Fields file = file("ed25519_test.json");
        int run = 0;
        for (Json group : file.items("testGroups")) {
            Json.Fields fields = (Json.Fields) group;
            VerifyingKey key = new VerifyingKey(fields.fields("publicKey").text("pk"));
            for (Json test : fields.items("tests")) {
                Json.Fields t = (Json.Fields) test;
                boolean valid = key.verifies(hex(t, "msg"), hex(t, "sig"));
                assertEquals(
                        t.text("result").equals("valid"), valid, t.need("tcId").toString());
                run++;
            }
        }
        assertEquals(file.whole("numberOfTests"), run);
    }

    private static boolean opens(Json.Fields test) throws Exception {
        byte[] ct = hex(test, "ct");
        byte[] tag = hex(test, "tag");
        byte[] sealed = Arrays.copyOf(ct, ct.length + tag.length);
        System.arraycopy(tag, 0, sealed, ct.length, tag.length);
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(hex(test, "key"), "ChaCha20"),
                new IvParameterSpec(hex(test, "iv")));
        cipher.updateAAD(hex(test, "aad"));
        try {
            return Arrays.equals(hex(test, "msg"), cipher.doFinal(sealed));
        } catch (AEADBadTagException _) {
            return false;
        }
    }

    private static List<Json.Fields> cases(String name) throws IOException {
        List<Json.Fields> cases = new ArrayList<>();
        for (Json group : file(name).items("testGroups")) {
            ((Json.Fields) group).items("tests").forEach(test -> cases.add((Json.Fields) test));
        }
        return cases;
    }

    private static Json.Fields file(String name) throws IOException {
        return JsonReader.readObject(
                Files.readString(Vectors.folder("wycheproof").resolve(name)));
    }

    private static byte[] hex(Json.Fields test, String name) {
        return HexFormat.of().parseHex(test.text(name));
    }
}
