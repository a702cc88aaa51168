#!/usr/bin/env node
// forge asks a compiler two things: its version, and standard JSON in, standard JSON out. The wasm build answers both, offline.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const solc = createRequire(import.meta.url)('solc');
if (process.argv.includes('--version')) {
  process.stdout.write(`solc, the solidity compiler commandline interface\nVersion: ${solc.version()}\n`);
} else if (process.argv.includes('--standard-json')) {
  process.stdout.write(solc.compile(readFileSync(0, 'utf8')));
} else {
  process.stderr.write(`not answered by this shim: ${process.argv.slice(2).join(' ')}\n`);
  process.exit(2);
}
