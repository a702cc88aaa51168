/** One node on the embedded chain, and beside it what most blockchain demonstrations do: docs/bench.md, "relay". */
@org.jspecify.annotations.NullMarked
package health.parcha.bench.relay;
