/**
 * The age file format, version 1 (age-encryption.org/v1): recipients, identities, whole files, and files whose header
 * and payload are kept apart. Format and limits: docs/spec/seal.md, sections 1 and 2.
 */
@org.jspecify.annotations.NullMarked
package health.parcha.seal.age;
