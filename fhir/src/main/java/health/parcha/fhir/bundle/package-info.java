/** From a patient's FHIR R4 Bundle to the patient and the records, oldest first. */
@org.jspecify.annotations.NullMarked
package health.parcha.fhir.bundle;
