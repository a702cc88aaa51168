import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { grantId, readItem, SigningKey } from '../src/index.ts';
import { grantItem } from './programs/readme.ts';
import { CONTRACTS } from './vectors.ts';

test('theProgramOfTheReadme_isOneThatCompilesAndRuns', () => {
  const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
  const program = read('programs/readme.ts').replace('../../src/index.ts', '@parcha/sdk');
  expect(read('../README.md')).toContain(`\`\`\`ts\n${program}\`\`\``);
  const key = SigningKey.copyOf(new Uint8Array(32).fill(1));
  const item = grantItem(key, grantId('ab'.repeat(32)), CONTRACTS, 1_800_000_000);
  expect(readItem(item)).toMatchObject({ ok: true, signed: { intent: { name: 'Grant' } } });
});
