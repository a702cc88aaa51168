/** Signed documents of people: whose they are, and that each access act counts once. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.acts;
