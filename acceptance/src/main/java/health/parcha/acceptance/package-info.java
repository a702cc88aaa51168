/** The whole network through its public doors. */
@org.jspecify.annotations.NullMarked
package health.parcha.acceptance;
