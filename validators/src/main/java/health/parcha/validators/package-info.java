/** Chains of several validators on loopback, of engines that consortia run, and what may be done to them. */
@org.jspecify.annotations.NullMarked
package health.parcha.validators;
