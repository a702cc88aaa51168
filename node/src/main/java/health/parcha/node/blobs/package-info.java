/** Payloads by their content: small ones as rows, larger ones as files. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.blobs;
