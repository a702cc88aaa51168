package health.parcha.node.http;

import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import java.util.Base64;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Bodies that hold signed documents, read and written by the same strict JSON as the documents themselves. */
public final class JsonBody {
    private JsonBody() {}

    /** An answer. */
    public static ResponseEntity<byte[]> ok(Json.Fields json) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(CanonicalJson.bytes(json));
    }

    /** A binary member: base64 with padding. */
    public static byte[] bytes(Json.Fields json, String name) {
        try {
            return Base64.getDecoder().decode(json.text(name));
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("member \"" + name + "\" must be base64 with padding");
        }
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
