/**
 * Documents that people and members sign off chain: strict JSON values, their one canonical form (RFC 8785), and compact
 * JSON Web Signatures over it with Ed25519. Nothing here knows what a document is about.
 */
@org.jspecify.annotations.NullMarked
package health.parcha.core.signed;
