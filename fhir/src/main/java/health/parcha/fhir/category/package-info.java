/** Which category of the file a FHIR resource belongs to. */
@org.jspecify.annotations.NullMarked
package health.parcha.fhir.category;
