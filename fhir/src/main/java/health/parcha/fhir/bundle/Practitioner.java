package health.parcha.fhir.bundle;

/** The person who wrote a resource at its source: a professional number (NPI) or another identifier, and the name. */
public record Practitioner(Identifier identifier, String name) {}
