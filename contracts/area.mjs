// The little network that every vector plays in: three founding hospitals, a pharmacy and an insurer, fixed keys, a fixed clock.
import { addressOf, created, digest, fieldsOf, item, sign } from './eip712.mjs';
import { INTENTS, hex, keccak } from './intents.mjs';

const utf8 = (text) => Buffer.from(text, 'utf8');
export const CHAIN_ID = 31337;
export const NOW = 1_800_000_000;
export const DEADLINE = NOW + 3_600;
export const DEPLOYER = '0x000000000000000000000000000000000000face';

/** A secret that everybody knows: never use one of these outside tests. */
export const key = (name) => hex(keccak(utf8(`parcha vector key ${name}`)));
export const address = (name) => addressOf(key(name));
export const word = (name) => hex(keccak(utf8(`parcha vector word ${name}`)));

/** The order in which the contracts are made. The directory is told the addresses of all that come after it. */
export const ORDER = ['Directory', 'Consents', 'Anchors', 'Prescriptions', 'Claims', 'Router', 'Voting', 'Recovery', 'Emergency'];
export const addressesFrom = (deployer) => Object.fromEntries(ORDER.map((name, nonce) => [name, created(deployer, nonce)]));
export const CONTRACTS = addressesFrom(DEPLOYER);
/** A smart account with one owner: yes where the words r, s, v behind the digest are that key's. Its code, by hand: mstore(0, digest), v, r and s
 * behind it, ecrecover, compare, and 0x1626ba7e << 224 times the answer. */
const OWNER = address('wallet owner');
export const WALLET = {
  address: address('wallet'),
  owner: OWNER,
  code:
    '0x600435600052' + '60a435602052' + '606435604052' + '608435606052' + '60206080608060006001' + '5afa50' + '60805173' + OWNER.slice(2) +
    '14' + '631626ba7e60e01b02' + '60005260206000f3',
};
/** Whoever signs by that account, with that key. */
export const byWallet = (owner = 'wallet owner') => ({ contract: WALLET.address, owner });
/** The members of Rules, in their order; undefined for a module that there is not. */
export const RULES = ['Router', 'Consents', 'Prescriptions', 'Claims', 'Emergency', 'Anchors'];
const KINDS = [1, 1, 1, 4, 5];
export const FOUNDERS = [1, 2, 3, 4, 5].map((n) => ({
  kind: KINDS[n - 1],
  relayer: address(`relayer ${n}`),
  admins: [address(`admin ${n}`)],
  document: word(`document ${n}`),
}));
export const WAITS = {
  timelock: 60, proposalLife: 3_600, recoveryLeast: 300, recoveryMost: 3_000, recoveryHold: 1_800, death: 700, pause: 900,
};
export const LIMITS = { window: 240, explain: 1_440, review: 600, doctorDaily: 5, memberDaily: 20 };
/** Of Prescriptions, in the order of its constructor. */
export const PRESCRIPTION_WAITS = {
  lease: 1_800, leases: 8, lastHolder: 259_200, release: 1_800, reversal: 2_592_000, handedReversal: 259_200, month: 2_592_000, extensions: 3,
};
/** Of Claims, likewise. */
export const CLAIM_WAITS = { answer: 2_592_000, dispute: 7_776_000, rounds: 3 };
export const NETWORK = hex(
  keccak(Buffer.from(CHAIN_ID.toString(16).padStart(64, '0') + CONTRACTS.Directory.slice(2).padStart(64, '0'), 'hex')),
);

export const domainOf = (module, chainId = CHAIN_ID) => ({
  name: 'Parcha', version: '1', chainId, verifyingContract: CONTRACTS[module],
});
export const rowOf = (name) => INTENTS.find((row) => row.name === name);

/** A signed intent as bytes; `by` are names of keys, byWallet(), or signatures made before; `domain` and `signAs` may lie. */
export function signed(name, message, by, { domain, signAs } = {}) {
  const row = rowOf(name);
  const named = { seq: '0', deadline: String(DEADLINE), ...message };
  const full = Object.fromEntries(fieldsOf(row.type).map((field) => [field.name, named[field.name]]));
  const id = digest(domain ?? domainOf(row.module), rowOf(signAs ?? name).type, full);
  const signatures = [by].flat().map((who) => (who.r ? who : who.owner ? { ...sign(id, key(who.owner)), contract: who.contract } : sign(id, key(who))));
  return { row, message: full, digest: hex(id), signatures, item: item(row.kind, row.type, full, signatures) };
}
