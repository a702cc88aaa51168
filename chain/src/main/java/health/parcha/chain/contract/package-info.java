/**
 * The contract set on a chain: made from the artefact of contracts/, told apart from another chain's, and read
 * (docs/spec/intents.md sections 1 and 10).
 */
@org.jspecify.annotations.NullMarked
package health.parcha.chain.contract;
