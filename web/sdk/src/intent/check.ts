import type { Address, IntentId, UnixSeconds } from '../brand.ts';
import type { Contracts } from '../contracts.ts';
import { type Intent, intentId, ownSigner } from './intent.ts';
import { SIGNERS, signerOf } from './intentSignature.ts';
import type { ResultName } from './resultCode.ts';
import type { SignedIntent } from './signedIntent.ts';

/** A deadline lies at most this many seconds after the block, but where {@link furthestDeadline} says otherwise. */
export const FURTHEST_DEADLINE = 86_400;
const AT_THE_COUNTER = 600;

/** The latest deadline that a contract takes now: ten minutes ahead at the counter, the window's end for what is prescribed. */
export function furthestDeadline(intent: Intent, now: UnixSeconds): number {
  switch (intent.name) {
    case 'Prescribe':
      return Number.parseInt(intent.message.terms.slice(10, 20), 16); // start and end, five bytes each
    case 'Claim':
    case 'Dispense':
      return now + AT_THE_COUNTER;
    default:
      return now + FURTHEST_DEADLINE;
  }
}

/** How a check ended. `signers` signed the id, in order: what a key's signature recovers to, or a contract, which has yet to be asked. */
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
  const { intent } = signed;
  const signatures = signed.signatures.slice(0, SIGNERS); // a third one is over a pickup's certificate
  const id = intentId(intent, contracts);
  const deadline = intent.message.deadline;
  if (now > deadline) {
    return { ok: false, id, code: 'EXPIRED' };
  }
  if (!(deadline <= furthestDeadline(intent, now))) {
    return { ok: false, id, code: 'TOO_FAR' };
  }
  const signers = signatures.map((signature) => signerOf(signature, id)).filter((signer) => signer !== undefined);
  if (signers.length < signatures.length) {
    return { ok: false, id, code: 'BAD_SIGNATURE' };
  }
  const own = ownSigner(intent);
  return own !== undefined && own !== signers[0]
    ? { ok: false, id, code: 'FOREIGN_SIGNER' }
    : { ok: true, id, signers };
}
