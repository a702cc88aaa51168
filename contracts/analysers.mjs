// Keeps slither and halmos where their versions say, outside of the sources, and runs them on a scratch copy of the contracts.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FORGE } from './forge.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
/// Milliseconds of one run of an analyser; they take two minutes at most on two cores.
const MOST = 900_000;
const list = join(here, 'analysers.txt');

/// Where the programs of analysers.txt are; installs them, the first time, which takes a minute.
export function analysers() {
  const digest = createHash('sha256').update(readFileSync(list)).digest('hex').slice(0, 16);
  const kept = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'parcha', `analysers-${digest}`);
  if (!existsSync(join(kept, 'whole'))) {
    const version = spawnSync('python3', ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], { encoding: 'utf8' }).stdout?.trim();
    if (!['3.11', '3.12', '3.13'].includes(version)) {
      fail(`check --deep wants Python 3.11 to 3.13 for slither and halmos, and finds ${version ? version : 'none'}; install it with its venv (Debian: python3-venv)`);
    }
    console.log('installing slither and halmos (the first time takes a minute) ...');
    rmSync(kept, { recursive: true, force: true });
    must('python3', ['-m', 'venv', kept]);
    must(join(kept, 'bin/python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes', '--no-deps', '--only-binary=:all:', '-r', list]);
    writeFileSync(join(kept, 'whole'), '');
  }
  return join(kept, 'bin');
}

function must(program, args) {
  const run = spawnSync(program, args, { stdio: 'inherit' });
  if (run.status !== 0) fail(`${program} ${args.slice(0, 3).join(' ')} ... failed; nothing is installed, run the check again`);
}

export function fail(why) {
  console.error(why);
  process.exit(1);
}

/// The contracts without their tests, in a folder that goes when the program does.
export function scratch(...parts) {
  const folder = mkdtempSync(join(tmpdir(), 'parcha-analyse-'));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const part of ['src', 'foundry.toml', 'solc.mjs', ...parts]) cpSync(join(here, part), join(folder, part), { recursive: true });
  symlinkSync(join(here, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/// Runs a program of theirs, with forge on its path.
export function analyse(program, args, folder, env = {}) {
  const path = `${dirname(FORGE)}:${analysers()}:${process.env.PATH}`;
  return spawnSync(join(analysers(), program), args, {
    cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, timeout: MOST, env: { ...process.env, FOUNDRY_PROFILE: 'default', ...env, PATH: path },
  });
}
