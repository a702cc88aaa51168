/**
 * The item stream of docs/spec/api.md: JSON lines, each followed by as many raw bytes as it says. Node and client write
 * and read it with the same code.
 */
@org.jspecify.annotations.NullMarked
package health.parcha.core.stream;
