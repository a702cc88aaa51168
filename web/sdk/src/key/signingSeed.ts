import { ed25519 } from '@noble/curves/ed25519.js';
import { BadValue, type VerifyingKey } from '../brand.ts';
import { ofHex, toHex } from '../bytes.ts';
import type { Random } from './signingKey.ts';

/** Bytes of an Ed25519 signature. */
export const ED25519_BYTES = 64;

/**
 * An Ed25519 private key as its 32-byte seed: signs documents. Copied in, wiped by {@link close}, never printed;
 * {@link exposeSeed} is the only way to its bytes.
 */
export class SigningSeed {
  readonly #seed: Uint8Array;
  #closed = false;
  /** The public key; stays readable after closing. */
  readonly verifyingKey: VerifyingKey;

  private constructor(seed: Uint8Array) {
    this.#seed = seed;
    this.verifyingKey = toHex(ed25519.getPublicKey(seed)) as VerifyingKey;
  }

  /** Copies a seed of 32 bytes; the caller wipes its own. {@link BadValue} for any other length. */
  static copyOf(seed: Uint8Array): SigningSeed {
    if (seed.length !== 32) {
      throw new BadValue('a signing seed', '32 bytes');
    }
    return new SigningSeed(seed.slice());
  }

  /** A fresh key. `random` must be a secure source outside tests. */
  static generate(random: Random): SigningSeed {
    const seed = new Uint8Array(32);
    random(seed);
    return new SigningSeed(seed);
  }

  /** Signs the message: 64 bytes, always the same for the same message. Throws after closing. */
  sign(message: Uint8Array): Uint8Array {
    if (this.#closed) {
      throw new Error(`the seed of ${this.verifyingKey} was wiped`);
    }
    return ed25519.sign(message, this.#seed);
  }

  /** A copy of the seed, for a sealed keyring; the caller wipes it. */
  exposeSeed(): Uint8Array {
    if (this.#closed) {
      throw new Error(`the seed of ${this.verifyingKey} was wiped`);
    }
    return this.#seed.slice();
  }

  /** Wipes the seed. */
  close(): void {
    this.#seed.fill(0);
    this.#closed = true;
  }

  /** Prints the public key alone. */
  toString(): string {
    return `SigningSeed of ${this.verifyingKey}`;
  }

  /** As {@link toString}: a seed inside an object that is made JSON shows its public key alone. */
  toJSON(): string {
    return this.toString();
  }
}

/** Whether the signature (64 bytes) is that key's over the message. A key that is no point of the curve signed nothing. */
export function verifies(key: VerifyingKey, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== ED25519_BYTES) {
    return false;
  }
  try {
    return ed25519.verify(signature, message, ofHex(key), { zip215: false });
  } catch {
    return false;
  }
}
