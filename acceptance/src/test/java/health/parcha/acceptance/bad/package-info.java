/** Bad input at every door: refused with its own code, and nothing is changed or lost. */
@org.jspecify.annotations.NullMarked
package health.parcha.acceptance.bad;
