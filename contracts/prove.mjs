// Runs the proofs under proofs/ with halmos; and then again over contracts that break one rule, where a proof must fail: a proof that
// cannot fail proves nothing.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse, fail, scratch } from './analysers.mjs';

const BROKEN = [
  ['Consents', 'if (uint8(grant >> STATE_BIT) == REVOKED) return GRANT_REVOKED;', '', 'check_revoked_isForEver'],
  ['Consents', 'if (intent.signer != _address(intent, 0)) return FOREIGN_SIGNER;\n        if (uint8', 'if (uint8', 'check_onlyTheController_changesATicket'],
  ['Prescriptions', 'dispensed[id] += quantities;', 'dispensed[id] = quantities;', 'check_dispensed_isNeverMoreThanPrescribed'],
  ['Prescriptions', 'if (_isClaimed(p)) return PRESCRIPTION_CLAIMED;\n        if (block.timestamp >= p.endOf())', 'if (block.timestamp >= p.endOf())', 'check_claim_isExclusive'],
  ['Prescriptions', '|| _number(intent, 7) != p.claimsOf()', '', 'check_pickup_worksOnce'],
];
const PATIENCE = 120; // seconds for one question; the proofs take two minutes together on two cores

const folder = scratch('proofs');

function prove(only) {
  const args = ['--root', '.', '--forge-build-out', 'out', '--no-status', '--json-output', 'proved.json', '--contract', '.*Proof$'];
  const limits = ['--solver-timeout-assertion', `${PATIENCE}s`, '--function', only ?? 'check_', ...(only ? ['--early-exit'] : [])];
  const run = analyse('halmos', [...args, ...limits], folder, { FOUNDRY_TEST: 'proofs' });
  if (!existsSync(join(folder, 'proved.json'))) fail(`halmos did not run:\n${run.stdout}${run.stderr}`);
  const results = Object.values(JSON.parse(readFileSync(join(folder, 'proved.json'), 'utf8')).test_results).flat();
  return { results: results.map(({ name, exitcode }) => ({ name: name.replace(/.*:|\(.*/g, ''), exitcode })), text: run.stdout + run.stderr };
}

const { results, text } = prove();
const unproved = results.filter(({ exitcode }) => exitcode !== 0);
if (results.length === 0 || unproved.length > 0) fail(`not proved: ${unproved.map(({ name }) => name).join(', ')}\n${text}`);

for (const [file, from, to, name] of BROKEN) {
  const path = join(folder, `src/${file}.sol`);
  const original = readFileSync(path, 'utf8');
  if (!original.includes(from)) fail(`${file}.sol has no longer: ${from}`);
  writeFileSync(path, original.replace(from, to));
  const [result] = prove(name).results;
  if (result?.exitcode !== 1) fail(`${name} holds though ${file} is without: ${from}`);
  writeFileSync(path, original);
}
console.log(`halmos: ${results.length} proofs hold, and fail where one of ${BROKEN.length} rules is broken`);
