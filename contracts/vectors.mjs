// Writes ../vectors/intents/*.json. With --check it fails where a committed file differs.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { CONTRACTS, DEADLINE, DEPLOYER, FOUNDERS, NETWORK, NOW, WAITS, address, domainOf, key, signed, word } from './area.mjs';
import { digest, domainSeparator, sign, structHash, typedData } from './eip712.mjs';
import { CODES, STATEMENTS, hex, typeHash } from './intents.mjs';

const FOLDER = new URL('../vectors/intents/', import.meta.url);
const HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;
const ORDER = 2n * HALF_ORDER + 1n;
const PATIENT = '1', DOCTOR = '2', OFFICER = '8';
const files = {};

// ---- the acts that others build on ----
const register = (who, member = '1') => signed('Register', { account: address(who), kit: address(`${who} kit`), member }, who);
const claim = (who, more) => ({
  account: address(who), member: '1', by: address('admin 1'), level: '2', employer: '0', validUntil: '0',
  profile: word(`profile of ${who}`), ...more,
});
const asPatient = (who, more) =>
  claim(who, { roles: PATIENT, namesTag: word(`names of ${who}`), identifierTag: word(`identifier of ${who}`), ...more });
const NO_TAGS = { namesTag: '0x' + '00'.repeat(32), identifierTag: '0x' + '00'.repeat(32) };
const asDoctor = (who, more) => claim(who, { roles: DOCTOR, employer: '1', validUntil: '21000', ...NO_TAGS, ...more });
const grantOf = (more) => ({ controller: address('controller'), grantId: word('grant'), expiry: String(NOW + 86_400 * 30), ...more });
const grant = signed('Grant', grantOf(), 'controller');
const newcomer = {
  member: '1', kind: '1', document: word('document 4'), relayer: address('relayer 4'),
  admins: [address('admin 4'), address('second admin 4')],
};
const propose = signed('Propose', newcomer, 'admin 1');
const approve = signed('Approve', { member: '2', proposal: propose.digest }, 'admin 2');
const registeredPatient = [register('patient')];
const verifiedPatient = [...registeredPatient, signed('Verify', asPatient('patient'), 'admin 1')];

// ---- files ----
function intent(file, about, made, by, { before = [], code = 'OK', offChain, bytes, later = 0, domain } = {}) {
  const d = domain ?? domainOf(made.row.module);
  files[file] = {
    about,
    kind: made.row.kind,
    name: made.row.name,
    module: made.row.module,
    type: made.row.type,
    typedData: typedData(d, made.row.type, made.message),
    typeHash: typeHash(made.row.type),
    domainSeparator: hex(domainSeparator(d)),
    structHash: hex(structHash(made.row.type, made.message)),
    digest: hex(digest(d, made.row.type, made.message)),
    signers: [by].flat().map((who, i) => ({ privateKey: key(who), address: address(who), ...made.signatures[i] })),
    item: hex(bytes ?? made.item),
    before: before.map((act) => hex(act.item)),
    time: NOW + later,
    expect: { onChain: code, code: CODES[code], offChain: offChain ?? code },
  };
}

function statement(file, about, name, message, by, more = {}) {
  const row = STATEMENTS.find((s) => s.name === name);
  const d = domainOf(row.module);
  const id = digest(d, row.type, message);
  files[file] = {
    about,
    name,
    module: row.module,
    type: row.type,
    typedData: typedData(d, row.type, message),
    typeHash: typeHash(row.type),
    domainSeparator: hex(domainSeparator(d)),
    structHash: hex(structHash(row.type, message)),
    digest: hex(id),
    signers: [{ privateKey: key(by), address: address(by), ...sign(id, key(by)) }],
    ...more,
  };
}

// ---- one good one a kind ----
intent('propose', 'A hospital proposes another; its proposal is its own approval.', propose, 'admin 1');
intent('approve', 'The second of three hospitals approves: more than half.', approve, 'admin 2', { before: [propose] });
intent('execute', 'The timelock is over, the fourth hospital is admitted.',
  signed('Execute', { member: '3', proposal: propose.digest }, 'admin 3'), 'admin 3', { before: [propose, approve], later: 60 });
intent('rotate-member-keys', 'An admin changes its member\'s document and relayer.',
  signed('RotateMemberKeys', { member: '1', document: word('new document 1'), relayer: address('new relayer 1') }, 'admin 1'), 'admin 1');
intent('register', 'A patient registers with his own key and asks hospital 1 to verify him.', register('patient'), 'patient');
intent('verify-patient', 'Hospital 1 verifies the patient: tags and profile are bound.',
  signed('Verify', asPatient('patient'), 'admin 1'), 'admin 1', { before: registeredPatient });
intent('verify-doctor', 'Hospital 1 verifies a doctor as its own until day 21,000.',
  signed('Verify', asDoctor('doctor'), 'admin 1'), 'admin 1', { before: [register('doctor')] });
intent('verify-by-officer', 'An officer of hospital 1, verified before, verifies the patient with his account\'s key.',
  signed('Verify', asPatient('patient', { by: address('officer') }), 'officer'), 'officer', {
    before: [register('officer'), signed('Verify', asDoctor('officer', { roles: OFFICER }), 'admin 1'), ...registeredPatient],
  });
const homonym = signed('VerifyHomonym', asPatient('twin', {
  namesTag: word('names of patient'), discriminator: '1', second: address('officer'), reason: word('reason'),
}), ['admin 1', 'officer']);
intent('verify-homonym', 'A real person of the same names: a second officer signs the same digest.', homonym, ['admin 1', 'officer'], {
  before: [register('officer'), signed('Verify', asDoctor('officer', { roles: OFFICER }), 'admin 1'), ...verifiedPatient, register('twin')],
});
const suspend = signed('Suspend', { account: address('patient'), member: '1', by: address('admin 1'), cause: '4', seq: '1' }, 'admin 1');
intent('suspend', 'The verifying hospital suspends: identity in doubt.', suspend, 'admin 1', { before: verifiedPatient });
intent('reinstate', 'And reinstates.',
  signed('Reinstate', { account: address('patient'), member: '1', by: address('admin 1'), seq: '2' }, 'admin 1'), 'admin 1',
  { before: [...verifiedPatient, suspend] });
intent('publish-card', 'The owner publishes the digest of his card, before he is verified.',
  signed('PublishCard', { account: address('patient'), card: word('card'), seq: '1' }, 'patient'), 'patient', { before: registeredPatient });
intent('publish-keyring', 'The owner publishes version 7 of his keyring.',
  signed('PublishKeyring', { account: address('patient'), version: '7', keyring: word('keyring'), seq: '1' }, 'patient'), 'patient',
  { before: registeredPatient });
intent('rotate-signer', 'The owner moves to a new signer.',
  signed('RotateSigner', { account: address('patient'), signer: address('new signer'), byKit: false, seq: '1' }, 'patient'), 'patient',
  { before: registeredPatient });
intent('rotate-signer-by-kit', 'The kit key takes the account back; its seq is the others\'.',
  signed('RotateSigner', { account: address('patient'), signer: address('new signer'), byKit: true }, 'patient kit'), 'patient kit',
  { before: registeredPatient });
intent('revoke-all', 'Every ticket of grant epoch 0 dies.',
  signed('RevokeAll', { account: address('patient'), grantEpoch: '0', byKit: false, seq: '1' }, 'patient'), 'patient',
  { before: registeredPatient });
intent('close', 'The owner closes the account.',
  signed('Close', { account: address('patient'), byKit: false, seq: '1' }, 'patient'), 'patient', { before: verifiedPatient });
intent('grant', 'A controller opens a slot.', grant, 'controller');
intent('renew', 'And moves its expiry.', signed('Renew', grantOf({ expiry: String(NOW + 86_400 * 60), seq: '1' }), 'controller'), 'controller',
  { before: [grant] });
const revoke = signed('Revoke', { controller: address('controller'), grantId: word('grant'), seq: '1' }, 'controller');
intent('revoke', 'And closes it for ever.', revoke, 'controller', { before: [grant] });
const head = { member: '1', size: '1234567890123', root: word('root') };
intent('anchor', 'A member\'s relayer anchors its log\'s head.', signed('Anchor', head, 'relayer 1'), 'relayer 1');

// ---- bad ones ----
const highS = { ...grant.signatures[0] };
highS.vs = '0x' + (HALF_ORDER + 1n).toString(16).padStart(64, '0');
const withSignature = (made, s) =>
  Buffer.concat([made.item.subarray(0, made.item.length - 64), Buffer.from(s.r.slice(2) + s.vs.slice(2), 'hex')]);
intent('bad-high-s', 'The compact form leaves room for a sliver above n/2, and it is refused.', grant, 'controller',
  { code: 'HIGH_S', bytes: withSignature(grant, highS) });
const low = BigInt(grant.signatures[0].vs) & ((1n << 255n) - 1n);
const parity = Number(BigInt(grant.signatures[0].vs) >> 255n);
files['bad-high-s'].signature65HighS =
  grant.signatures[0].r + (ORDER - low).toString(16).padStart(64, '0') + (28 - parity).toString(16);
files['bad-high-s'].signature65LowS = grant.signatures[0].r + low.toString(16).padStart(64, '0') + (27 + parity).toString(16);
intent('bad-recovers-nothing', 'r = 0 recovers nobody.', grant, 'controller',
  { code: 'BAD_SIGNATURE', bytes: withSignature(grant, { r: '0x' + '00'.repeat(32), vs: grant.signatures[0].vs }) });
const otherChain = domainOf('Consents', 1);
intent('bad-other-chain', 'Signed for chain 1.', signed('Grant', grantOf(), 'controller', { domain: otherChain }), 'controller',
  { code: 'FOREIGN_SIGNER', offChain: 'WRONG_CHAIN', domain: otherChain });
const otherModule = domainOf('Directory');
intent('bad-other-module', 'Signed for another contract.', signed('Grant', grantOf(), 'controller', { domain: otherModule }), 'controller',
  { code: 'FOREIGN_SIGNER', offChain: 'WRONG_MODULE', domain: otherModule });
const otherVersion = { ...domainOf('Consents'), version: '2' };
intent('bad-other-version', 'Signed for version 2.', signed('Grant', grantOf(), 'controller', { domain: otherVersion }), 'controller',
  { code: 'FOREIGN_SIGNER', offChain: 'WRONG_VERSION', domain: otherVersion });
const later = grantOf({ expiry: String(NOW + 86_400 * 60), seq: '1' });
intent('bad-other-kind', 'The signature of a Grant under the very same fields as a Renew.',
  signed('Renew', later, 'controller', { signAs: 'Grant' }), 'controller', { code: 'FOREIGN_SIGNER', before: [grant] });
intent('bad-foreign-signer', 'Somebody else\'s controller presents the grant id: his slot is another one.',
  signed('Revoke', { controller: address('thief'), grantId: word('grant'), seq: '1' }, 'thief'), 'thief',
  { code: 'NOT_FOUND', before: [grant] });
intent('bad-stranger', 'A stranger signs for a controller.',
  signed('Revoke', { controller: address('controller'), grantId: word('grant'), seq: '1' }, 'thief'), 'thief',
  { code: 'FOREIGN_SIGNER', before: [grant] });
intent('bad-expired', 'One second past its deadline.', grant, 'controller', { code: 'EXPIRED', later: DEADLINE - NOW + 1 });
intent('bad-too-far', 'A deadline more than 24 h ahead.',
  signed('Grant', grantOf({ deadline: String(NOW + 86_401) }), 'controller'), 'controller', { code: 'TOO_FAR' });
intent('bad-stale', 'Names a seq that is used.', signed('Renew', grantOf({ expiry: String(NOW + 86_400 * 60), seq: '0' }), 'controller'),
  'controller', { code: 'STALE', before: [grant] });
intent('bad-ahead', 'Names a seq that is not there yet.', signed('Renew', grantOf({ expiry: String(NOW + 86_400 * 60), seq: '2' }), 'controller'),
  'controller', { code: 'AHEAD', before: [grant] });
intent('bad-twice', 'The same Grant a second time.', grant, 'controller', { code: 'EXISTS', offChain: 'DONE', before: [grant] });
intent('bad-revoked', 'A revoked grant is renewed.',
  signed('Renew', grantOf({ expiry: String(NOW + 86_400 * 60), seq: '2' }), 'controller'), 'controller',
  { code: 'GRANT_REVOKED', before: [grant, revoke] });
intent('bad-duplicate', 'The same person a second time.',
  signed('Verify', asPatient('other', { namesTag: word('names of patient'), identifierTag: NO_TAGS.identifierTag }), 'admin 1'), 'admin 1',
  { code: 'DUPLICATE', before: [...verifiedPatient, register('other')] });
const short = grant.item.subarray(0, grant.item.length - 1);
intent('bad-length', 'A byte is missing, and the length says so.', grant, 'controller',
  { code: 'MALFORMED', bytes: Buffer.concat([Buffer.from([0, grant.item.length - 3]), short.subarray(2)]) });
intent('bad-kind', 'A kind that nobody takes.', grant, 'controller',
  { code: 'UNKNOWN_KIND', bytes: Buffer.concat([grant.item.subarray(0, 2), Buffer.from([0x3f]), grant.item.subarray(3)]) });

// ---- statements ----
statement('card', 'Version 1 of a patient\'s card, two home members.', 'Card', {
  account: address('patient'), network: NETWORK, signer: address('patient'), recordKey: word('record key'),
  inboxRecipient: word('inbox recipient'), homes: ['1', '2'], version: '1',
}, 'patient');
statement('challenge', 'Login at member 1.', 'Challenge', {
  network: NETWORK, member: '1', origin: 'https://hospital-1.example', account: address('patient'), nonce: word('nonce'),
  time: String(NOW * 1000),
}, 'patient');
const ticket = {
  network: NETWORK, module: CONTRACTS.Consents, account: address('patient'), grantEpoch: '0', controller: address('controller'),
  grantee: address('doctor'), viewId: word('view'), writeBack: true, delegation: '0x' + '00'.repeat(32), signedBy: address('patient'),
  salt: word('salt'),
};
statement('ticket', 'A patient lets a doctor in; the struct hash is the grant id.', 'Ticket', ticket, 'patient');
files.ticket.grantId = files.ticket.structHash;
statement('view', 'Nine categories; the sensitive and the private one stand on decoys.', 'View', {
  network: NETWORK, account: address('patient'), viewId: word('view'),
  entries: Array.from({ length: 9 }, (_, i) => ({ handle: word(`handle ${i}`).slice(0, 34), since: i % 2 ? String(NOW * 1000) : '0' })),
  version: '1',
}, 'patient');

const area = {
  about: 'The network that the other files play in. Deploy in the order Directory, Consents, Anchors, Router from `deployer`, nonce 0.',
  chainId: 31337, time: NOW, deployer: DEPLOYER, contracts: CONTRACTS, network: NETWORK, waits: WAITS, founders: FOUNDERS,
};
const made = Object.fromEntries(
  Object.entries({ area, ...files }).map(([name, content]) => [`${name}.json`, JSON.stringify(content, null, 2) + '\n']),
);

if (process.argv.includes('--check')) {
  const there = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  const wrong = [...new Set([...there, ...Object.keys(made)])].filter(
    (name) => !existsSync(new URL(name, FOLDER)) || readFileSync(new URL(name, FOLDER), 'utf8') !== made[name],
  );
  if (wrong.length > 0) {
    console.error(`vectors/intents differs from what the table makes: ${wrong.join(', ')}. Run "npm run vectors" in contracts/`);
    process.exit(1);
  }
  console.log(`${there.length} files of vectors/intents are as made`);
} else {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, content] of Object.entries(made)) writeFileSync(new URL(name, FOLDER), content);
  console.log(`wrote ${Object.keys(made).length} files to vectors/intents`);
}
