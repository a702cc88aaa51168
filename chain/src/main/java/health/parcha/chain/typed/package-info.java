/** EIP-712: typed structures, domains and the digest that a person signs. Only what Parcha's own types need. */
@org.jspecify.annotations.NullMarked
package health.parcha.chain.typed;
