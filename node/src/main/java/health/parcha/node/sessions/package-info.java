/** Logging in and being known: challenges, tokens, and limits on tries. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.sessions;
