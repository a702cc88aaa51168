import type { Address, Bytes32, Hex } from '../brand.ts';
import { join, ofHex, ofUint, toHex, uint } from '../bytes.ts';
import {
  isHighS,
  readSignature,
  recoverSigner,
  SIGNATURE_BYTES,
  type Signature,
  signatureBytes,
} from '../key/signature.ts';
import type { ByteReader } from './fields.ts';

/** A smart account's signature (ERC-1271). Whether it stands, that account alone knows, on the block in which it is asked. */
export interface ContractSignature {
  /** Not zero. */
  readonly contract: Address;
  /** What the account takes; at most 65,000 bytes, for an item's length has two. */
  readonly signature: Hex;
}

/** One signature behind an intent's fields: a key's, or a smart account's. */
export type IntentSignature = Signature | ContractSignature;

/** The signatures over an intent's digest; a third is over another one, and a key's. */
export const SIGNERS = 2;

const WORD = 32;
const HEAD = WORD + 2;
const ADDRESSES = 1n << 160n;
const LONGEST = 65_000;

/** The signature as it stands in an item. Throws a RangeError where a contract's has no address or is too long. */
export function intentSignatureBytes(signature: IntentSignature): Uint8Array {
  if (typeof signature === 'string') {
    return signatureBytes(signature);
  }
  const [contract, taken] = [ofUint(ofHex(signature.contract)), ofHex(signature.signature)];
  if (contract === 0n || taken.length > LONGEST) {
    throw new RangeError(`a contract that signs has an address, and a signature of at most ${LONGEST} bytes`);
  }
  return join(uint(contract, WORD), uint(BigInt(taken.length), 2), taken);
}

/** The key that signed; undefined where no point on the curve fits. Or the contract that is said to have, which has yet to be asked. */
export const signerOf = (signature: IntentSignature, digest: Bytes32): Address | undefined =>
  typeof signature === 'string' ? recoverSigner(signature, digest) : signature.contract;

/** No curve point has an r below 2^160 that anybody could find; so a word that is an address is a contract's. */
function contractOf(raw: Uint8Array): Address | undefined {
  const word = ofUint(raw.subarray(0, WORD));
  return word > 0n && word < ADDRESSES ? (`0x${toHex(raw.subarray(WORD - 20, WORD))}` as Address) : undefined;
}

/** The bytes of the next signature, as its first word says. Throws `Unreadable`. */
export function takeIntentSignature(from: ByteReader): Uint8Array {
  const head = from.take(HEAD);
  const rest = contractOf(head) === undefined ? SIGNATURE_BYTES - HEAD : Number(ofUint(head.subarray(WORD)));
  return join(head, from.take(rest));
}

/** Reads them; a code where they have no lawful form. */
export function readIntentSignature(
  raw: Uint8Array,
  mayBeContracts: boolean,
): IntentSignature | { readonly code: 'HIGH_S' | 'BAD_SIGNATURE' } {
  const contract = contractOf(raw);
  if (contract === undefined) {
    return readSignature(raw) ?? { code: isHighS(raw) ? 'HIGH_S' : 'BAD_SIGNATURE' };
  }
  return mayBeContracts && raw.length - HEAD <= LONGEST
    ? { contract, signature: toHex(raw.subarray(HEAD)) as Hex }
    : { code: 'BAD_SIGNATURE' };
}
