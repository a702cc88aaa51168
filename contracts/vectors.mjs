// Writes ../vectors/intents/*.json. With --check it fails where a committed file differs.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import {
  CLAIM_WAITS, CONTRACTS, DEADLINE, DEPLOYER, FOUNDERS, LIMITS, NETWORK, NOW, PRESCRIPTION_WAITS, RULES, WAITS, WALLET, address, byWallet, domainOf, key, signed, word,
} from './area.mjs';
import { digest, domainSeparator, sign, structHash, typedData } from './eip712.mjs';
import { CODES, PICKUP, STATEMENTS, bytes, hex, keccak, typeHash } from './intents.mjs';

const FOLDER = new URL('../vectors/intents/', import.meta.url);
const HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;
const ORDER = 2n * HALF_ORDER + 1n;
const PATIENT = '1', DOCTOR = '2', PHARMACIST = '4', OFFICER = '8', INSURER_AGENT = '32';
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
function intent(file, about, made, by, { before = [], code = 'OK', offChain, bytes: raw, later = 0, domain, certificate } = {}) {
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
    signers: [by].flat().map((who, i) => ({ privateKey: key(who.owner ?? who), address: address(who.owner ?? who), ...made.signatures[i] })),
    item: hex(raw ?? made.item),
    ...(certificate && { certificate }),
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

// ---- prescriptions ----
const staff = (who, member, roles) => [
  register(who, member),
  signed('Verify', claim(who, { member, by: address(`admin ${member}`), roles, employer: member, level: '1', ...NO_TAGS }), `admin ${member}`),
];
const atCounter = [...staff('doctor', '1', DOCTOR), ...staff('pharmacist', '4', PHARMACIST)];
const u = (value, width) => BigInt(value).toString(16).padStart(2 * width, '0');
const termsOf = (end) =>
  '0x' + u(NOW - 3_600, 5) + u(end, 5) +
  // packs, ordinary: 12, one every 28 days; single units, ordinary: 30 at once; days, ordinary: 28, 14 every 14 days
  ['01', '01', u(12, 2), u(1, 2), u(28, 2), '02', '01', u(30, 2), u(30, 2), u(0, 2), '03', '01', u(28, 2), u(14, 2), u(14, 2)].join('');
const sheetOf = (end) => ({
  prescriber: address('doctor'), key: address('prescription'), terms: termsOf(end), content: word('content'),
});
const sheet = sheetOf(NOW + 86_400 * 300);
const hashedOf = (s) => ({ ...s, terms: hex(keccak(bytes(s.terms))) });
const idOf = (s) =>
  hex(keccak(...[s.prescriber.slice(2).padStart(64, '0'), s.key.slice(2).padStart(64, '0'), hashedOf(s).terms.slice(2), s.content.slice(2)]
    .map((part) => bytes('0x' + part))));
const prescription = idOf(sheet);
const counter = { pharmacist: address('pharmacist'), pharmacy: '4' };
const quantities = (...of) => BigInt('0x' + of.map((n) => u(n, 2)).join('').padEnd(64, '0')).toString();
const certified = (s, k, more = {}) => {
  const message = {
    network: NETWORK, prescriber: s.prescriber, organisation: '1', prescription: idOf(s), content: s.content, generation: '0', k: String(k),
    pickup: address(`pickup ${k}`), bearer: word('bearer'), ...more,
  };
  const domain = domainOf('Prescriptions');
  const signature = sign(digest(domain, PICKUP.type, message), key('prescription'));
  return {
    signature,
    certificate: {
      typedData: typedData(domain, PICKUP.type, message), digest: hex(digest(domain, PICKUP.type, message)),
      signer: { privateKey: key('prescription'), address: address('prescription'), ...signature },
    },
  };
};
const picked = (name, s, k, more = {}) =>
  signed(name, { ...counter, ...s, generation: '0', k: String(k), bearer: word('bearer'), deadline: String(NOW + 600), ...more },
    ['pharmacist', `pickup ${k}`, certified(s, k).signature]);
const prescribe = (s = sheet) => signed('Prescribe', { organisation: '1', ...s, deadline: String(NOW + 600) }, 'doctor');
const prescribed = [...atCounter, prescribe()];
const claimed = [...prescribed, picked('Claim', sheet, 0, { seq: '1' })];
const dispenseOf = (handedOver, seq = '2') =>
  signed('Dispense', { ...counter, ...sheet, quantities: quantities(1, 30, 10), handedOver, seq, deadline: String(NOW + 600) }, 'pharmacist');
const dispensed = [...claimed, dispenseOf(true)];
const both = ['pharmacist', 'pickup 0'];
intent('prescribe', 'A doctor of hospital 1 prescribes three lines until day 300; his intent lives as long.',
  signed('Prescribe', { organisation: '1', ...sheet, deadline: String(NOW + 86_400 * 300) }, 'doctor'), 'doctor', { before: atCounter });
intent('claim', 'A pharmacist shows pickup 0.', picked('Claim', sheet, 0, { seq: '1' }), both,
  { before: prescribed, certificate: certified(sheet, 0).certificate });
intent('renew-lease', 'Another half an hour.', signed('RenewLease', { ...counter, prescription, seq: '2' }, 'pharmacist'), 'pharmacist',
  { before: claimed });
intent('give-back', 'The pharmacy has not got it.', signed('GiveBack', { ...counter, prescription, seq: '2' }, 'pharmacist'), 'pharmacist',
  { before: claimed });
intent('dispense', 'One pack, all 30 units, 10 of 14 days that are due.', dispenseOf(true), 'pharmacist', { before: claimed });
const delivered = { delivery: '1', quantities: quantities(1, 30, 10), seq: '1' };
intent('reverse', 'It was never handed over.', signed('Reverse', { ...counter, prescription, ...delivered }, 'pharmacist'), 'pharmacist',
  { before: [...claimed, dispenseOf(false)] });
intent('reverse-handed-over', 'The patient brings it back and countersigns with the prescription key.',
  signed('ReverseHandedOver', { ...counter, ...hashedOf(sheet), by: address('prescription'), ...delivered }, ['pharmacist', 'prescription']),
  ['pharmacist', 'prescription'], { before: dispensed });
const byKey = (name, seq) => signed(name, { ...hashedOf(sheet), by: address('prescription'), seq }, 'prescription');
intent('cancel-prescription', 'The patient cancels with the prescription key.', byKey('CancelPrescription', '1'), 'prescription',
  { before: prescribed });
const stop = signed('SuspendPrescription', { prescription, by: address('doctor'), reason: word('reason'), seq: '1' }, 'doctor');
intent('suspend-prescription', 'The prescriber stops it.', stop, 'doctor', { before: prescribed });
intent('resume-prescription', 'An admin key of his hospital lets it go on.',
  signed('ResumePrescription', { prescription, by: address('admin 1'), seq: '2' }, 'admin 1'), 'admin 1', { before: [...prescribed, stop] });
const alert = signed('Alert', { prescription, by: address('admin 1'), reason: word('reason'), seq: '2' }, 'admin 1');
intent('alert', 'A red stop, while a pharmacy holds it.', alert, 'admin 1', { before: claimed });
intent('answer-alert', 'The pharmacy answers.',
  signed('AnswerAlert', { ...counter, prescription, answer: word('answer'), seq: '3' }, 'pharmacist'), 'pharmacist',
  { before: [...claimed, alert] });
const short = sheetOf(NOW + 1_000);
intent('extend', 'Expired a moment ago; the pharmacist gives it a month.', picked('Extend', short, 0, { seq: '1', deadline: String(DEADLINE) }), both,
  { before: [...atCounter, prescribe(short)], later: 1_000, certificate: certified(short, 0).certificate });
intent('release', 'Half an hour after the claim, which the pharmacy has renewed, the patient takes it back.', byKey('Release', '3'),
  'prescription', { before: [...claimed, signed('RenewLease', { ...counter, prescription, seq: '2' }, 'pharmacist')], later: 1_800 });
intent('reissue', 'Every pickup of before is dead.', byKey('Reissue', '1'), 'prescription', { before: prescribed });
statement('pickup', 'The certificate of pickup 0, for a named bearer.', 'Pickup', certified(sheet, 0).certificate.typedData.message, 'prescription');

// ---- claims to payers ----
const dispense = keccak(bytes(prescription), bytes('0x' + u(1, 32)));
const claimSlot = hex(keccak(dispense, bytes('0x' + u(1, 32))));
const agent = { agent: address('agent'), payer: '5' };
const withAgent = [...dispensed, ...staff('agent', '5', INSURER_AGENT)];
const submitOf = (rank, cites) => signed('SubmitClaim', {
  ...counter, prescription, delivery: '1', rank, payer: '5', cites, document: word('claim'),
}, 'pharmacist');
const submit = submitOf('1', '0');
const answerOf = (accepted) =>
  signed('AnswerClaim', { ...agent, claim: claimSlot, accepted, document: word('answer'), seq: '1' }, 'agent');
intent('submit-claim', 'The pharmacy asks payer 1.', submit, 'pharmacist', { before: withAgent });
intent('submit-claim-second', 'And payer 2, building on answer 1.', submitOf('2', '1'), 'pharmacist',
  { before: [...withAgent, submit, answerOf(false)] });
intent('answer-claim', 'The payer accepts.', answerOf(true), 'agent', { before: [...withAgent, submit] });
intent('pay-claim', 'And pays.', signed('PayClaim', { ...agent, claim: claimSlot, document: word('payment'), seq: '2' }, 'agent'), 'agent',
  { before: [...withAgent, submit, answerOf(true)] });
intent('dispute-claim', 'The pharmacy disputes a refusal.',
  signed('DisputeClaim', { ...counter, prescription, delivery: '1', rank: '1', payer: '5', document: word('dispute'), seq: '2' }, 'pharmacist'),
  'pharmacist', { before: [...withAgent, submit, answerOf(false)] });
intent('withdraw-claim', 'The pharmacy takes its claim back.',
  signed('WithdrawClaim', { ...counter, claim: claimSlot, seq: '1' }, 'pharmacist'), 'pharmacist', { before: [...withAgent, submit] });
intent('reverse-claim', 'The payer undoes its acceptance.',
  signed('ReverseClaim', { by: address('agent'), member: '5', claim: claimSlot, document: word('reason'), seq: '2' }, 'agent'), 'agent',
  { before: [...withAgent, submit, answerOf(true)] });
intent('bad-claim-second-early', 'Claim 2 is held until answer 1 stands.', submitOf('2', '1'), 'pharmacist',
  { code: 'NOT_YET', before: [...withAgent, submit] });

// ---- bad at the counter ----
intent('bad-pickup-foreign', 'The certificate is for another pickup: somebody guessed a key.', signed('Claim', {
  ...counter, ...sheet, generation: '0', k: '0', bearer: word('bearer'), deadline: String(NOW + 600), seq: '1',
}, ['pharmacist', 'thief', certified(sheet, 0).signature]), ['pharmacist', 'thief'],
{ code: 'FOREIGN_SIGNER', before: prescribed });
intent('bad-pickup-used', 'Pickup 0 a second time, after the pharmacy gave back.', picked('Claim', sheet, 0, { seq: '3' }), both,
  { code: 'OLD_PICKUP', before: [...claimed, signed('GiveBack', { ...counter, prescription, seq: '2' }, 'pharmacist')] });
intent('bad-over-quantity', '31 of 30 units.',
  signed('Dispense', { ...counter, ...sheet, quantities: quantities(0, 31), handedOver: true, seq: '2', deadline: String(NOW + 600) }, 'pharmacist'),
  'pharmacist', { code: 'OVER_QUANTITY', before: claimed });
intent('bad-early', 'Two packs where one every 28 days is due.',
  signed('Dispense', { ...counter, ...sheet, quantities: quantities(2), handedOver: true, seq: '2', deadline: String(NOW + 600) }, 'pharmacist'),
  'pharmacist', { code: 'PRESCRIPTION_EARLY', before: claimed });
intent('bad-counter-too-far', 'A claim is signed for ten minutes at most.', picked('Claim', sheet, 0, { seq: '1', deadline: String(NOW + 601) }),
  both, { code: 'TOO_FAR', before: prescribed });

// ---- members, rarely ----
const sponsor = signed('Sponsor', {
  member: '2', kind: '4', document: word('document of a pharmacy'), relayer: address('relayer of a pharmacy'), registry: word('registry number'),
  admins: [address('admin of a pharmacy')],
}, 'admin 2');
intent('sponsor', 'One hospital gives its word for a pharmacy.', sponsor, 'admin 2');
const proposeAct = (act, more) =>
  signed('ProposeAct', { member: '1', act, subject: '0', successor: '0', reason: word('reason'), ...more }, 'admin 1');
intent('propose-act', 'A hospital proposes to suspend another.', proposeAct('4', { subject: '3' }), 'admin 1');
const rules = Object.fromEntries(RULES.map((name) => [name.toLowerCase(), CONTRACTS[name]]));
intent('propose-rules', 'A hospital proposes the next rules: these, once more.',
  signed('ProposeRules', { member: '1', document: word('next manifest'), ...rules }, 'admin 1'), 'admin 1');
intent('change-admins', 'A member adds an admin key.',
  signed('ChangeAdmins', { member: '1', added: address('second admin 1'), removed: address('admin 1') }, 'admin 1'), 'admin 1');

// ---- accounts, rarely ----
const ofPatient = (name, message, by) => signed(name, { account: address('patient'), ...message }, by);
intent('rotate-kit', 'Signer and kit key change the kit key at once.',
  ofPatient('RotateKit', { kit: address('next kit'), seq: '1' }, ['patient', 'patient kit']), ['patient', 'patient kit'],
  { before: registeredPatient });
const proposeKit = ofPatient('ProposeKit', { kit: address('next kit'), seq: '1' }, 'patient');
intent('propose-kit', 'The signer alone proposes a kit key.', proposeKit, 'patient', { before: registeredPatient });
intent('take-kit', 'And takes it after his wait.', ofPatient('TakeKit', { kit: address('next kit'), seq: '2' }, 'patient'), 'patient',
  { before: [...registeredPatient, proposeKit], later: WAITS.recoveryLeast });
intent('set-recovery', 'The owner wants a recovery to wait 600 seconds.', ofPatient('SetRecovery', { wait: '600', seq: '1' }, 'patient'), 'patient',
  { before: registeredPatient });
const provisional = signed('RegisterProvisional', {
  account: address('custody'), kit: address('custody kit'), member: '1', by: address('admin 1'),
}, ['custody', 'admin 1']);
intent('register-provisional', 'Hospital 1 opens a file for somebody whom it cannot ask.', provisional, ['custody', 'admin 1']);
const byHospital = (name, n, seq, more) =>
  ofPatient(name, { member: String(n), by: address(`admin ${n}`), seq: String(seq), ...more }, `admin ${n}`);
const recovery = byHospital('ProposeRecovery', 2, 1, { signer: address('new signer'), kit: '0x' + '00'.repeat(20), fresh: false });
const recovered = byHospital('ApproveRecovery', 1, 2, { recovery: recovery.digest });
intent('propose-recovery', 'Hospital 2 proposes a new signer.', recovery, 'admin 2', { before: verifiedPatient });
intent('approve-recovery', 'Hospital 1, which verified him, approves.', recovered, 'admin 1', { before: [...verifiedPatient, recovery] });
intent('cancel-recovery', 'The kit key cancels.', ofPatient('CancelRecovery', { recovery: recovery.digest, seq: '3' }, 'patient kit'), 'patient kit',
  { before: [...verifiedPatient, recovery, recovered] });
const take = ofPatient('ExecuteRecovery', { recovery: recovery.digest, seq: '3' }, 'new signer');
intent('execute-recovery', 'The new signer takes the account after the wait.', take, 'new signer',
  { before: [...verifiedPatient, recovery, recovered], later: WAITS.recoveryLeast });
intent('bad-recovery-early', 'A second too early.', take, 'new signer',
  { code: 'NOT_YET', before: [...verifiedPatient, recovery, recovered], later: WAITS.recoveryLeast - 1 });
const death = byHospital('ReportDeath', 2, 1, { document: word('certificate') });
intent('report-death', 'Hospital 2 reports a death.', death, 'admin 2', { before: verifiedPatient });
intent('cancel-death', 'The kit key says that he lives.', ofPatient('CancelDeath', { seq: '2' }, 'patient kit'), 'patient kit',
  { before: [...verifiedPatient, death] });
intent('deceased', 'Hospital 2 declares it after the wait.', byHospital('Deceased', 2, 2), 'admin 2',
  { before: [...verifiedPatient, death], later: WAITS.death });
const alias = { account: address('custody'), into: address('patient') };
const merge = signed('Merge', { ...alias, seq: '1' }, ['custody', 'patient']);
const bothThere = [...verifiedPatient, provisional];
intent('merge', 'The provisional file becomes an alias of the patient\'s account.', merge, ['custody', 'patient'], { before: bothThere });
intent('unmerge', 'And is none again.', signed('Unmerge', { ...alias, seq: '2' }, ['custody', 'patient']), ['custody', 'patient'],
  { before: [...bothThere, merge] });
const byTwo = (name, seq) => signed(name, {
  ...alias, member: '1', by: address('admin 1'), secondMember: '2', second: address('admin 2'), reason: word('reason'), seq,
}, ['admin 1', 'admin 2']);
const mergeByHospitals = byTwo('MergeByHospitals', '0');
intent('merge-by-hospitals', 'Two hospitals decide so.', mergeByHospitals, ['admin 1', 'admin 2'], { before: bothThere });
intent('unmerge-by-hospitals', 'And back.', byTwo('UnmergeByHospitals', '1'), ['admin 1', 'admin 2'], { before: [...bothThere, mergeByHospitals] });

// ---- emergency ----
const staffOf = (who, n, roles) => [
  register(who, String(n)),
  signed('Verify', asDoctor(who, { roles, member: String(n), employer: String(n), by: address(`admin ${n}`) }), `admin ${n}`),
];
const emergencyStaff = [...staffOf('doctor', 1, DOCTOR), ...staffOf('colleague', 1, DOCTOR), ...staffOf('judge', 2, OFFICER)];
const glass = signed('Break', {
  doctor: address('doctor'), member: '1', recipient: word('one-time recipient'), subject: word('subject'), reason: word('reason'),
}, 'doctor');
const ofBreak = (name, seq, by, more) => signed(name, { request: glass.digest, seq: String(seq), ...more }, by);
intent('break', 'A doctor of hospital 1 asks for a summary.', glass, 'doctor', { before: emergencyStaff });
intent('confirm-break', 'A colleague confirms.', ofBreak('ConfirmBreak', 1, 'colleague', { clinician: address('colleague') }), 'colleague',
  { before: [...emergencyStaff, glass] });
intent('renew-break', 'The doctor needs longer.', ofBreak('RenewBreak', 1, 'doctor'), 'doctor', { before: [...emergencyStaff, glass] });
const endBreak = ofBreak('EndBreak', 1, 'doctor');
intent('end-break', 'The doctor is done.', endBreak, 'doctor', { before: [...emergencyStaff, glass] });
intent('explain-break', 'The doctor explains.', ofBreak('ExplainBreak', 1, 'doctor', { explanation: word('explanation') }), 'doctor',
  { before: [...emergencyStaff, glass] });
const review = { member: '2', by: address('judge'), verdict: '1', reason: word('reason') };
intent('review-break', 'An officer of hospital 2, whose turn it is, finds it justified.', ofBreak('ReviewBreak', 2, 'judge', review), 'judge',
  { before: [...emergencyStaff, glass, endBreak] });
intent('bad-review-running', 'It runs still.', ofBreak('ReviewBreak', 1, 'judge', review), 'judge', { code: 'BREAK_RUNS', before: [...emergencyStaff, glass] });

// ---- signed by a contract ----
const walletGrant = (by, more) => signed('Grant', grantOf({ controller: WALLET.address, ...more }), by);
const grantByContract = walletGrant(byWallet());
intent('grant-by-contract', 'A smart account is the controller: its owner signs, the account says so.', grantByContract, byWallet());
const toNewKit = { account: address('smart'), kit: address('new kit'), seq: '1' };
const kitByContract = ['smart', byWallet()];
intent('rotate-kit-by-contract', 'The signer is a key, the kit key a smart account.', signed('RotateKit', toNewKit, kitByContract), kitByContract,
  { before: [signed('Register', { account: address('smart'), kit: WALLET.address, member: '1' }, 'smart')] });
intent('bad-contract-says-no', 'Somebody else\'s signature: only the account knows.', walletGrant(byWallet('thief'), { grantId: word('stolen grant') }), byWallet('thief'),
  { code: 'BAD_SIGNATURE', offChain: 'OK' });
intent('bad-contract-foreign', 'The account says yes, but it is not the controller.', signed('Grant', grantOf(), byWallet()), byWallet(),
  { code: 'FOREIGN_SIGNER' });
const cutBy = (made, lengthAt, length) => {
  const item = Buffer.from(made.item);
  item.writeUInt16BE(length, lengthAt);
  return item;
};
intent('bad-contract-length', 'Its length is one more than there is.', grantByContract, byWallet(),
  { code: 'MALFORMED', bytes: cutBy(grantByContract, grantByContract.item.length - 98, 97) });

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
const cut = grant.item.subarray(0, grant.item.length - 1);
intent('bad-length', 'A byte is missing, and the length says so.', grant, 'controller',
  { code: 'MALFORMED', bytes: Buffer.concat([Buffer.from([0, grant.item.length - 3]), cut.subarray(2)]) });
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
  about: 'The network that the other files play in. Deploy in the order of `contracts` from `deployer`, nonce 0.',
  chainId: 31337, time: NOW, deployer: DEPLOYER, contracts: CONTRACTS, network: NETWORK, waits: WAITS, limits: LIMITS,
  prescriptionWaits: PRESCRIPTION_WAITS, claimWaits: CLAIM_WAITS, founders: FOUNDERS, wallet: WALLET,
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
