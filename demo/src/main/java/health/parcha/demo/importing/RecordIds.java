package health.parcha.demo.importing;

import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Hex;
import health.parcha.demo.area.DemoFault;
import health.parcha.embedded.os.DurableFile;
import health.parcha.fhir.bundle.PatientId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ids of imported records: the same for the same record at every try, so that an import that was killed and goes on writes
 * none twice; and, by a secret of this area, random for everybody else.
 */
final class RecordIds {
    private final SecretKeySpec seed;

    private RecordIds(byte[] seed) {
        this.seed = new SecretKeySpec(seed, "HmacSHA256");
    }

    /** The ids by the seed in that file, which is drawn where it is absent. */
    static RecordIds by(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                byte[] drawn = new byte[32];
                random.nextBytes(drawn);
                DurableFile.replace(file, Hex.of(drawn).getBytes(StandardCharsets.US_ASCII));
            }
            return new RecordIds(Hex.bytes(Files.readString(file).strip()));
        } catch (IOException e) {
            throw DemoFault.file("Cannot read " + file + ".", e);
        }
    }

    /** @param place of the record in its bundle, whose order is always the same */
    RecordId of(PatientId patient, int place) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(seed);
            mac.update(patient.value().getBytes(StandardCharsets.UTF_8));
            mac.update(ByteBuffer.allocate(5).put((byte) 0).putInt(place).array());
            return RecordId.of(Arrays.copyOf(mac.doFinal(), RecordId.BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
