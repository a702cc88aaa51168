import type { Address, IntentId, UnixSeconds } from '../brand.ts';
import type { Contracts } from '../contracts.ts';
import { recoverSigner } from '../key/signature.ts';
import { intentId, ownSigner } from './intent.ts';
import type { ResultName } from './resultCode.ts';
import type { SignedIntent } from './signedIntent.ts';

/** A deadline lies at most this many seconds after the block. */
export const FURTHEST_DEADLINE = 86_400;

/** How a check ended. `signers` are the addresses that the signatures recover to, in their order. */
export type CheckedIntent =
  | { readonly ok: true; readonly id: IntentId; readonly signers: readonly Address[] }
  | {
      readonly ok: false;
      readonly id: IntentId;
      readonly code: Extract<ResultName, 'EXPIRED' | 'TOO_FAR' | 'BAD_SIGNATURE' | 'FOREIGN_SIGNER'>;
    };

/**
 * What can be said about a signed intent without asking the chain, in the contracts' order and with their codes: deadline,
 * signatures, and the signer where the intent itself names the key that must sign.
 *
 * @param now - the clock of whoever asks
 */
export function checkIntent(signed: SignedIntent, contracts: Contracts, now: UnixSeconds): CheckedIntent {
  const { intent, signatures } = signed;
  const id = intentId(intent, contracts);
  const deadline = intent.message.deadline;
  if (now > deadline) {
    return { ok: false, id, code: 'EXPIRED' };
  }
  if (deadline > now + FURTHEST_DEADLINE) {
    return { ok: false, id, code: 'TOO_FAR' };
  }
  const signers = signatures.map((signature) => recoverSigner(signature, id)).filter((signer) => signer !== undefined);
  if (signers.length < signatures.length) {
    return { ok: false, id, code: 'BAD_SIGNATURE' };
  }
  const own = ownSigner(intent);
  return own !== undefined && own !== signers[0]
    ? { ok: false, id, code: 'FOREIGN_SIGNER' }
    : { ok: true, id, signers };
}
