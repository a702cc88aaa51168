/** Signed intents from their arrival to their settled outcome: journal, relaying, answers. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.intents;
