import { describe, expect, test } from 'vitest';
import { toHex } from '../src/bytes.ts';
import {
  type Address,
  address,
  BadValue,
  canonicalText,
  chainId,
  checkIntent,
  DECISION,
  FURTHEST_DEADLINE,
  type Intent,
  isStatementSignedBy,
  networkId,
  packItem,
  readDocument,
  readItem,
  readStatement,
  SigningKey,
  SigningSeed,
  type Statement,
  seq,
  signIntent,
  signJws,
  signStatement,
  unixSeconds,
  withSignatures,
} from '../src/index.ts';
import type { View } from '../src/schema.ts';
import { typedDigest } from '../src/typed/domain.ts';
import { hashStruct, typeHash } from '../src/typed/hash.ts';
import { structType } from '../src/typed/structType.ts';
import { CONTRACTS, jsonOf, keyOf, messageOf, type TypedVector } from './vectors.ts';

const NOW = 1_800_000_000;
const KEY = SigningKey.copyOf(new Uint8Array(32).fill(1));
const THIEF = SigningKey.copyOf(new Uint8Array(32).fill(2));

const close = (deadline: number): Intent => ({
  name: 'Close',
  message: { account: KEY.address as never, byKit: true, seq: seq(0), deadline: unixSeconds(deadline) },
});
const revoke = (controller: Address): Intent => ({
  name: 'Revoke',
  message: { controller, grantId: 'ab'.repeat(32) as never, seq: seq(1), deadline: unixSeconds(NOW) },
});
const register = (account: Address): Intent => ({
  name: 'Register',
  message: {
    account: account as never,
    kit: THIEF.address,
    member: 1 as never,
    seq: seq(0),
    deadline: unixSeconds(NOW),
  },
});
const codeOf = (intent: Intent, now: number, key = KEY): string => {
  const checked = checkIntent(signIntent(intent, CONTRACTS, key), CONTRACTS, unixSeconds(now));
  return checked.ok ? 'OK' : checked.code;
};

describe('checkIntent', () => {
  test('atItsDeadline_isGood_andASecondLater_isExpired', () => {
    expect([codeOf(close(NOW), NOW), codeOf(close(NOW), NOW + 1)]).toEqual(['OK', 'EXPIRED']);
  });

  test('aDeadlineADayAhead_isGood_andASecondFurther_isTooFar', () => {
    const day = NOW + FURTHEST_DEADLINE;
    expect([codeOf(close(day), NOW), codeOf(close(day + 1), NOW)]).toEqual(['OK', 'TOO_FAR']);
  });

  test('anotherKeyThanTheIntentNames_isAForeignSigner', () => {
    expect([codeOf(revoke(KEY.address), NOW), codeOf(revoke(KEY.address), NOW, THIEF)]).toEqual([
      'OK',
      'FOREIGN_SIGNER',
    ]);
    expect([codeOf(register(KEY.address), NOW), codeOf(register(KEY.address), NOW, THIEF)]).toEqual([
      'OK',
      'FOREIGN_SIGNER',
    ]);
    expect(codeOf(close(NOW), NOW, THIEF), 'whose account it is, the chain knows').toBe('OK');
  });
});

test('aSignatureThatRecoversNobody_isABadSignature', () => {
  const nobody = `${'00'.repeat(11)}01${'00'.repeat(19)}05${'00'.repeat(31)}01` as never;
  const signed = withSignatures(close(NOW), [nobody]);
  expect(readItem(packItem(signed))).toEqual({ ok: true, signed });
  expect(checkIntent(signed, CONTRACTS, unixSeconds(NOW))).toMatchObject({ ok: false, code: 'BAD_SIGNATURE' });
});

describe('a smart account that signs', () => {
  const contract = THIEF.address;
  const signed = (signature: string) => withSignatures(revoke(contract), [{ contract, signature: signature as never }]);

  test.each([0, 30, 65, 96, 4_096, 65_000])('with %i bytes, is read from the bytes that it was packed to', (length) => {
    const made = signed('ab'.repeat(length));
    expect(readItem(packItem(made))).toEqual({ ok: true, signed: made });
    expect(checkIntent(made, CONTRACTS, unixSeconds(NOW))).toMatchObject({ ok: true, signers: [contract] });
  });

  test('whomTheIntentDoesNotName_isAForeignSigner', () => {
    const other = withSignatures(revoke(KEY.address), [{ contract, signature: 'ab' as never }]);
    expect(checkIntent(other, CONTRACTS, unixSeconds(NOW))).toMatchObject({ ok: false, code: 'FOREIGN_SIGNER' });
  });

  test('whoseLengthDoesNotAddUp_isMalformed', () => {
    const item = packItem(signed('ab'.repeat(30)));
    const at = item.length - 31;
    expect(item[at]).toBe(30);
    for (const length of [0, 29, 31, 255]) {
      expect(readItem(item.with(at, length))).toEqual({ ok: false, code: 'MALFORMED' });
    }
  });

  test('withoutAnAddressOrWithTooMuch_isNotPacked', () => {
    const nobody = { contract: address(`0x${'00'.repeat(20)}`), signature: 'ab' as never };
    expect(() => packItem(withSignatures(revoke(contract), [nobody]))).toThrow(RangeError);
    expect(() => packItem(signed('ab'.repeat(65_001)))).toThrow(RangeError);
  });
});

describe('readItem', () => {
  test('aBoolThatIsNeither0Nor1_isMalformed', () => {
    const item = packItem(signIntent(close(NOW), CONTRACTS, KEY));
    const at = item.indexOf(1, 21);
    expect(item.slice(21, 22)).toEqual(Uint8Array.of(1));
    expect(at).toBe(21);
    for (const byte of [2, 3, 128, 255]) {
      expect(readItem(item.with(at, byte))).toEqual({ ok: false, code: 'MALFORMED' });
    }
    expect(readItem(item.with(at, 0)).ok).toBe(true);
  });

  test('oneByteMoreOrLess_isMalformed', () => {
    const item = packItem(signIntent(close(NOW), CONTRACTS, KEY));
    expect(readItem(Uint8Array.of(...item, 0))).toEqual({ ok: false, code: 'MALFORMED' });
    expect(readItem(item.slice(0, -1))).toEqual({ ok: false, code: 'MALFORMED' });
  });

  test('anItemWithAnotherNumberOfSignatures_isNotMade', () => {
    const [signature = '' as never] = signIntent(close(NOW), CONTRACTS, KEY).signatures;
    expect(() => withSignatures(close(NOW), [])).toThrow(RangeError);
    expect(() => withSignatures(close(NOW), [signature, signature])).toThrow(RangeError);
    expect(() => signIntent(close(NOW), CONTRACTS, KEY, THIEF)).toThrow(RangeError);
  });
});

describe('statements', () => {
  const view = jsonOf<TypedVector>('vectors/intents/view.json');
  const statement = { name: 'View', message: messageOf(view) as View } as const satisfies Statement;
  const json = JSON.parse(
    JSON.stringify(statement.message, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)),
  ) as { entries: unknown[] };

  test('ofAnotherNetwork_isNotSigned_thoughTheKeyIsRight', () => {
    const [signer] = view.signers;
    const key = signer ? keyOf(signer) : KEY;
    const elsewhere = { ...statement, message: { ...statement.message, network: networkId('00'.repeat(32)) } };
    const signed = (what: Statement): boolean =>
      isStatementSignedBy(what, key.address, signStatement(what, CONTRACTS, key), CONTRACTS);
    expect([signed(statement), signed(elsewhere)]).toEqual([true, false]);
    expect(isStatementSignedBy(statement, THIEF.address, signStatement(statement, CONTRACTS, key), CONTRACTS)).toBe(
      false,
    );
  });

  test.each([
    ['eight entries', { entries: json.entries.slice(1) }],
    ['ten entries', { entries: [...json.entries, json.entries[0]] }],
    ['version 0', { version: 0 }],
    ['a version of 33 bits', { version: 2 ** 32 }],
    ['a view id of 31 bytes', { viewId: 'ab'.repeat(31) }],
    ['a view id with 0x', { viewId: `0x${'ab'.repeat(32)}` }],
    ['an account in upper case', { account: `0x${'AB'.repeat(20)}` }],
    ['a handle of 15 bytes', { entries: [{ handle: 'ab'.repeat(15), since: 0 }, ...json.entries.slice(1)] }],
    ['a time as text', { entries: [{ handle: 'ab'.repeat(16), since: '0' }, ...json.entries.slice(1)] }],
    ['no network', { network: undefined }],
  ])('a view with %s is refused', (_, change) => {
    expect(() => readStatement('View', { ...json, ...change })).toThrow(BadValue);
    expect(() => readStatement('View', json)).not.toThrow();
  });

  test('anOriginWithHalfASurrogatePair_isNotSigned', () => {
    const challenge = { ...messageOf(jsonOf<TypedVector>('vectors/intents/challenge.json')), origin: 'https://\ud800' };
    expect(() => signStatement({ name: 'Challenge', message: challenge as never }, CONTRACTS, KEY)).toThrow(BadValue);
    expect(() => readStatement('Challenge', challenge)).toThrow(BadValue);
  });

  test('whatIsNoObject_isRefused', () => {
    for (const value of [null, undefined, 'View', 7, []]) {
      expect(() => readStatement('View', value)).toThrow(BadValue);
    }
  });

  test('aMemberCountedFrom1_isRefusedAt0', () => {
    const card = jsonOf<TypedVector>('vectors/intents/card.json');
    const good = messageOf(card);
    expect(() => readStatement('Card', good)).not.toThrow();
    expect(() => readStatement('Card', { ...good, homes: [1, 0] })).toThrow(BadValue);
  });
});

test('anAbsentMember_mayBeNull', () => {
  const seed = SigningSeed.copyOf(new Uint8Array(32));
  const network = networkId('11'.repeat(32));
  const account = `0x${'22'.repeat(20)}`;
  const declined = {
    network,
    account,
    author: account,
    record: 'ab'.repeat(16),
    version: 1,
    answer: 'decline',
    time: 1,
  };
  const signed = signJws({ ...declined, handle: null }, DECISION.type, 'k', seed);
  expect(canonicalText(readDocument(signed.compact, DECISION, network).document)).toBe(canonicalText(declined));
});

describe('EIP-712', () => {
  test('theExampleOfTheStandard_hasItsDigest', () => {
    const mail = structType('Mail(Person from,Person to,string contents)Person(string name,address wallet)');
    const message = {
      from: { name: 'Cow', wallet: '0xcd2a3d9f938e13cd947ec05abc7fe734df8dd826' },
      to: { name: 'Bob', wallet: '0xbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb' },
      contents: 'Hello, Bob!',
    };
    const verifyingContract = address('0xcccccccccccccccccccccccccccccccccccccccc');
    const domain = { name: 'Ether Mail', version: '1', chainId: chainId(1), verifyingContract };
    expect(toHex(typeHash(mail))).toBe('a0cedeb2dc280ba39b857546d74f5549c3a1d7bdc2dd96bf881f76108e23dac2');
    expect(toHex(hashStruct(mail, message))).toBe('c52c0ee5d84264471806290a3f2c4cecfc5490626bf912d01f240d7a274b371e');
    expect(typedDigest(domain, mail, message)).toBe('be609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2');
  });

  test('structuresThatAStructureHolds_followByName', () => {
    const type = structType('Z(C c,B[] b)A(bool x)B(uint8 x)C(A a)');
    expect(type.encoded).toBe('Z(C c,B[] b)A(bool x)B(uint8 x)C(A a)');
    expect(structType('Z(C c,B[] b)C(A a)B(uint8 x)A(bool x)').encoded).toBe(type.encoded);
  });

  test('aTypeThatNobodySigns_isAMistakeOfTheTable', () => {
    for (const solidity of ['int8', 'uint7', 'uint264', 'bytes33', 'float', 'Missing', 'function']) {
      expect(() => structType(`A(${solidity} x)`), solidity).toThrow(/no type that Parcha signs/);
    }
  });
});
