/** Tests of what lies inside the ciphertext. */
@org.jspecify.annotations.NullMarked
package health.parcha.seal;
