/** Reading JSON that a stranger wrote: bounded, without duplicate keys, and checked to be FHIR R4. */
@org.jspecify.annotations.NullMarked
package health.parcha.fhir.json;
