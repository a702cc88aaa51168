/** Append-only log: tiles, checkpoints, proofs. */
@org.jspecify.annotations.NullMarked
package health.parcha.log;
