/**
 * What a person signs with the same key and never sends to the chain: card, challenge, ticket, view (docs/spec/intents.md
 * section 8). Each has its own EIP-712 type, so that no signature of one kind passes as another.
 */
@org.jspecify.annotations.NullMarked
package health.parcha.chain.statement;
