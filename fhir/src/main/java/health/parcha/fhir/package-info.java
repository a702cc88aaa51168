/** FHIR R4 in and out of records, on the client's side. */
@org.jspecify.annotations.NullMarked
package health.parcha.fhir;
