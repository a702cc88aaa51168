package health.parcha.fhir.bundle;

/** The id of an encounter: the same in every record that was written in it. */
public record EncounterId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
