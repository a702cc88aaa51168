import { secp256k1 } from '@noble/curves/secp256k1.js';
import { type Address, BadValue, type Bytes32 } from '../brand.ts';
import { ofHex } from '../bytes.ts';
import { addressOf, readSignature, type Signature } from './signature.ts';

/** A source of random bytes that the caller brings; in a browser `(bytes) => crypto.getRandomValues(bytes)`. */
export type Random = (bytes: Uint8Array) => unknown;

/**
 * A secp256k1 private key. Holds its own copy of the 32 bytes until {@link close} wipes them; a closed key signs nothing more.
 * Prints its address, never its bytes. What the engine copied meanwhile cannot be wiped: keep keys in a worker that ends.
 */
export class SigningKey {
  readonly #secret: Uint8Array;
  #closed = false;
  /** The address that goes with this key; stays readable after closing. */
  readonly address: Address;

  private constructor(secret: Uint8Array) {
    this.#secret = secret;
    this.address = addressOf(secp256k1.getPublicKey(secret, false));
  }

  /** Copies 32 bytes; the caller wipes its own. {@link BadValue} where they are no key of the curve. */
  static copyOf(secret: Uint8Array): SigningKey {
    if (!secp256k1.utils.isValidSecretKey(secret)) {
      throw new BadValue('a signing key', 'a secp256k1 private key of 32 bytes');
    }
    return new SigningKey(secret.slice());
  }

  /** Draws a fresh key. `random` must be a secure source outside tests. */
  static generate(random: Random): SigningKey {
    const candidate = new Uint8Array(32);
    do {
      random(candidate);
    } while (!secp256k1.utils.isValidSecretKey(candidate));
    return new SigningKey(candidate);
  }

  /** Signs a digest; deterministic (RFC 6979), low s. Throws after closing. */
  sign(digest: Bytes32): Signature {
    if (this.#closed) {
      throw new Error(`the key of ${this.address} was wiped`);
    }
    const made = secp256k1.sign(ofHex(digest), this.#secret, { prehash: false, lowS: true, format: 'recovered' });
    const compact = made.slice(1);
    compact[32] = (compact[32] ?? 0) | ((made[0] ?? 0) << 7);
    const signature = readSignature(compact);
    if (signature === undefined) {
      throw new Error(`a fresh signature of ${this.address} has no compact form`);
    }
    return signature;
  }

  /** A copy of the 32 secret bytes, for a keyring; the caller wipes it. Search for this name to find where keys leave. */
  exposeSecret(): Uint8Array {
    if (this.#closed) {
      throw new Error(`the key of ${this.address} was wiped`);
    }
    return this.#secret.slice();
  }

  /** Wipes the secret. */
  close(): void {
    this.#secret.fill(0);
    this.#closed = true;
  }

  /** Prints the address alone. */
  toString(): string {
    return `SigningKey[${this.address}]`;
  }

  /** As {@link toString}: a key inside an object that is made JSON shows its address alone. */
  toJSON(): string {
    return this.toString();
  }
}
