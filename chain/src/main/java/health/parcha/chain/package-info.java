/** Intents: sign, check, relay, follow. */
@org.jspecify.annotations.NullMarked
package health.parcha.chain;
