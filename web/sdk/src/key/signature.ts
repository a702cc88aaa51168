import { secp256k1 } from '@noble/curves/secp256k1.js';
import { type Address, type Bytes32, keccak, type Tagged } from '../brand.ts';
import { join, ofHex, ofUint, toHex } from '../bytes.ts';

/**
 * A compact secp256k1 signature (EIP-2098), 64 bytes in hexadecimal: r, then s with the parity of R in its top bit. A value of
 * this type has 0 < r < n and 0 < s <= n/2, so a second form of the same signature never exists.
 */
export type Signature = string & Tagged<'Signature'>;

/** Bytes of a compact signature. */
export const SIGNATURE_BYTES = 64;

const ORDER = secp256k1.Point.Fn.ORDER;
const HALF_ORDER = ORDER >> 1n;

const parityOf = (compact: Uint8Array): number => (compact[32] ?? 0) >> 7;
const sOf = (compact: Uint8Array): bigint => ofUint(compact.subarray(32)) & ((1n << 255n) - 1n);

/** Reads 64 bytes r, vs; undefined where the length, r or s is out of range, or s is high. */
export function readSignature(compact: Uint8Array): Signature | undefined {
  if (compact.length !== SIGNATURE_BYTES) {
    return undefined;
  }
  const [r, s] = [ofUint(compact.subarray(0, 32)), sOf(compact)];
  return r > 0n && r < ORDER && s > 0n && s <= HALF_ORDER ? (toHex(compact) as Signature) : undefined;
}

/** Whether s is above n/2 in 64 bytes r, vs: the other form of a good signature, refused with a code of its own. */
export const isHighS = (compact: Uint8Array): boolean =>
  compact.length === SIGNATURE_BYTES && sOf(compact) > HALF_ORDER;

/**
 * Reads either form in which a signature arrives: 64 bytes r, vs, or the 65 bytes r, s, v that wallets give (v 0, 1, 27 or
 * 28). Undefined where it is neither, out of range, or its s is high: the wallet must sign again.
 */
export function readAnySignature(bytes: Uint8Array): Signature | undefined {
  if (bytes.length !== SIGNATURE_BYTES + 1) {
    return readSignature(bytes);
  }
  const v = bytes[SIGNATURE_BYTES] ?? 0;
  const parity = v >= 27 ? v - 27 : v;
  if (parity > 1 || parityOf(bytes) === 1) {
    return undefined;
  }
  const compact = bytes.slice(0, SIGNATURE_BYTES);
  compact[32] = (compact[32] ?? 0) | (parity << 7);
  return readSignature(compact);
}

/** The 64 bytes. */
export const signatureBytes = (signature: Signature): Uint8Array => ofHex(signature);

/** The address whose key made this signature over the digest; undefined where no point on the curve fits. */
export function recoverSigner(signature: Signature, digest: Bytes32): Address | undefined {
  const compact = ofHex(signature);
  const parity = parityOf(compact);
  compact[32] = (compact[32] ?? 0) & 0x7f;
  try {
    const recovered = secp256k1.Signature.fromBytes(join(Uint8Array.of(parity), compact), 'recovered');
    return addressOf(recovered.recoverPublicKey(ofHex(digest)).toBytes(false));
  } catch {
    // The library tells "no such point" by throwing; whatever else it could mean, nobody signed.
    return undefined;
  }
}

/** Whether that address made this signature over the digest. */
export const isSignedBy = (signature: Signature, signer: Address, digest: Bytes32): boolean =>
  recoverSigner(signature, digest) === signer;

/** The address of an uncompressed public key, 65 bytes. */
export const addressOf = (uncompressed: Uint8Array): Address =>
  `0x${toHex(keccak(uncompressed.subarray(1)).subarray(12))}` as Address;
