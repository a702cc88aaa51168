/** How a network begins: the founders' keys and documents, the contracts, and the manifest that everybody pins. */
@org.jspecify.annotations.NullMarked
package health.parcha.client.founding;
