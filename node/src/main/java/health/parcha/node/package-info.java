/** The hospital server. It carries no code that opens a record. */
@org.jspecify.annotations.NullMarked
package health.parcha.node;
