import { join } from '../bytes.ts';
import type { Contracts } from '../contracts.ts';
import { isHighS, readSignature, SIGNATURE_BYTES, type Signature, signatureBytes } from '../key/signature.ts';
import type { SigningKey } from '../key/signingKey.ts';
import { ByteReader, packFields, readFields, Unreadable } from './fields.ts';
import { type Intent, intentId, kindNamed, kindOf } from './intent.ts';
import type { ResultName } from './resultCode.ts';

/** An intent with its signatures, in the order that its kind names. Whose they are is for `checkIntent` and the contracts. */
export interface SignedIntent {
  readonly intent: Intent;
  readonly signatures: readonly Signature[];
}

/** How reading an item ended. */
export type ReadItem =
  | { readonly ok: true; readonly signed: SignedIntent }
  | {
      readonly ok: false;
      readonly code: Extract<ResultName, 'UNKNOWN_KIND' | 'MALFORMED' | 'HIGH_S' | 'BAD_SIGNATURE'>;
    };

/** Signs an intent for that network with the keys that its kind asks for, in their order. */
export function signIntent(intent: Intent, contracts: Contracts, ...keys: readonly SigningKey[]): SignedIntent {
  const id = intentId(intent, contracts);
  return withSignatures(
    intent,
    keys.map((key) => key.sign(id)),
  );
}

/** Joins an intent with signatures that a wallet, or two people, made; Claim and Extend end with the pickup's certificate. Throws where they are not as many as its kind takes. */
export function withSignatures(intent: Intent, signatures: readonly Signature[]): SignedIntent {
  const wanted = kindNamed(intent.name).signatures;
  if (signatures.length !== wanted) {
    throw new RangeError(`${intent.name} takes ${wanted} signatures, not ${signatures.length}`);
  }
  return { intent, signatures };
}

/** Kind, fields, signatures: one item as `POST /intents` takes it, without its length. */
export function packItem({ intent, signatures }: SignedIntent): Uint8Array {
  const kind = kindNamed(intent.name);
  return join(Uint8Array.of(kind.number), packFields(kind.type, intent.message), ...signatures.map(signatureBytes));
}

/** Reads one item without its length. That the signatures have a lawful form is sure then; nothing else is. */
export function readItem(item: Uint8Array): ReadItem {
  const kind = kindOf(item[0] ?? -1);
  if (kind === undefined) {
    return { ok: false, code: item.length === 0 ? 'MALFORMED' : 'UNKNOWN_KIND' };
  }
  try {
    const from = new ByteReader(item.subarray(1));
    const intent = { name: kind.name, message: readFields(kind.type, from) } as Intent;
    const compact = Array.from({ length: kind.signatures }, () => from.take(SIGNATURE_BYTES));
    return from.done ? readSignatures(intent, compact) : { ok: false, code: 'MALFORMED' };
  } catch (thrown) {
    if (thrown instanceof Unreadable) {
      return { ok: false, code: 'MALFORMED' };
    }
    throw thrown;
  }
}

function readSignatures(intent: Intent, compact: readonly Uint8Array[]): ReadItem {
  const signatures: Signature[] = [];
  for (const bytes of compact) {
    const signature = readSignature(bytes);
    if (signature === undefined) {
      return { ok: false, code: isHighS(bytes) ? 'HIGH_S' : 'BAD_SIGNATURE' };
    }
    signatures.push(signature);
  }
  return { ok: true, signed: { intent, signatures } };
}
