/** What stands inside a record: a resource, a small Bundle, a wrapped file, a comment; and the consent of a grant. */
@org.jspecify.annotations.NullMarked
package health.parcha.fhir.content;
