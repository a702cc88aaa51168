import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ofHex, toHex } from '../src/bytes.ts';
import {
  canonicalBytes,
  canonicalText,
  type Intent,
  intentId,
  intentRequest,
  isJwsSignedBy,
  type Json,
  kindNamed,
  MalformedJson,
  packBatch,
  packItem,
  readAnySignature,
  readItem,
  readJson,
  readJws,
  readSignature,
  readStatement,
  recoverSigner,
  resultCodeOf,
  SigningKey,
  SigningSeed,
  type Statement,
  signatureBytes,
  signIntent,
  signJws,
  statementHash,
  unpackBatch,
} from '../src/index.ts';
import { INTENTS, STATEMENTS } from '../src/schema.ts';
import { ofBase64Url, toBase64Url } from '../src/signed/base64.ts';
import { type FieldType, type StructType, structType } from '../src/typed/structType.ts';
import { CONTRACTS } from './vectors.ts';

// A failing run prints its seed and the smallest example; the same seed is drawn each time so that a check is repeatable.
fc.configureGlobal({ seed: 20261120, numRuns: 200 });

const KEYS = [1, 2, 3].map((n) => SigningKey.copyOf(new Uint8Array(32).fill(n)));

const hexes = (least: number, most = least): fc.Arbitrary<string> =>
  fc.uint8Array({ minLength: least, maxLength: most }).map(toHex);

function values(type: FieldType): fc.Arbitrary<unknown> {
  switch (type.is) {
    case 'address':
      return hexes(20).map((digits) => `0x${digits}`);
    case 'bool':
      return fc.boolean();
    case 'uint':
      return type.bytes <= 6
        ? fc.nat({ max: Number.MAX_SAFE_INTEGER }).map((n) => n % 2 ** (8 * type.bytes))
        : fc.bigInt({ min: 0n, max: (1n << BigInt(8 * type.bytes)) - 1n });
    case 'fixed':
      return hexes(type.bytes);
    case 'bytes':
      return hexes(0, 255);
    case 'string':
      return fc.string({ unit: 'binary' });
    case 'list':
      return fc.array(values(type.of), { minLength: type.count ?? 0, maxLength: type.count ?? 12 });
    case 'struct':
      return messages(type.type);
  }
}

const messages = (type: StructType): fc.Arbitrary<object> =>
  fc.record(Object.fromEntries(type.fields.map((field) => [field.name, values(field.type)])));

const intentsOf = (row: (typeof INTENTS)[number]): fc.Arbitrary<Intent> =>
  messages(structType(row.type)).map((message) => ({ name: row.name, message }) as Intent);
const intents: fc.Arbitrary<Intent> = fc.oneof(...INTENTS.map(intentsOf));
const sign = (intent: Intent) => signIntent(intent, CONTRACTS, ...KEYS.slice(0, kindNamed(intent.name).signatures));

describe('items', () => {
  test.each(INTENTS)('readingInvertsPacking $name', (row) => {
    fc.assert(
      fc.property(intentsOf(row), (intent) => {
        const signed = sign(intent);
        const item = packItem(signed);
        expect(item[0]).toBe(row.kind);
        expect(readItem(item)).toEqual({ ok: true, signed });
      }),
      { numRuns: 40 },
    );
  });

  test('whatIsRead_packsToTheSameBytes_whateverTheBytes', () => {
    const mutants = fc.tuple(
      intents,
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
      fc.integer({ min: -3, max: 3 }),
    );
    let readable = 0;
    fc.assert(
      fc.property(mutants, ([intent, changes, longer]) => {
        const good = packItem(sign(intent));
        const item = new Uint8Array(Math.max(0, good.length + longer));
        item.set(good.subarray(0, item.length));
        for (const [at, byte] of changes) {
          item[at % Math.max(1, item.length)] = byte;
        }
        const read = readItem(item);
        if (read.ok) {
          readable++;
          expect(packItem(read.signed)).toEqual(item);
        }
      }),
      { numRuns: 500 },
    );
    expect(readable).toBeGreaterThan(50);
  });

  test('anyBytes_areReadOrRefusedWithACode', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...INTENTS), (bytes, row) => {
        for (const item of [bytes, Uint8Array.of(row.kind, ...bytes)]) {
          const read = readItem(item);
          expect(read.ok ? packItem(read.signed) : read.code).toSatisfy(
            (x: unknown) =>
              x instanceof Uint8Array || ['UNKNOWN_KIND', 'MALFORMED', 'HIGH_S', 'BAD_SIGNATURE'].includes(String(x)),
          );
        }
      }),
    );
  });

  test('everyOtherKind_isUnknown', () => {
    const known = new Set<number>(INTENTS.map((row) => row.kind));
    for (let kind = 0; kind < 256; kind++) {
      if (!known.has(kind)) {
        expect(readItem(Uint8Array.of(kind, 1, 2, 3))).toEqual({ ok: false, code: 'UNKNOWN_KIND' });
      }
    }
    expect(readItem(new Uint8Array())).toEqual({ ok: false, code: 'MALFORMED' });
  });

  test('aFieldOutOfRange_isNeitherSignedNorPacked', () => {
    const lies = [
      -1,
      0.5,
      'ab',
      'ab'.repeat(33),
      2 ** 60,
      '7',
      null,
      undefined,
      Number.NaN,
      {},
      [],
      '0xAB',
      'zz',
      true,
      -1n,
      1n << 300n,
    ];
    fc.assert(
      fc.property(intents, fc.constantFrom(...lies), fc.nat(), (intent, lie, at) => {
        const { fields } = kindNamed(intent.name).type;
        const field = fields[at % fields.length];
        const fits = (field?.type.is === 'bool' && lie === true) || (field?.type.is === 'list' && Array.isArray(lie));
        fc.pre(
          field !== undefined &&
            !fits &&
            !((field.type.is === 'string' || field.type.is === 'bytes') && typeof lie === 'string'),
        );
        const lying = { ...intent, message: { ...intent.message, [field?.name ?? '']: lie } } as Intent;
        expect(() => intentId(lying, CONTRACTS)).toThrow(expect.objectContaining({ code: 'BAD_VALUE' }));
        expect(() => packItem({ intent: lying, signatures: [] })).toThrow(
          expect.objectContaining({ code: 'BAD_VALUE' }),
        );
      }),
    );
  });

  test('anotherFieldValue_givesAnotherDigest', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...INTENTS).chain((row) => fc.tuple(intentsOf(row), intentsOf(row))),
        ([a, b]) => {
          const same = JSON.stringify(intentRequest(a, CONTRACTS)) === JSON.stringify(intentRequest(b, CONTRACTS));
          expect(intentId(a, CONTRACTS) === intentId(b, CONTRACTS)).toBe(same);
        },
      ),
    );
  });
});

describe('batches', () => {
  test('unpackingInvertsPacking', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 })), (items) => {
        expect(unpackBatch(packBatch(items))).toEqual(items);
      }),
    );
  });

  test('whatIsUnpacked_packsToTheSameBytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const items = unpackBatch(bytes);
        expect(items === undefined || toHex(packBatch(items)) === toHex(bytes)).toBe(true);
      }),
    );
  });

  test('aLengthOfZero_orPastTheEnd_isRefused', () => {
    expect(['0000', '000101' + '00', '0002ff', '00'].map((hex) => unpackBatch(ofHex(hex)))).toEqual(
      Array(4).fill(undefined),
    );
    expect(() => packBatch([new Uint8Array()])).toThrow(RangeError);
    expect(() => packBatch([new Uint8Array(65_536)])).toThrow(RangeError);
  });
});

describe('signatures', () => {
  const digests = hexes(32) as fc.Arbitrary<ReturnType<typeof intentId>>;

  test('aSignature_isTheSignersAlone_andDeterministic', () => {
    fc.assert(
      fc.property(digests, digests, (digest, other) => {
        const [key] = KEYS;
        const signature = key?.sign(digest);
        expect(signature).toBe(key?.sign(digest));
        expect(signature && recoverSigner(signature, digest)).toBe(key?.address);
        expect(signature && other !== digest && recoverSigner(signature, other) === key?.address).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  test('itsHighTwin_isNeverTaken', () => {
    const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
    fc.assert(
      fc.property(digests, (digest) => {
        const compact = signatureBytes(KEYS[0]?.sign(digest) ?? ('' as never));
        const parity = (compact[32] ?? 0) >> 7;
        const s = BigInt(`0x${toHex(compact.subarray(32))}`) & ((1n << 255n) - 1n);
        const twin = ofHex(toHex(compact.subarray(0, 32)) + (order - s).toString(16).padStart(64, '0'));
        for (const v of [0, 1, 27, 28]) {
          expect(readAnySignature(Uint8Array.of(...twin, v))).toBeUndefined();
        }
        const low = ofHex(toHex(compact.subarray(0, 32)) + s.toString(16).padStart(64, '0'));
        expect(readAnySignature(Uint8Array.of(...low, 27 + parity))).toBe(toHex(compact));
        expect(readAnySignature(Uint8Array.of(...low, parity))).toBe(toHex(compact));
        expect([2, 26, 29, 255].map((v) => readAnySignature(Uint8Array.of(...low, v)))).toEqual(
          Array(4).fill(undefined),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('rAndS_ofZeroOrTheOrder_areNoSignature', () => {
    const zero = '00'.repeat(32);
    const one = `${'00'.repeat(31)}01`;
    const order = 'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141';
    expect([zero + one, one + zero, order + one].map((hex) => readSignature(ofHex(hex)))).toEqual(
      Array(3).fill(undefined),
    );
    expect(readSignature(ofHex(one + one))).toBe(one + one);
    expect(readSignature(new Uint8Array(63))).toBeUndefined();
  });

  test('anRThatIsOnNoPoint_recoversNobody', () => {
    const five = readSignature(ofHex(`${'00'.repeat(31)}05${'00'.repeat(31)}01`));
    expect(five && recoverSigner(five, '11'.repeat(32) as ReturnType<typeof intentId>)).toBeUndefined();
  });
});

describe('statements', () => {
  test.each(STATEMENTS)('itsOwnJson_givesTheSameHash $name', (row) => {
    fc.assert(
      fc.property(messages(structType(row.type)), (message) => {
        const sent = JSON.parse(
          JSON.stringify(message, (name, value: unknown) => {
            const counted =
              ['member', 'version'].includes(name) || (typeof value === 'number' && name !== 'grantEpoch');
            return typeof value === 'bigint' ? Number(value % 2n ** 53n) : counted && value === 0 ? 1 : value;
          }),
        ) as object;
        const read = readStatement(row.name, { ...sent, more: 'left out' });
        expect(read).toEqual(sent);
        expect(statementHash({ name: row.name, message: read } as Statement)).toMatch(/^[0-9a-f]{64}$/);
      }),
      { numRuns: 50 },
    );
  });
});

describe('signed JSON', () => {
  const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.string({ unit: 'binary' }),
      fc.maxSafeInteger().map((n) => n + 0),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 5 }),
    ),
  })).value;

  test('readingInvertsWriting', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalText(value);
        expect(canonicalText(readJson(canonicalBytes(value)))).toBe(text);
        expect(JSON.stringify(JSON.parse(text))).toHaveLength(text.length);
      }),
    );
  });

  test('anyMutant_isReadOrRefused_neverAnythingElse', () => {
    const seed = new TextEncoder().encode('{"a":[1,true,null,"x\\u00e9"],"b":{"c":-5}}');
    let read = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(seed.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 }),
        (changes) => {
          const mutant = seed.slice();
          for (const [at, byte] of changes) {
            mutant[at] = byte;
          }
          try {
            const value = readJson(mutant);
            expect(canonicalText(readJson(canonicalBytes(value)))).toBe(canonicalText(value));
            read++;
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(MalformedJson);
          }
        },
      ),
      { numRuns: 5_000 },
    );
    expect(read).toBeGreaterThan(0);
  });

  test('whatTheStrictReaderTakes_theEnginesOwnTakesToo', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), (text) => {
        try {
          expect(canonicalText(readJson(text))).toBe(canonicalText(JSON.parse(text)));
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(MalformedJson);
        }
      }),
    );
  });

  test('base64Url_isWhatTheEngineMakes_andHasOneForm', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), fc.string({ maxLength: 8 }), (bytes, text) => {
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(ofBase64Url(toBase64Url(bytes))).toEqual(bytes);
        const read = ofBase64Url(text);
        expect(read === undefined || toBase64Url(read) === text).toBe(true);
      }),
    );
  });

  test('aSignedPayload_isReadBack', () => {
    const seed = SigningSeed.copyOf(new Uint8Array(32).fill(9));
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), json, { maxKeys: 4 }), (payload) => {
        const jws = signJws(payload, 'parcha-test', 'k#1', seed);
        expect(canonicalText(readJws(jws.compact).payload)).toBe(canonicalText(payload));
        expect(isJwsSignedBy(jws, seed.verifyingKey)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

test('anyByte_isACodeOfTheTable_orOfNewerContracts', () => {
  for (let byte = 0; byte < 256; byte++) {
    const code = resultCodeOf(byte);
    expect(code?.fate ?? 'none').toBe(
      code === undefined ? 'none' : byte < 0x10 ? 'stands' : byte < 0x20 ? 'again' : 'final',
    );
  }
});
