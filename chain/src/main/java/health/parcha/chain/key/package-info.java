/**
 * secp256k1: keys, compact signatures (EIP-2098) and the recovery of a signer's address. A native library does the work
 * where it loads; pure Java gives the same bytes where it does not.
 */
@org.jspecify.annotations.NullMarked
package health.parcha.chain.key;
