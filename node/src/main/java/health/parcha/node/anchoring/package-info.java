/** This member's log on chain: anchored when it has grown, and checked against the anchor before it is written. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.anchoring;
