/**
 * Three nodes on a chain of several validators, and what happens to it: nothing acknowledged is lost, nothing is done twice.
 * {@code ./parcha test --network}; docs/spec/relay.md, section 6.
 */
@org.jspecify.annotations.NullMarked
package health.parcha.acceptance.network;
