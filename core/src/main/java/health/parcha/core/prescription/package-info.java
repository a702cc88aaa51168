/** Prescriptions: what one allows, and the pure rules of who may do what with it when. docs/spec/prescriptions.md. */
@org.jspecify.annotations.NullMarked
package health.parcha.core.prescription;
