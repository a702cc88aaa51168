// Compiles, and writes artifacts/parcha.json: what Java and TypeScript need to deploy and to speak to the contracts.
// And artifacts/wallet.json: a smart account that tests sign by. With --check it writes nothing and fails where a committed file differs
// from a fresh compile.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { forge } from './forge.mjs';
import { ORDER } from './area.mjs';
import { CODES, INTENTS, STATEMENTS, typeHash } from './intents.mjs';

const FILE = new URL('artifacts/parcha.json', import.meta.url);
const WALLET = new URL('artifacts/wallet.json', import.meta.url);
const madeOf = (name) => JSON.parse(readFileSync(new URL(`out/${name}.sol/${name}.json`, import.meta.url), 'utf8'));

forge(['build', 'src', 'test/Wallet.sol']);
const contracts = Object.fromEntries(
  ORDER.map((name) => {
    const made = madeOf(name);
    return [name, { abi: made.abi, bytecode: made.bytecode.object }];
  }),
);
const hashed = (rows) => rows.map((row) => ({ ...row, typeHash: typeHash(row.type) }));
const artefact = {
  format: 1,
  compiler: { solidity: '0.8.37', evm: 'london' },
  domain: { name: 'Parcha', version: '1' },
  intents: hashed(INTENTS),
  statements: hashed(STATEMENTS),
  codes: CODES,
  contracts,
};
const lines = (value) => JSON.stringify(value, null, 1) + '\n';
const wallet = { abi: madeOf('Wallet').abi, bytecode: madeOf('Wallet').bytecode.object };
const texts = [[FILE, lines(artefact)], [WALLET, lines(wallet)]];

if (process.argv.includes('--check')) {
  if (texts.some(([file, text]) => readFileSync(file, 'utf8') !== text)) {
    console.error('contracts/artifacts is not what the sources compile to: run "npm run build" in contracts/ and commit it');
    process.exit(1);
  }
  console.log('contracts/artifacts equals a fresh compile');
} else {
  mkdirSync(new URL('artifacts/', import.meta.url), { recursive: true });
  texts.forEach(([file, text]) => writeFileSync(file, text));
  console.log(`wrote artifacts/parcha.json: ${ORDER.map((n) => `${n} ${(contracts[n].bytecode.length - 2) / 2} B`).join(', ')}`);
}
