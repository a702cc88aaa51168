/**
 * What lies inside the ciphertext: the container of a record, index segments, grant keys, the keyring, and the password
 * door before them. Formats: docs/spec/seal.md and docs/spec/keys.md; the age files around them: {@code seal.age}.
 */
@org.jspecify.annotations.NullMarked
package health.parcha.seal;
