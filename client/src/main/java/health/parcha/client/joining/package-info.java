/** How an organisation joins a network: keys, document, settings, and the wait until the chain names it. On its own machine. */
@org.jspecify.annotations.NullMarked
package health.parcha.client.joining;
