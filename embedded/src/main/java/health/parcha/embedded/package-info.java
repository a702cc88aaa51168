/** Supervisors of the embedded PostgreSQL and chain. */
@org.jspecify.annotations.NullMarked
package health.parcha.embedded;
