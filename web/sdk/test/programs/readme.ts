import {
  type Address,
  type Contracts,
  checkIntent,
  type GrantId,
  type Intent,
  packItem,
  type SigningKey,
  seq,
  signIntent,
  unixSeconds,
} from '../../src/index.ts';

/** A patient lets somebody in for thirty days: the bytes for `POST /intents`. */
export function grantItem(controller: SigningKey, grantId: GrantId, contracts: Contracts, now: number): Uint8Array {
  const account: Address = controller.address;
  const intent: Intent = {
    name: 'Grant',
    message: {
      controller: account,
      grantId,
      expiry: unixSeconds(now + 30 * 86_400),
      seq: seq(0),
      deadline: unixSeconds(now + 3_600),
    },
  };
  const signed = signIntent(intent, contracts, controller);
  const checked = checkIntent(signed, contracts, unixSeconds(now));
  if (!checked.ok) {
    throw new Error(checked.code);
  }
  return packItem(signed);
}
