package health.parcha.fhir.bundle;

/** The id by which the patient's resources name the patient: {@code Patient/<value>}. */
public record PatientId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
