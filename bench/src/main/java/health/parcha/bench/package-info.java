/** Measured claims beside what a user would pick instead. */
@org.jspecify.annotations.NullMarked
package health.parcha.bench;
