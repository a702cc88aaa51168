/** Refusals and the one place that turns them into RFC 9457 problem details. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.problems;
