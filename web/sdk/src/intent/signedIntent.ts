import { join } from '../bytes.ts';
import type { Contracts } from '../contracts.ts';
import type { SigningKey } from '../key/signingKey.ts';
import { ByteReader, packFields, readFields, Unreadable } from './fields.ts';
import { type Intent, intentId, kindNamed, kindOf } from './intent.ts';
import {
  type IntentSignature,
  intentSignatureBytes,
  readIntentSignature,
  SIGNERS,
  takeIntentSignature,
} from './intentSignature.ts';
import type { ResultName } from './resultCode.ts';

/** An intent with its signatures, in the order that its kind names. Whose they are is for `checkIntent` and the contracts. */
export interface SignedIntent {
  readonly intent: Intent;
  readonly signatures: readonly IntentSignature[];
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

/**
 * Joins an intent with signatures that a wallet, a smart account, or two people made; Claim and Extend end with the pickup's certificate,
 * which is a key's. Throws where they are not as many as its kind takes.
 */
export function withSignatures(intent: Intent, signatures: readonly IntentSignature[]): SignedIntent {
  const wanted = kindNamed(intent.name).signatures;
  if (signatures.length !== wanted) {
    throw new RangeError(`${intent.name} takes ${wanted} signatures, not ${signatures.length}`);
  }
  if (signatures.slice(SIGNERS).some((signature) => typeof signature !== 'string')) {
    throw new RangeError(`the last signature of ${intent.name} is a key's`);
  }
  return { intent, signatures };
}

/** Kind, fields, signatures: one item as `POST /intents` takes it, without its length. */
export function packItem({ intent, signatures }: SignedIntent): Uint8Array {
  const kind = kindNamed(intent.name);
  return join(
    Uint8Array.of(kind.number),
    packFields(kind.type, intent.message),
    ...signatures.map(intentSignatureBytes),
  );
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
    const raw = Array.from({ length: kind.signatures }, () => takeIntentSignature(from));
    return from.done ? readSignatures(intent, raw) : { ok: false, code: 'MALFORMED' };
  } catch (thrown) {
    if (thrown instanceof Unreadable) {
      return { ok: false, code: 'MALFORMED' };
    }
    throw thrown;
  }
}

function readSignatures(intent: Intent, raw: readonly Uint8Array[]): ReadItem {
  const signatures: IntentSignature[] = [];
  for (const [at, bytes] of raw.entries()) {
    const signature = readIntentSignature(bytes, at < SIGNERS);
    if (typeof signature !== 'string' && 'code' in signature) {
      return { ok: false, code: signature.code };
    }
    signatures.push(signature);
  }
  return { ok: true, signed: { intent, signatures } };
}
