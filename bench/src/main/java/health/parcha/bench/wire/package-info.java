/** What goes over the wire and what it costs a client. */
@org.jspecify.annotations.NullMarked
package health.parcha.bench.wire;
