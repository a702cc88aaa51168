/** The verbs of ./parcha. */
@org.jspecify.annotations.NullMarked
package health.parcha.cli;
