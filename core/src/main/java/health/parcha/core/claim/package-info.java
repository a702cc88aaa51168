/** Claims to payers: the pure rules of who asks, answers and pays when. docs/spec/prescriptions.md section 6. */
@org.jspecify.annotations.NullMarked
package health.parcha.core.claim;
