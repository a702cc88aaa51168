import { createContext, runInContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { bundle, gzipped } from './bundle.ts';
import { bare, CONTRACTS, type IntentVector, jsonOf, messageOf } from './vectors.ts';

/** A browser's language and two of its classes, without clock and chance: whoever asks for them fails. */
function browserWithout(code: string): unknown {
  const context = createContext({ TextEncoder, TextDecoder });
  runInContext(
    `Math.random = () => { throw new Error('chance') }; globalThis.Date = undefined; globalThis.WebAssembly = undefined;`,
    context,
  );
  return runInContext(`${code}; parcha`, context);
}

describe('the finished bundle', () => {
  test('signsAnIntent_inABrowser_withoutClockAndChance', async () => {
    const sdk = browserWithout(await bundle('everything')) as typeof import('../src/index.ts');
    const v = jsonOf<IntentVector>('vectors/intents/grant.json');
    const key = sdk.SigningKey.copyOf(Uint8Array.from(Buffer.from(bare(v.signers[0]?.privateKey ?? ''), 'hex')));
    const intent = { name: 'Grant', message: messageOf(v) } as Parameters<typeof sdk.signIntent>[0];
    const item = sdk.packItem(sdk.signIntent(intent, CONTRACTS, key));
    expect(Buffer.from(sdk.packBatch([item])).toString('hex')).toBe(bare(v.item));
    expect(sdk.readItem(item).ok).toBe(true);
    const seed = sdk.SigningSeed.copyOf(new Uint8Array(32));
    const jws = sdk.signJws({ a: 'é' }, 'parcha-test', 'k#1', seed);
    expect(sdk.isJwsSignedBy(sdk.readJws(jws.compact), seed.verifyingKey)).toBe(true);
  });

  test('namesNothingOfAServer', async () => {
    const code = await bundle('everything');
    expect(
      [
        ...code.matchAll(
          /node:|\brequire\(|\bprocess\.|\bBuffer\b|\bDate\.now|Math\.random|\bfetch\(|\beval\(|new Function/g,
        ),
      ].map(([word]) => word),
    ).toEqual([]);
  });

  // The web client may spend 70 kB gz on unlocking and signing together (age 34, Argon2 11); bytes, so that no clock decides.
  test.each([
    ['everything', 38_000],
    ['signing', 22_000],
  ] as const)('weighs no more than its budget: %s', async (program, budget) => {
    const code = await bundle(program);
    expect(gzipped(code), `bytes of ${program}, gzipped`).toBeLessThanOrEqual(budget);
  });
});
