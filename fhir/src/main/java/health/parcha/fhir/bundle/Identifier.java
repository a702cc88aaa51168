package health.parcha.fhir.bundle;

/** A value within a system, as FHIR writes an identifier. The system is empty where the source names none. */
public record Identifier(String system, String value) implements Comparable<Identifier> {
    @Override
    public int compareTo(Identifier other) {
        int bySystem = system.compareTo(other.system);
        return bySystem != 0 ? bySystem : value.compareTo(other.value);
    }
}
