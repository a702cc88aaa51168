/**
 * The network's agreement as seen from Java: the words every part of it speaks ({@link health.parcha.chain.Address},
 * {@link health.parcha.chain.Bytes32}, ids and heights). Sub-packages sign and check intents, relay them and follow what
 * the chain made of them.
 */
@org.jspecify.annotations.NullMarked
package health.parcha.chain;
