package health.parcha.fhir.bundle;

import health.parcha.fhir.RefusalCode;

/**
 * A resource of an imported Bundle that was not taken.
 *
 * @param entry its place in the Bundle, from 0
 * @param type the FHIR resource type as the source wrote it
 * @param code why, stable
 * @param cause why, in words
 */
public record LeftOut(int entry, String type, RefusalCode code, String cause) {}
