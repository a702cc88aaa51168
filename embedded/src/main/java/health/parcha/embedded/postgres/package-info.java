/** An embedded PostgreSQL: unpacked, initialised, started as a direct child, durable, taken over after a crash. */
@org.jspecify.annotations.NullMarked
package health.parcha.embedded.postgres;
