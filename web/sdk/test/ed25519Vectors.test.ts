import { expect, test } from 'vitest';
import { SigningSeed, verifies, verifyingKey } from '../src/index.ts';
import { bytesOf, jsonOf } from './vectors.ts';

interface Group {
  readonly publicKey: { readonly pk: string };
  readonly tests: readonly {
    readonly tcId: number;
    readonly msg: string;
    readonly sig: string;
    readonly result: string;
  }[];
}

const { numberOfTests, testGroups } = jsonOf<{ numberOfTests: number; testGroups: readonly Group[] }>(
  'vectors/wycheproof/ed25519_test.json',
);

test('wycheproof_everyCase_isVerifiedOrRefused', () => {
  let run = 0;
  for (const { publicKey, tests } of testGroups) {
    for (const { tcId, msg, sig, result } of tests) {
      expect(verifies(verifyingKey(publicKey.pk), bytesOf(msg), bytesOf(sig)), `case ${tcId}`).toBe(result === 'valid');
      run++;
    }
  }
  expect(run).toBe(numberOfTests);
});

test('theKeyOfASeed_isTheOneOfRfc8032', () => {
  const seed = SigningSeed.copyOf(bytesOf('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'));
  expect(seed.verifyingKey).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
});
