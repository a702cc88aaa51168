/**
 * Carries signed intents to the chain until their outcome stands in a settled block (docs/spec/relay.md). An intent is
 * durable before it is acknowledged; whatever crashes, the ordinary path picks it up again.
 */
@org.jspecify.annotations.NullMarked
package health.parcha.chain.relay;
