/** Handlers that tests put into a node; outside of the node's own packages, so that it does not find them by itself. */
@org.jspecify.annotations.NullMarked
package health.parcha.peertest;
