package health.parcha.client.wire;

import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Members that are accepted in either of two spellings: nothing of them is signed in that form. */
public final class Loose {
    private Loose() {}

    /** An object, or a string that holds one. */
    public static Json.Fields object(Json.Fields json, String name) {
        return json.need(name) instanceof Json.Text text ? JsonReader.readObject(text.value()) : json.fields(name);
    }

    /** An object, or a string that holds one, or nothing. */
    public static Optional<Json.Fields> findObject(Json.Fields json, String name) {
        return json.find(name).filter(v -> !(v instanceof Json.Nothing)).map(v -> object(json, name));
    }

    /** 32 bytes in hexadecimal, with or without 0x, or in base64. */
    public static byte[] bytes32(String text) {
        String plain = text.startsWith("0x") ? text.substring(2) : text;
        byte[] bytes = plain.length() == 64 ? Hex.bytes(plain) : base64(plain);
        if (bytes.length != 32) {
            throw new MalformedJson("32 bytes are expected");
        }
        return bytes;
    }

    /** The objects of the array that an answer holds. */
    public static List<Json.Fields> objects(Json.Fields json, String name) {
        List<Json.Fields> objects = new ArrayList<>();
        for (Json item : json.items(name)) {
            if (!(item instanceof Json.Fields fields)) {
                throw new MalformedJson("\"" + name + "\" must be an array of objects");
            }
            objects.add(fields);
        }
        return objects;
    }

    /** Base64 with padding. */
    public static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("base64 is expected");
        }
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
