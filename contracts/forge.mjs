// Runs the pinned forge out of its platform package: the wrapper's own script would want an install script to have run.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const arch = { x64: 'amd64', arm64: 'arm64' }[process.arch] ?? process.arch;
const platform = `${process.platform}-${arch}`;
export const FORGE = `${here}node_modules/@foundry-rs/forge-${platform}/bin/forge`;

export function forge(args, env = {}) {
  if (!existsSync(FORGE)) {
    console.error(`forge is not installed for ${platform}: run "npm ci --ignore-scripts" in contracts/ (Linux x64 is the tested platform)`);
    process.exit(3);
  }
  const run = spawnSync(FORGE, args, {
    cwd: here, encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 1 << 28,
  });
  if (run.status !== 0) {
    console.error(run.stdout + run.stderr);
    process.exit(run.status ?? 1);
  }
  return run.stdout;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const run = spawnSync(FORGE, process.argv.slice(2), { cwd: here, stdio: 'inherit' });
  process.exit(run.status ?? 1);
}
