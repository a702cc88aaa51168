package health.parcha.client.joining;

import health.parcha.chain.Address;
import health.parcha.chain.key.SigningKey;
import health.parcha.client.BadInput;
import health.parcha.client.session.PrivateFile;
import health.parcha.core.signed.Hex;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The key file of a first admin, made where it is absent. Its holder takes office with it: {@code account create}. */
record AdminKey(Path file, RandomGenerator random) {
    Address address() {
        byte[] secret = new PrivateFile(file).read().map(this::digits).orElseGet(this::drawn);
        try (SigningKey key = SigningKey.copyOf(secret)) {
            return key.address();
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private byte[] drawn() {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        new PrivateFile(file).write((Hex.of(secret) + "\n").getBytes(StandardCharsets.US_ASCII));
        return secret;
    }

    private byte[] digits(byte[] text) {
        try {
            return Hex.bytes(Hex.check(new String(text, StandardCharsets.US_ASCII).strip(), 32, "key"));
        } catch (IllegalArgumentException e) {
            throw new BadInput("KEY_FILE", file + " is no key.", "A key file holds 64 lower-case hexadecimal digits.");
        }
    }
}
