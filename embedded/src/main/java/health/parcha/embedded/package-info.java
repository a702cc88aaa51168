/**
 * The database and the chain of a single machine: what both supervisors share. Neither SQL nor an HTTP server lives
 * here; callers get an address and connect with their own client.
 */
@org.jspecify.annotations.NullMarked
package health.parcha.embedded;
