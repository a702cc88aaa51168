// Do the tests bite? Each mutant breaks one rule in a scratch copy; one that no test notices survives. A survivor is in mutations.txt
// with the reason why it may live, or the run fails. `node mutate.mjs Terms Claims` runs those contracts' mutants alone. What is asked
// for is that every `if` matters: each is forgotten once. `--all` forgets and bends more, parts of conditions, bounds, effects, events, for
// whoever looks for the next test to write; nothing is asked of those.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FORGE } from './forge.mjs';
import { plant } from './mutants.mjs';

/// What mutants.mjs cannot plant: assembly, and effects inside an expression. Each wants its own compilation.
const BY_HAND = [
  ['Module', 'bornOn ? separator : _separator();', 'bornOn ? separator : separator;'],
  ['Module', 'isGood := and(lt(s, add(HALF_ORDER, 1)), iszero(iszero(signer)))', 'isGood := iszero(iszero(signer))'],
  ['Module', 'if (s != 0 || signer == address(0)) return (BAD_SIGNATURE, signer, next);', 'if (s != 0) return (OK, signer, next);'],
  ['Module', 'gt(returndatasize(), 31)', '1'],
  ['Module', 'item, place);\n            if (code != OK) return code;\n            if (signatures > 2)', 'item, place);\n            if (signatures > 2)'],
  ['Module', 'staticcall(STIPEND, signer,', 'staticcall(mul(5, STIPEND), signer,'],
  ['Module', 'let structHash := keccak256(head, sub(end, head))', 'let structHash := keccak256(head, sub(sub(end, head), 0x20))'],
  ['Batch', 'isBad := or(iszero(length), gt(next, batch.length))', 'isBad := iszero(length)'],
  ['Batch', 'isBad := or(isBad, gt(next, length))', ''],
  ['Accounts', '_checkSeq(byKit ? c.othersSeq : c.ownerSeq, intent.seq)', '_checkSeq(c.ownerSeq, intent.seq)'],
  ['Consents', 'seq + 1) << SEQ_BIT', 'seq) << SEQ_BIT'],
  ['Voting', '3 * votes >= 2 * voters', '2 * votes >= voters'],
  ['Voting', ': 2 * votes > voters;', ': 2 * votes >= voters;'],
  ['Recovery', 'uint256 needed = r.isFresh ? 3 : 2;', 'uint256 needed = 2;'],
  ['Prescription', 'return Prescription.wrap(Prescription.unwrap(p) + (1 << SEQ_AT));', 'return p;'],
  ['Prescription', 'return Prescription.wrap(Prescription.unwrap(p) & ~HOLDER);', 'return p;'],
  ['Prescription', '+ (1 << CLAIMS_AT)', ''],
  ['Prescriptions', 'p = p.freed().begun(firstDay);', 'p = p.begun(firstDay);'],
  ['Prescriptions', 'return (OK, p.freed().flagged(SUSPENDED_BY_PRESCRIBER));', 'return (OK, p.flagged(SUSPENDED_BY_PRESCRIBER));'],
  ['Prescriptions', 'return (OK, p.freed().flagged(CANCELLED));', 'return (OK, p.flagged(CANCELLED));'],
  ['Prescriptions', 'p = p.freed().reissued();', 'p = p.reissued();'],
  ['Prescriptions', 'Prescription p = prescriptions[id].word.unflagged(WHOLE);', 'Prescription p = prescriptions[id].word;'],
  ['Prescriptions', 'dispensed[id] += quantities;', 'dispensed[id] = quantities;'],
  ['Prescriptions', 'let question := keccak256(free, 0xa4)', 'let question := keccak256(free, 0x24)'],
  ['Prescriptions', 'let question := keccak256(free, 0xa4)', 'let question := keccak256(add(free, 0x24), 0x80)'],
  ['Prescriptions', 'let question := keccak256(free, 0xa4)', 'let question := keccak256(free, 0x84)'],
  ['Prescriptions', 'mstore(add(free, 0x120), bearer)', ''],
  ['Terms', 'quantities << (16 * lines) != 0', 'false'],
];

/// Where a contract's mutants are looked for first, because it is quick; whoever lives there meets all the others.
const FIRST = {
  Accounts: 'AccountsTest|ForgottenTest',
  Anchors: 'AnchorsTest',
  Claims: 'ClaimsTest|ForgottenTest',
  Consents: 'ConsentsTest',
  DirectoryState: 'AccountsTest|VotingTest|RecoveryTest',
  Emergency: 'EmergencyTest|ForgottenTest',
  Members: 'MembersTest|VotingTest|ForgottenTest',
  Prescriptions: 'PrescriptionsTest|ForgottenTest',
  Prescription: 'PrescriptionsTest',
  Recovery: 'RecoveryTest',
  Terms: 'PrescriptionsTest|HostileTest',
  Voting: 'VotingTest|MembersTest',
};
const BY_DEFAULT = 'RouterTest|ConsentsTest|ContractSignersTest|VectorsTest';
const NEVER = 'InvariantsTest'; // chance is no witness
const LEAST = 85; // percent caught
const PATIENCE = 300_000; // ms: a loop without end counts as noticed

const here = fileURLToPath(new URL('..', import.meta.url));
const sources = readdirSync(join(here, 'contracts/src')).filter((name) => name.endsWith('.sol')).map((name) => name.slice(0, -4));
const isThorough = process.argv.includes('--all');
const only = process.argv.slice(2).filter((word) => word !== '--all');
const strange = only.filter((name) => !sources.includes(name));
if (strange.length > 0) {
  console.error(`no such contract: ${strange.join(', ')}; there are ${sources.join(', ')}`);
  process.exit(2);
}
const isAsked = (file) => only.length === 0 || only.includes(file);

const scratches = [];
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
process.on('exit', () => scratches.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function scratch(like) {
  const folder = mkdtempSync(join(tmpdir(), 'parcha-mutate-'));
  scratches.push(folder);
  if (like) cpSync(like, folder, { recursive: true, verbatimSymlinks: true });
  else {
    for (const part of ['vectors/intents', 'vectors/lifecycles', 'vectors/states']) cpSync(join(here, part), join(folder, part), { recursive: true });
    for (const part of ['src', 'test', 'foundry.toml', 'solc.mjs']) {
      cpSync(join(here, 'contracts', part), join(folder, 'contracts', part), { recursive: true });
    }
    symlinkSync(join(here, 'contracts/node_modules'), join(folder, 'contracts/node_modules'));
    answerQuickly(join(folder, 'contracts'));
  }
  return folder;
}

/// Forge asks for the compiler's version at each start, and the compiler takes half a second to wake up.
function answerQuickly(folder) {
  const version = execFileSync('node', ['solc.mjs', '--version'], { cwd: join(here, 'contracts'), encoding: 'utf8' });
  renameSync(join(folder, 'solc.mjs'), join(folder, 'solc-itself.mjs'));
  const isAsked = `process.argv.includes('--version')`;
  const source = `#!/usr/bin/env node\nif (${isAsked}) process.stdout.write(${JSON.stringify(version)});\nelse await import('./solc-itself.mjs');\n`;
  writeFileSync(join(folder, 'solc.mjs'), source, { mode: 0o755 });
}

/// Unoptimised: a compilation then takes a third of the time.
function forge(folder, args) {
  return new Promise((resolve) => {
    const env = { ...process.env, FOUNDRY_PROFILE: 'fast', FOUNDRY_OPTIMIZER: 'false', FOUNDRY_FUZZ_RUNS: '64' };
    const run = spawn(FORGE, args, { cwd: join(folder, 'contracts'), env });
    let text = '';
    let isEndless = false;
    const timer = setTimeout(() => ((isEndless = true), run.kill('SIGKILL')), PATIENCE);
    for (const stream of [run.stdout, run.stderr]) stream.on('data', (chunk) => (text += chunk));
    run.on('close', (status) => {
      clearTimeout(timer);
      resolve({ status, text, isEndless });
    });
  });
}

/// Who noticed, or undefined.
async function test(folder, file, more) {
  const first = FIRST[file] ?? BY_DEFAULT;
  for (const suites of [['--match-contract', first, '--no-match-contract', NEVER], ['--no-match-contract', `${first}|${NEVER}`]]) {
    const { status, text, isEndless } = await forge(folder, ['test', '--fail-fast', ...suites, ...more]);
    if (isEndless) return 'the clock';
    if (status === 0) continue;
    const by = text.match(/\[FAIL[^\n]*\] (\w+)\(/)?.[1];
    if (by) return by;
    console.error(`did not compile or run:\n${text.slice(-3_000)}`);
    process.exit(1);
  }
  return undefined;
}

const survivors = [];
let tried = 0;
function tell(name, by) {
  tried++;
  if (!by) survivors.push(name);
  console.log(`${by ? 'caught  ' : 'SURVIVED'}  ${name}${by ? `  by ${by}` : ''}`);
}

// ---- those that one compilation serves ----

const planted = scratch();
const asleep = [];
let ids = 0;
for (const file of sources.filter(isAsked)) {
  const path = join(planted, `contracts/src/${file}.sol`);
  const { text, mutants } = plant(file, readFileSync(path, 'utf8'), ids + 1);
  asleep.push(...mutants.filter((mutant) => isThorough || mutant.isRule).map((mutant) => ({ ...mutant, file })));
  ids += mutants.length;
  if (mutants.length > 0) writeFileSync(path, text);
}
// To read the coinbase is a view's right. An operator must stay pure, and has no rule in it.
for (const folder of ['src', 'src/interfaces', 'test']) {
  for (const name of readdirSync(join(planted, 'contracts', folder))) {
    if (!name.endsWith('.sol') || name === 'Codes.sol' || name === 'Prescription.sol') continue;
    const path = join(planted, 'contracts', folder, name);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/\bpure\b/g, 'view'));
  }
}
const whole = await forge(planted, ['test', '--no-match-contract', NEVER]);
if (whole.status !== 0) {
  console.error(`with all mutants asleep the tests do not pass:\n${whole.text.slice(-3_000)}`);
  process.exit(1);
}

async function inTurn(list, work) {
  const left = [...list];
  const hands = Array.from({ length: Math.min(2, availableParallelism(), list.length) }, async (_, i) => {
    const folder = scratch(planted);
    for (let next = left.shift(); next; next = left.shift()) await work(folder, next);
    return i;
  });
  await Promise.all(hands);
}

await inTurn(asleep, async (folder, { id, name, file }) => {
  tell(name, await test(folder, file, ['--block-coinbase', `0x${id.toString(16).padStart(40, '0')}`]));
});

// ---- those that want one each ----

for (const folder of ['src', 'test']) {
  cpSync(join(here, 'contracts', folder), join(planted, 'contracts', folder), { recursive: true });
}
await inTurn(BY_HAND.filter(([file]) => isAsked(file)), async (folder, [file, from, to]) => {
  const path = join(folder, `contracts/src/${file}.sol`);
  const original = readFileSync(path, 'utf8');
  if (!original.includes(from)) {
    console.error(`${file}.sol has no longer: ${from}`);
    process.exit(1);
  }
  writeFileSync(path, original.replace(from, to));
  tell(`${file}: ${to === '' ? `without  ${from}` : `${to}  instead of  ${from}`}`, await test(folder, file, []));
  writeFileSync(path, original);
});

// ---- the account ----

const reasons = new Map();
let last;
for (const line of readFileSync(join(here, 'contracts/mutations.txt'), 'utf8').split('\n')) {
  if (line.startsWith('#') || line.trim() === '') continue;
  if (line.startsWith(' ')) reasons.set(last, `${reasons.get(last)} ${line.trim()}`.trim());
  else reasons.set((last = line), '');
}
const unexplained = survivors.filter((name) => !reasons.get(name));
const stale = [...reasons.keys()].filter((name) => isAsked(name.match(/^\w+/)[0]) && !survivors.includes(name));
for (const name of unexplained) console.error(`survives without a reason in mutations.txt: ${name}`);
for (const name of stale) console.error(`mutations.txt explains what does not survive: ${name}`);
const percent = (100 * (tried - survivors.length)) / tried;
console.log(`mutations: ${tried - survivors.length} of ${tried} caught, ${percent.toFixed(1)} %; ${survivors.length - unexplained.length} survive with a reason`);
process.exit(isThorough || (unexplained.length === 0 && stale.length === 0 && percent >= LEAST) ? 0 : 1);
