/** An embedded chain: Anvil, made durable by a block journal (docs/spec/block-journal.md). */
@org.jspecify.annotations.NullMarked
package health.parcha.embedded.chain;
