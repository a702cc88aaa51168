import { expect, test } from 'vitest';
import * as sdk from '../src/index.ts';

const GOOD: Readonly<
  Record<string, readonly [make: (value: never) => unknown, good: readonly unknown[], bad: readonly unknown[]]>
> = {
  address: [
    sdk.address,
    [`0x${'ab'.repeat(20)}`],
    [`0x${'AB'.repeat(20)}`, 'ab'.repeat(20), `0x${'ab'.repeat(19)}`, `0X${'ab'.repeat(20)}`, '', 7],
  ],
  accountId: [sdk.accountId, [`0x${'00'.repeat(20)}`], [`0x${'zz'.repeat(20)}`, undefined]],
  bytes32: [
    sdk.bytes32,
    ['0f'.repeat(32)],
    ['0F'.repeat(32), `0x${'0f'.repeat(32)}`, '0f'.repeat(31), `${'0f'.repeat(31)} f`, null],
  ],
  handle: [sdk.handle, ['0f'.repeat(16)], ['0f'.repeat(32), '0f'.repeat(15)]],
  hex: [sdk.hex, ['', '00', 'ff01'], ['0', 'FF', '0x00', 'g0', 5]],
  cid: [
    sdk.cid,
    [`bafk${'a'.repeat(55)}`, `bafy${'2'.repeat(55)}`],
    [`bafk${'A'.repeat(55)}`, `bafk${'a'.repeat(54)}`, `bafx${'a'.repeat(55)}`, '../../etc/passwd'],
  ],
  chainId: [sdk.chainId, [1, 31337, 2 ** 53 - 1], [0, -1, 1.5, 2 ** 53, '1', Number.NaN]],
  memberNumber: [sdk.memberNumber, [1, 2 ** 32 - 1], [0, 2 ** 32, -0]],
  seq: [sdk.seq, [0, 2 ** 24 - 1], [-1, 2 ** 24, -0]],
  unixSeconds: [sdk.unixSeconds, [0, 1_800_000_000], [1_800_000_000_000, -1, 0.1]],
  unixMillis: [sdk.unixMillis, [0, 1_800_000_000_000], [-1, 0.5, Number.POSITIVE_INFINITY]],
};

test.each(Object.entries(GOOD))('%s_letsPassWhatItsTypeSays_andNothingElse', (_, [make, good, bad]) => {
  for (const value of good) {
    expect(make(value as never)).toBe(value);
  }
  for (const value of bad) {
    expect(() => make(value as never), String(value)).toThrow(sdk.BadValue);
  }
});

test('aPersonsKeyId_isAccountAndCardVersion', () => {
  const account = sdk.accountId(`0x${'22'.repeat(20)}`);
  expect(sdk.readKeyId(sdk.keyIdText({ account, cardVersion: 12 }))).toEqual({ account, cardVersion: 12 });
  for (const kid of [
    '',
    account,
    `${account}#`,
    `${account}#0`,
    `${account}#01`,
    `${account}#1234567890`,
    `${account}#1x`,
    'member-2',
    `${account}#1#2`,
  ]) {
    expect(() => sdk.readKeyId(kid), kid).toThrow(sdk.MalformedJson);
  }
});

// What the compiler must refuse: an id of one kind in the place of another. The check of the types fails where it does not.
export function idsOfOneKind_doNotPassAsAnother(
  grant: sdk.GrantId,
  view: sdk.ViewId,
  seconds: sdk.UnixSeconds,
  millis: sdk.UnixMillis,
): void {
  const word: sdk.Bytes32 = grant;
  // @ts-expect-error a view is no grant
  const wrongId: sdk.GrantId = view;
  // @ts-expect-error any 32 bytes are no grant
  const anyWord: sdk.GrantId = word;
  // @ts-expect-error milliseconds are no seconds
  const wrongUnit: sdk.UnixSeconds = millis;
  // @ts-expect-error a bare number has no unit
  const bare: sdk.UnixSeconds = 7;
  const wrongFields: sdk.Intent = {
    name: 'Revoke',
    // @ts-expect-error a Revoke has no expiry
    message: { controller: sdk.ZERO_ADDRESS, grantId: grant, expiry: seconds, seq: sdk.seq(1), deadline: seconds },
  };
  expect([word, wrongId, anyWord, wrongUnit, bare, wrongFields]).toBeDefined();
}
