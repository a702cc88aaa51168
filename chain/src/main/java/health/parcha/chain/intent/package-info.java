/**
 * Intents: the signed messages by which anything changes on chain (docs/spec/intents.md). One record a kind, its digest,
 * its signature, its packed form, and the codes that the contracts answer with.
 */
@org.jspecify.annotations.NullMarked
package health.parcha.chain.intent;
