/**
 * Follows a chain to its settled block: stores every batch and event, undoes what the chain has taken back, and tells how
 * fresh its head is (docs/spec/relay.md).
 */
@org.jspecify.annotations.NullMarked
package health.parcha.chain.follow;
