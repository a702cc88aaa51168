/** The measured claims, each beside its goal; docs/bench.md says what each figure means. */
@org.jspecify.annotations.NullMarked
package health.parcha.bench;
