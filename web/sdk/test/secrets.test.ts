import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { toHex } from '../src/bytes.ts';
import { BadValue, type Bytes32, SigningKey, SigningSeed } from '../src/index.ts';

const SECRET = Uint8Array.from({ length: 32 }, (_, at) => at + 1);
const DIGEST = '11'.repeat(32) as Bytes32;
const shows = (value: unknown): string =>
  [
    String(value),
    JSON.stringify({ value }),
    inspect(value, { depth: 9, showHidden: true }),
    Object.values(value as object).join(),
  ].join('\n');

test.each([
  ['SigningKey', SigningKey.copyOf(SECRET)],
  ['SigningSeed', SigningSeed.copyOf(SECRET)],
])('%s_isNotPrinted', (_, secret) => {
  const printed = shows(secret);
  expect(printed).not.toContain(toHex(SECRET));
  expect(printed).not.toContain('1, 2, 3, 4');
  expect(printed).not.toContain('1,2,3,4');
});

test('aClosedKey_signsAndShowsNothing_andItsCopyWasItsOwn', () => {
  const given = SECRET.slice();
  const key = SigningKey.copyOf(given);
  const seed = SigningSeed.copyOf(given);
  given.fill(0);
  expect(toHex(key.exposeSecret())).toBe(toHex(SECRET));
  expect(toHex(seed.exposeSeed())).toBe(toHex(SECRET));
  key.exposeSecret().fill(0);
  seed.exposeSeed().fill(0);
  expect(toHex(key.exposeSecret()) + toHex(seed.exposeSeed())).toBe(toHex(SECRET).repeat(2));
  for (const [secret, use] of [
    [key, () => key.sign(DIGEST)],
    [key, () => key.exposeSecret()],
    [seed, () => seed.sign(SECRET)],
    [seed, () => seed.exposeSeed()],
  ] as const) {
    secret.close();
    expect(use).toThrow(/wiped/);
  }
  expect(key.address).toBe(SigningKey.copyOf(SECRET).address);
});

test('whatIsNoKeyOfTheCurve_isRefused', () => {
  for (const bytes of [
    new Uint8Array(32),
    new Uint8Array(32).fill(255),
    new Uint8Array(31).fill(1),
    new Uint8Array(),
  ]) {
    expect(() => SigningKey.copyOf(bytes)).toThrow(BadValue);
  }
  expect(() => SigningSeed.copyOf(new Uint8Array(33))).toThrow(BadValue);
});

test('aDrawnKey_isDrawnAgainUntilItIsOne', () => {
  const draws = [new Uint8Array(32), new Uint8Array(32).fill(255), SECRET];
  const key = SigningKey.generate((bytes) => bytes.set(draws.shift() ?? SECRET));
  expect(key.address).toBe(SigningKey.copyOf(SECRET).address);
  expect(draws).toEqual([]);
});
