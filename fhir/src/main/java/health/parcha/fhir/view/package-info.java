/** Short views over opened records: medicines, problems, allergies. */
@org.jspecify.annotations.NullMarked
package health.parcha.fhir.view;
