/** This member's own log: appended in the transaction of the act, published within a second, anchored on chain. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.logging;
