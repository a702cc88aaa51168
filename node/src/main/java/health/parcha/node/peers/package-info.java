/** Requests between members: signed, verified, sent. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.peers;
