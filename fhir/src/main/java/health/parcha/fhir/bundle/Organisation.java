package health.parcha.fhir.bundle;

/** The organisation for which something was written at its source. */
public record Organisation(Identifier identifier, String name) {}
