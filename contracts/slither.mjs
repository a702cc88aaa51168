// Slither's findings of high and medium impact, each of them in slither.txt with the reason why it is none; or the check fails.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse, fail, scratch } from './analysers.mjs';

const folder = scratch();
const run = analyse('slither', ['.', '--json', 'findings.json'], folder);
let found;
try {
  found = JSON.parse(readFileSync(join(folder, 'findings.json'), 'utf8'));
} catch {
  fail(`slither did not run:\n${run.stdout}${run.stderr}`);
}
if (!found.success) fail(`slither failed: ${found.error}`);

// "detector  where", and on the lines below, further in, the reason.
const reasons = new Map();
let last;
for (const line of readFileSync(fileURLToPath(new URL('slither.txt', import.meta.url)), 'utf8').split('\n')) {
  if (line.startsWith('#') || line.trim() === '') continue;
  if (line.startsWith(' ')) reasons.set(last, true);
  else reasons.set((last = line.trim()), false);
}

const names = new Set();
for (const { check, impact, elements } of found.results.detectors ?? []) {
  if (impact === 'High' || impact === 'Medium') names.add(`${check}  ${nameOf(elements[0])}`);
}
const fresh = [...names].filter((name) => !reasons.get(name));
const stale = [...reasons.keys()].filter((name) => !names.has(name));
for (const name of fresh) console.error(`slither finds, and slither.txt gives no reason: ${name}`);
for (const name of stale) console.error(`slither.txt gives a reason for what slither does not find: ${name}`);
console.log(`slither: ${fresh.length} of high or medium impact, ${names.size - fresh.length} explained`);
process.exit(fresh.length + stale.length === 0 ? 0 : 1);

/// Contract.function, Contract.function.variable or Contract.variable; without line numbers, which change.
function nameOf(element) {
  const parent = element.type_specific_fields?.parent;
  return parent && parent.type !== 'contract' && parent.name ? `${nameOf(parent)}.${element.name}` : parent?.name ? `${parent.name}.${element.name}` : element.name;
}
