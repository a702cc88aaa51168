// Measures each intent at the reference batch (100 intents, 10 hospitals) with real transactions on an own Anvil, base cost and calldata
// included, and writes gas.txt: one "name gas" a line. With --check it fails where the committed file differs.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  CLAIM_WAITS, FOUNDERS, LIMITS, NOW, ORDER, PRESCRIPTION_WAITS, RULES, WAITS, address, addressesFrom, domainOf, key, rowOf, word,
} from './area.mjs';
import { addressOf, digest, fieldsOf, item, sign } from './eip712.mjs';
import { PICKUP, bytes, hex, keccak } from './intents.mjs';

const FILE = new URL('gas.txt', import.meta.url);
const artefact = JSON.parse(readFileSync(new URL('artifacts/parcha.json', import.meta.url), 'utf8'));
const HOSPITALS = 10;
const PHARMACIES = 10;
const BATCH = 100;
const EXECUTE = '09c5eabe'; // execute(bytes)
const ANCHOR = 'd9150096'; // anchor(uint32,uint64,bytes32)
const ZERO = '0x' + '00'.repeat(32);

// ---- an Anvil of our own ----
const platform = `${process.platform}-${{ x64: 'amd64', arm64: 'arm64' }[process.arch]}`;
const anvil = spawn(
  new URL(`node_modules/@foundry-rs/anvil-${platform}/bin/anvil`, import.meta.url).pathname,
  ['--host', '127.0.0.1', '--port', '0', '--chain-id', '31337', '--timestamp', String(NOW), '--base-fee', '0', '--gas-price', '0',
    '--hardfork', 'london', '--gas-limit', '1000000000', '--disable-min-priority-fee'],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
process.on('exit', () => anvil.kill());
const url = await new Promise((found, lost) => {
  let text = '';
  anvil.stdout.on('data', (chunk) => {
    text += chunk;
    const at = text.match(/Listening on (127\.0\.0\.1:\d+)/);
    if (at) found(`http://${at[1]}`);
  });
  anvil.on('exit', () => lost(new Error('anvil ended before it listened')));
});
let calls = 0;
async function rpc(method, ...params) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: ++calls, method, params });
  const answer = await (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json();
  if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
  return answer.result;
}
const [sender] = await rpc('eth_accounts');
async function send(to, data, from = sender) {
  const hash = await rpc('eth_sendTransaction', { from, to, data: '0x' + data, gas: '0x30000000', gasPrice: '0x0' });
  let receipt = null;
  while (receipt === null) receipt = await rpc('eth_getTransactionReceipt', hash); // Anvil mines a moment after it answers
  if (receipt.status !== '0x1') throw new Error(`reverted: ${data.slice(0, 40)}`);
  return receipt;
}

// ---- deploy ----
const w = (value) => BigInt(value).toString(16).padStart(64, '0');
function directoryArguments(waits, founders, rules, parts) {
  const tuples = founders.map((f) =>
    [f.kind, f.relayer, 4 * 32, f.document, f.admins.length, ...f.admins].map(w).join(''));
  let offset = founders.length * 32;
  const offsets = tuples.map((t) => { const here = offset; offset += t.length / 2; return w(here); });
  const head = [...Object.values(waits), Object.keys(waits).length * 32 + 32 + RULES.length * 32 + 64, ...rules, ...parts].map(w);
  return [...head, w(founders.length), ...offsets, ...tuples].join('');
}
const many = Array.from({ length: HOSPITALS + PHARMACIES }, (_, i) => i + 1);
const founders = many.map((n) => ({
  ...FOUNDERS[0], kind: n > HOSPITALS ? 4 : 1, relayer: address(`relayer ${n}`), admins: [address(`admin ${n}`)] }));
const deployed = addressesFrom(sender);
const rules = RULES.map((name) => deployed[name]);
const argumentsOf = {
  Directory: directoryArguments(WAITS, founders, rules, [deployed.Voting, deployed.Recovery]),
  Consents: w(deployed.Directory),
  Anchors: w(deployed.Directory),
  Prescriptions: [deployed.Directory, ...Object.values(PRESCRIPTION_WAITS)].map(w).join(''),
  Claims: [deployed.Directory, deployed.Prescriptions, ...Object.values(CLAIM_WAITS)].map(w).join(''),
  Router: [deployed.Directory, ...rules].map(w).join(''),
  Emergency: [deployed.Directory, ...Object.values({ ...LIMITS, doctorDaily: 1_000, memberDaily: 1_000 })].map(w).join(''),
};
for (const name of ORDER) await send(undefined, artefact.contracts[name].bytecode.slice(2) + (argumentsOf[name] ?? ''));

// ---- batches ----
function signed(name, message, ...keys) {
  const row = rowOf(name);
  const named = { seq: '0', deadline: String(NOW + 3_600), ...message };
  const full = Object.fromEntries(fieldsOf(row.type).map((f) => [f.name, named[f.name]]));
  const id = digest({ ...domainOf(row.module), verifyingContract: deployed[row.module] }, row.type, full);
  return { id: hex(id), bytes: item(row.kind, row.type, full, keys.map((k) => k.r ? k : sign(id, k))) };
}
async function execute(items) {
  const batch = Buffer.concat(items.map((i) => i.bytes));
  const padded = batch.toString('hex').padEnd(Math.ceil(batch.length / 32) * 64, '0');
  const receipt = await send(deployed.Router, EXECUTE + w(32) + w(batch.length) + padded);
  const executed = receipt.logs.at(-1).data.slice(2 + 128, 2 + 128 + 2 * items.length);
  if (executed !== '01'.repeat(items.length)) throw new Error(`not all OK: ${executed}`);
  return Math.round(Number(receipt.gasUsed) / items.length);
}
const results = [];
async function measure(name, make, size = BATCH) {
  results.push(`${name} ${await execute(Array.from({ length: size }, (_, i) => make(i)))}`);
}
const person = (who, i) => key(`${who} ${i}`);
const id = (who, i) => addressOf(person(who, i));
const hospital = (i) => (i % HOSPITALS) + 1;
const register = (who) => (i) =>
  signed('Register', { account: id(who, i), kit: id('kit', i), member: String(hospital(i)) }, person(who, i));
const verify = (who, more) => (i) =>
  signed('Verify', {
    account: id(who, i), member: String(hospital(i)), by: address(`admin ${hospital(i)}`), level: '2', validUntil: '0', employer: '0',
    profile: word(`profile ${who} ${i}`), roles: '1', namesTag: word(`names ${who} ${i}`), identifierTag: ZERO, ...more(i),
  }, key(`admin ${hospital(i)}`));
const byOwner = (name, seq, more) => (i) => signed(name, { account: id('patient', i), seq: String(seq), ...more(i) }, person('patient', i));
const judged = (name, seq, more) => (i) =>
  signed(name, { account: id('patient', i), member: String(hospital(i)), by: address(`admin ${hospital(i)}`), seq: String(seq), ...more },
    key(`admin ${hospital(i)}`));
const grant = (name, seq, more = {}) => (i) =>
  signed(name, { controller: id('controller', i), grantId: word(`grant ${i}`), seq: String(seq), ...more }, person('controller', i));

await measure('register', register('patient'));
await measure('verify', verify('patient', () => ({})));
await execute(Array.from({ length: BATCH }, (_, i) => register('known')(i)));
await measure('verify_identifier', verify('known', (i) => ({ identifierTag: word(`identifier ${i}`) })));
await execute(Array.from({ length: BATCH }, (_, i) => register('doctor')(i)));
await measure('verify_staff', verify('doctor', (i) => ({ roles: '2', employer: String(hospital(i)), namesTag: ZERO })));
await measure('card_first', byOwner('PublishCard', 1, (i) => ({ card: word(`card ${i}`) })));
await measure('card', byOwner('PublishCard', 2, (i) => ({ card: word(`next card ${i}`) })));
await measure('keyring_first', byOwner('PublishKeyring', 3, (i) => ({ version: '1', keyring: word(`keyring ${i}`) })));
await measure('keyring', byOwner('PublishKeyring', 4, (i) => ({ version: '2', keyring: word(`next keyring ${i}`) })));
await measure('revoke_all', byOwner('RevokeAll', 5, () => ({ grantEpoch: '0', byKit: false })));
await measure('suspend', judged('Suspend', 1, { cause: '1' }));
await measure('reinstate', judged('Reinstate', 2, {}));
await measure('grant', grant('Grant', 0, { expiry: String(NOW + 86_400) }));
await measure('renew', grant('Renew', 1, { expiry: String(NOW + 2 * 86_400) }));
await measure('revoke', grant('Revoke', 2));
await measure('grant_alone', (i) => grant('Grant', 0, { expiry: String(NOW + 86_400) })(BATCH + i), 1);
const anchors = (round) => (i) =>
  signed('Anchor', { member: String(i + 1), size: String(1_000 * (round + 1)), root: word(`root ${round} ${i}`), seq: String(round) },
    key(`relayer ${i + 1}`));
await measure('anchor_first', anchors(0), HOSPITALS);
await measure('anchor', anchors(1), HOSPITALS);
await measure('anchor_alone', anchors(2), 1);
await rpc('anvil_impersonateAccount', address('relayer 1'));
const direct = await send(deployed.Anchors, ANCHOR + w(1) + w(9_999) + word('root').slice(2), address('relayer 1'));
results.push(`anchor_direct ${Number(direct.gasUsed)}`);

// ---- prescriptions: 10 doctors, 10 pharmacists, 3 lines ----
const line = (total, maximum) => [1, 1, 0, total, 0, maximum, 0, 28];
const time = (at) => bytes('0x' + BigInt(at).toString(16).padStart(10, '0'));
const terms = hex(Buffer.concat([time(NOW - 3_600), time(NOW + 90 * 86_400), ...[6, 4, 2].map((n) => Buffer.from(line(n, n)))]));
const quantities = (...of) => '0x' + of.map((n) => n.toString(16).padStart(4, '0')).join('').padEnd(64, '0');
const one = (i) => ({ prescriber: id('doctor', i % 10), key: id('prescription', i), terms, content: word(`content ${i}`) });
const prescription = (i) => {
  const { prescriber, key: own, content } = one(i);
  return hex(keccak(Buffer.from(w(prescriber) + w(own) + hex(keccak(bytes(terms))).slice(2) + content.slice(2), 'hex')));
};
const counter = (i) => ({ pharmacist: id('pharmacist', i % 10), pharmacy: String(HOSPITALS + 1 + (i % 10)), deadline: String(NOW + 580) });
const network = hex(keccak(Buffer.from(w(31337) + w(deployed.Directory), 'hex')));
const pickup = (i, k) => {
  const message = {
    network, prescriber: one(i).prescriber, organisation: String(hospital(i % 10)), prescription: prescription(i), content: one(i).content,
    generation: '0', k: String(k), pickup: id(`pickup ${k} of`, i), bearer: ZERO,
  };
  return sign(digest({ ...domainOf('Prescriptions'), verifyingContract: deployed.Prescriptions }, PICKUP.type, message), person('prescription', i));
};
const claim = (seq, k) => (i) =>
  signed('Claim', { ...counter(i), ...one(i), generation: '0', k: String(k), bearer: ZERO, seq: String(seq) },
    person('pharmacist', i % 10), person(`pickup ${k} of`, i), pickup(i, k));
const dispense = (seq) => (i) =>
  signed('Dispense', { ...counter(i), ...one(i), quantities: quantities(1, 2, 1), handedOver: true, seq: String(seq) },
    person('pharmacist', i % 10));
const tenPharmacists = Array.from({ length: PHARMACIES }, (_, i) => i);
await execute(tenPharmacists.map((i) =>
  signed('Register', { account: id('pharmacist', i), kit: id('kit', i), member: String(HOSPITALS + 1 + i) }, person('pharmacist', i))));
await execute(tenPharmacists.map((i) => {
  const by = `admin ${HOSPITALS + 1 + i}`;
  return signed('Verify', {
    account: id('pharmacist', i), member: String(HOSPITALS + 1 + i), by: address(by), level: '2', validUntil: '0', roles: '4',
    employer: String(HOSPITALS + 1 + i), profile: word('profile'), namesTag: ZERO, identifierTag: ZERO,
  }, key(by));
}));
await measure('prescribe', (i) => signed('Prescribe', { organisation: String(hospital(i % 10)), ...one(i) }, person('doctor', i % 10)));
await measure('claim_first', claim(1, 0));
await measure('dispense_first', dispense(2));
await measure('claim_later', claim(3, 1));
await measure('give_back', (i) =>
  signed('GiveBack', { ...counter(i), prescription: prescription(i), seq: '4' }, person('pharmacist', i % 10)));
await execute(Array.from({ length: BATCH }, (_, i) => claim(5, 2)(i)));
await measure('dispense_later', dispense(6));
await measure('rotate_signer', byOwner('RotateSigner', 6, (i) => ({ signer: id('new signer', i), byKit: false })));
await measure('close', (i) =>
  signed('Close', { account: id('known', i), byKit: false, seq: '1' }, person('known', i)));
const propose = signed('Propose', {
  member: '1', kind: '1', document: word('new'), relayer: address('new relayer'), admins: [address('new admin')],
}, key('admin 1'));
results.push(`propose ${await execute([propose])}`);
for (let n = 2; n <= 6; ++n) {
  const gas = await execute([signed('Approve', { member: String(n), proposal: propose.id }, key(`admin ${n}`))]);
  if (n === 2) results.push(`approve ${gas}`);
}
await rpc('evm_increaseTime', WAITS.timelock);
results.push(`execute ${await execute([signed('Execute', { member: '7', proposal: propose.id }, key('admin 7'))])}`);

const text = results.join('\n') + '\n';
if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== text) {
    console.error(`contracts/gas.txt is not what was measured; run "npm run gas" and say why in the commit:\n${text}`);
    process.exit(1);
  }
  console.log('gas.txt is what was measured');
} else {
  writeFileSync(FILE, text);
  console.log(text);
}
process.exit(0);
