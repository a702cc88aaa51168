package health.parcha.seal;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.record.Category;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.SigningSeed;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/** A patient, a doctor, and a record between them. */
final class Samples {
    static final SecureRandom RANDOM = new SecureRandom();
    static final NetworkId NETWORK = new NetworkId("11".repeat(32));
    static final AccountId PATIENT = new AccountId("0x" + "22".repeat(20));
    static final AccountId DOCTOR = new AccountId("0x" + "44".repeat(20));

    private Samples() {}

    static RecordSigner patient() {
        return new RecordSigner(PATIENT, 1, SigningSeed.generate(RANDOM));
    }

    static RecordSigner doctor() {
        return new RecordSigner(DOCTOR, 3, SigningSeed.generate(RANDOM));
    }

    static RecordClaims claims() {
        byte[] id = new byte[RecordId.BYTES];
        RANDOM.nextBytes(id);
        return new RecordClaims(
                NETWORK,
                PATIENT,
                RecordId.of(id),
                1,
                Optional.empty(),
                Category.LABS,
                "Observation",
                Instant.parse("2024-03-05T10:15:30.123Z"),
                Optional.of("enc-7"),
                Optional.of("Ferritine 12 µg/L"),
                Optional.empty(),
                "application/fhir+json",
                CommitmentSalt.fresh(RANDOM),
                DOCTOR,
                3);
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
