package health.parcha.seal;

import health.parcha.core.record.Epoch;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.signed.SigningSeed;
import health.parcha.seal.age.HybridIdentity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Secrets of 32 bytes inside sealed JSON, base64. */
final class Seeds {

    private Seeds() {}

    static String text(HybridIdentity identity) {
        return wiped(identity.exposeSeed());
    }

    static String text(Secret32 secret) {
        return wiped(secret.exposeBytes());
    }

    static String text(SigningSeed seed) {
        return wiped(seed.exposeSeed());
    }

    static HybridIdentity identity(String text) {
        return read(text, HybridIdentity::ofSeed);
    }

    static Secret32 secret(String text) {
        return read(text, Secret32::of);
    }

    static SigningSeed signing(String text) {
        return read(text, SigningSeed::of);
    }

    static <T> Json.Items items(List<T> secrets, Function<T, String> text) {
        List<Json> items = new ArrayList<>();
        secrets.forEach(secret -> items.add(new Json.Text(text.apply(secret))));
        return new Json.Items(items);
    }

    static Epoch epoch(long number) {
        if (number < 0 || number > 1_000_000) {
            throw new MalformedJson("an epoch outside of 0 to 1,000,000");
        }
        return new Epoch((int) number);
    }

    private static String wiped(byte[] secret) {
        String text = Binary.text(secret);
        Arrays.fill(secret, (byte) 0);
        return text;
    }

    private static <T> T read(String text, Function<byte[], T> make) {
        byte[] secret = Binary.bytes(text, Secret32.BYTES, "a secret");
        try {
            return make.apply(secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
