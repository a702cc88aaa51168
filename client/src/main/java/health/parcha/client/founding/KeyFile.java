package health.parcha.client.founding;

import health.parcha.chain.Address;
import health.parcha.chain.key.SigningKey;
import health.parcha.client.BadInput;
import health.parcha.client.session.PrivateFile;
import health.parcha.core.signed.Hex;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A secret key as 64 hexadecimal digits in a file of mode 0600, made where it is absent. */
public record KeyFile(Path path, RandomGenerator random) {
    /**
     * The address of a chain's key.
     *
     * @throws BadInput KEY_FILE where the file holds no key; it was not written over
     */
    public Address address() {
        return with(secret -> {
            try (SigningKey key = SigningKey.copyOf(secret)) {
                return key.address();
            }
        });
    }

    /** The secret is wiped afterwards. */
    <T> T with(Function<byte[], T> use) {
        byte[] secret = new PrivateFile(path).read().map(this::digits).orElseGet(this::drawn);
        try {
            return use.apply(secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private byte[] drawn() {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        new PrivateFile(path).write((Hex.of(secret) + "\n").getBytes(StandardCharsets.US_ASCII));
        return secret;
    }

    private byte[] digits(byte[] text) {
        try {
            return Hex.bytes(Hex.check(new String(text, StandardCharsets.US_ASCII).strip(), 32, "key"));
        } catch (IllegalArgumentException e) {
            throw new BadInput(
                    "KEY_FILE",
                    path + " is no key.",
                    "A key file holds 64 lower-case hexadecimal digits; take it away to have a new key made.");
        }
    }
}
