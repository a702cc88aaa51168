/** Requests between members: addressed by their documents, signed, sent, and let in (docs/spec/peers.md). */
@org.jspecify.annotations.NullMarked
package health.parcha.node.peers;
