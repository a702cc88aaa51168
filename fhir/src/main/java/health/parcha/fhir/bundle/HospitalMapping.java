package health.parcha.fhir.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which hospital of the demo stands for an organisation of the source, and which of its doctors for a practitioner: by
 * a fixed hash, so the same on every machine and in every run. SHA-256 of {@code system|value} in UTF-8, its first 8
 * bytes as an unsigned number, modulo the count.
 */
public final class HospitalMapping {
    private HospitalMapping() {}

    /** The hospital's index, from 0 to {@code hospitalCount - 1}. */
    public static int hospitalOf(Identifier organisation, int hospitalCount) {
        return index(organisation.system() + "|" + organisation.value(), hospitalCount);
    }

    /** The doctor's index within his hospital, from 0 to {@code doctorCount - 1}. */
    public static int doctorOf(Identifier practitioner, int doctorCount) {
        return index(practitioner.system() + "|" + practitioner.value(), doctorCount);
    }

    /** The hospital of a record; one whose source names no organisation goes to the hospital of its patient. */
    public static int hospitalOf(ImportedRecord entry, PatientId patient, int hospitalCount) {
        return entry.organisation()
                .map(organisation -> hospitalOf(organisation.identifier(), hospitalCount))
                .orElseGet(() -> index("Patient/" + patient.value(), hospitalCount));
    }

    /** The doctor of a record; one whose source names no author goes to the first. */
    public static int doctorOf(ImportedRecord entry, int doctorCount) {
        return entry.author()
                .map(author -> doctorOf(author.identifier(), doctorCount))
                .orElse(0);
    }

    private static int index(String name, int count) {
        long number = ByteBuffer.wrap(sha256(name)).getLong();
        return (int) Long.remainderUnsigned(number, count);
    }

    private static byte[] sha256(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
