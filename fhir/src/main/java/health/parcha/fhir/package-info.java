/** FHIR resources in and out of records. */
@org.jspecify.annotations.NullMarked
package health.parcha.fhir;
