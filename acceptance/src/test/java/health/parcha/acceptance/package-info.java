/** The whole network through its public doors, in one shared area. */
@org.jspecify.annotations.NullMarked
package health.parcha.acceptance;
