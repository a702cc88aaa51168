import { describe, expect, test } from 'vitest';
import type { DocumentKind } from '../src/document/kinds.ts';
import type { Members } from '../src/document/member.ts';
import {
  accountId,
  bytes32,
  ContentIdHasher,
  canonicalText,
  DOCUMENT_KINDS,
  type DocumentOf,
  digest,
  encounterPseudonym,
  isJwsSignedBy,
  type JsonObject,
  jwsDigest,
  MAX_JWS_LENGTH,
  MalformedJson,
  type MEMBER,
  memberDigest,
  networkId,
  readDocument,
  readJson,
  readJws,
  recordCommitment,
  recordId,
  SigningSeed,
  signDocument,
  signJws,
  verifyingKey,
  WrongNetwork,
} from '../src/index.ts';
import { bytesOf, jsonOf, textOf } from './vectors.ts';

const file = <T>(name: string): T => jsonOf<T>(`vectors/documents/${name}.json`);

interface Case {
  readonly what: string;
}

describe('canonical JSON', () => {
  const { cases } = file<{ cases: readonly (Case & { given: string; canonical: string })[] }>('canonical');
  test.each(cases)('$what', ({ given, canonical }) => {
    expect(canonicalText(readJson(given))).toBe(canonical);
    expect(canonicalText(readJson(canonical))).toBe(canonical);
  });

  test.each([
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    2 ** 53,
    1n,
    '\ud800',
    { '\udc00': 1 },
    () => 1,
    [undefined],
    Symbol('a'),
  ])('whatNoReaderWouldTake_isNotWritten %#', (value) => {
    expect(() => canonicalText(value)).toThrow(MalformedJson);
  });

  test('aMemberThatIsUndefined_isAbsent', () => {
    expect(canonicalText({ b: undefined, a: null })).toBe('{"a":null}');
  });
});

describe('JSON that is refused', () => {
  const { texts, bytes } = file<{
    texts: readonly (Case & { text: string })[];
    bytes: readonly (Case & { hex: string })[];
  }>('json-refused');
  test.each(texts)('$what', ({ text }) => {
    expect(() => readJson(text)).toThrow(MalformedJson);
  });
  test.each(bytes)('bytes: $what', ({ hex }) => {
    expect(() => readJson(bytesOf(hex))).toThrow(MalformedJson);
  });
  test('deepNesting_isRefused', () => {
    expect(() => readJson('['.repeat(100_000))).toThrow(MalformedJson);
  });
  test('aNameOfTheLanguage_isANameLikeAnyOther', () => {
    expect(Object.keys(readJson('{"__proto__":1,"constructor":2}') as JsonObject)).toEqual([
      '__proto__',
      'constructor',
    ]);
  });
});

interface JwsCase {
  readonly type: string;
  readonly keyId?: string;
  readonly payload: JsonObject;
  readonly compact: string;
  readonly digest: string;
  readonly memberDigest?: string;
}

const JWS = file<{ seed: string; verifyingKey: string; cases: readonly JwsCase[] }>('jws');
const DOCUMENTS = file<{ network: string; keyId: string; cases: readonly JwsCase[] }>('documents');
const SEED = SigningSeed.copyOf(bytesOf(JWS.seed));
const NETWORK = networkId(DOCUMENTS.network);

function kindOf(type: string): DocumentKind<Members> {
  const kind = DOCUMENT_KINDS.find((one) => one.type === type);
  if (kind === undefined) {
    throw new Error(`the SDK knows no document "${type}"`);
  }
  return kind as unknown as DocumentKind<Members>;
}

describe('JWS', () => {
  test.each([...JWS.cases, ...DOCUMENTS.cases])('$type is signed to the same text', (row) => {
    const made = signJws(row.payload, row.type, row.keyId ?? DOCUMENTS.keyId, SEED);
    expect(made.compact).toBe(row.compact);
    expect(jwsDigest(made)).toBe(row.digest);
    const read = readJws(row.compact, row.type);
    expect(canonicalText(read.payload)).toBe(canonicalText(row.payload));
    expect(isJwsSignedBy(read, verifyingKey(JWS.verifyingKey))).toBe(true);
    expect(isJwsSignedBy(read, verifyingKey('00'.repeat(32)))).toBe(false);
  });

  const { cases } = file<{ cases: readonly (Case & { compact: string })[] }>('jws-refused');
  test.each(cases)('refused: $what', ({ compact }) => {
    expect(() => readJws(compact)).toThrow(MalformedJson);
  });

  test('aTextOfMoreThan64KiB_isRefusedAndNotMade', () => {
    const payload = { a: 'x'.repeat(MAX_JWS_LENGTH) };
    expect(() => readJws(`${'a'.repeat(MAX_JWS_LENGTH)}.a.a`)).toThrow(/more than 65536/);
    expect(() => signJws(payload, 't', 'k', SEED)).toThrow(/more than 65536/);
  });

  test('anyFlippedCharacter_isRefusedOrNotSigned', () => {
    const compact = JWS.cases[0]?.compact ?? '';
    const signed = (text: string): boolean => {
      try {
        return isJwsSignedBy(readJws(text, 'parcha-test'), SEED.verifyingKey);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(MalformedJson);
        return false;
      }
    };
    expect(signed(compact)).toBe(true);
    for (let at = 0; at < compact.length; at++) {
      const flipped = compact[at] === 'A' ? 'B' : 'A';
      expect(signed(compact.slice(0, at) + flipped + compact.slice(at + 1)), `position ${at}`).toBe(false);
    }
  });
});

describe('documents', () => {
  test.each(DOCUMENTS.cases)('$type is read and written to the same bytes', (row) => {
    const kind = kindOf(row.type);
    const read = readDocument(row.compact, kind, NETWORK);
    expect(canonicalText(read.document)).toBe(canonicalText(row.payload));
    expect(signDocument(kind, read.document, DOCUMENTS.keyId, SEED).jws.compact).toBe(row.compact);
    if (row.memberDigest !== undefined) {
      expect(memberDigest(read.document as DocumentOf<typeof MEMBER>)).toBe(row.memberDigest);
    }
  });

  test('everyKind_hasAVector', () => {
    expect(new Set(DOCUMENTS.cases.map((row) => row.type))).toEqual(new Set(DOCUMENT_KINDS.map((kind) => kind.type)));
  });

  test('everyKindOfThePage_isKnown', () => {
    const page = [...textOf('docs/spec/documents.md').matchAll(/^\| `(parcha-[a-z]+)` \|/gm)].map(([, type]) => type);
    // A record's own document lies inside the encryption alone (docs/spec/seal.md).
    expect(page.filter((type) => type !== 'parcha-record').sort()).toEqual(
      DOCUMENT_KINDS.map((kind) => kind.type).sort(),
    );
  });

  test('noSignatureOfOneKind_passesAsAnother', () => {
    for (const row of DOCUMENTS.cases) {
      for (const kind of DOCUMENT_KINDS.filter((one) => one.type !== row.type)) {
        expect(() => readDocument(row.compact, kindOf(kind.type), NETWORK)).toThrow(/another kind/);
      }
    }
  });

  test.each(DOCUMENTS.cases)('$type of another network is refused', (row) => {
    expect(() => readDocument(row.compact, kindOf(row.type), networkId('12'.repeat(32)))).toThrow(WrongNetwork);
  });

  const { cases } = file<{ cases: readonly (Case & { type: string; compact: string })[] }>('documents-refused');
  test.each(cases)('refused: $type, $what', ({ type, compact }) => {
    expect(() => readDocument(compact, kindOf(type), NETWORK)).toThrow(MalformedJson);
    expect(() => signDocument(kindOf(type), readJws(compact).payload, DOCUMENTS.keyId, SEED)).toThrow(MalformedJson);
  });
});

describe('records', () => {
  const records = file<{
    commitments: readonly Record<
      'network' | 'actor' | 'subject' | 'record' | 'digest' | 'salt' | 'commitment',
      string
    >[];
    encounters: readonly Record<'network' | 'account' | 'encounter' | 'pseudonym', string>[];
    contentIds: readonly { length: number; cid: string }[];
  }>('records');

  test.each(records.commitments)('commitment $commitment', (row) => {
    const opening = {
      network: networkId(row.network),
      actor: accountId(row.actor),
      subject: accountId(row.subject),
      record: recordId(row.record),
      version: Number((row as unknown as { version: number }).version),
      digest: digest(row.digest),
    };
    expect(recordCommitment(opening, bytes32(row.salt))).toBe(row.commitment);
  });

  test.each(records.encounters)('pseudonym of "$encounter"', (row) => {
    expect(encounterPseudonym(networkId(row.network), accountId(row.account), row.encounter)).toBe(row.pseudonym);
  });

  // The longest takes a pure-JavaScript SHA-256 some seconds and shows nothing that 16 MiB do not; Java runs it.
  test.each(records.contentIds.filter(({ length }) => length <= 1 << 24))(
    'content id of $length bytes',
    ({ length, cid }) => {
      const hasher = new ContentIdHasher();
      for (let at = 0; at < length; at += 65_521) {
        hasher.update(
          Uint8Array.from({ length: Math.min(65_521, length - at) }, (_, i) => (at + i) * 31 + ((at + i) >>> 8)),
        );
      }
      expect(hasher.finish()).toBe(cid);
    },
  );

  test('theRecordOfTheSealVectors_isSignedAndCommitsAsTheySay', () => {
    const v = jsonOf<{
      container: string;
      keyId: string;
      jwsDigest: string;
      verifyingKey: string;
      commitment: string;
      claims: JsonObject;
    }>('vectors/seal/record.json');
    const container = Buffer.from(v.container, 'base64');
    const line = readJson(new Uint8Array(container.subarray(0, container.indexOf('\n')))) as JsonObject;
    const jws = readJws(String(line.jws), 'parcha-record');
    expect(canonicalText(jws.payload)).toBe(canonicalText(v.claims));
    expect(jws.keyId).toBe(v.keyId);
    expect(jwsDigest(jws)).toBe(v.jwsDigest);
    expect(isJwsSignedBy(jws, verifyingKey(v.verifyingKey))).toBe(true);
    const claim = (name: string): string => String(jws.payload[name]);
    const opening = {
      network: networkId(claim('network')),
      actor: accountId(claim('author')),
      subject: accountId(claim('account')),
      record: recordId(claim('record')),
      version: Number(jws.payload.version),
      digest: jwsDigest(jws),
    };
    expect(recordCommitment(opening, bytes32(claim('salt')))).toBe(v.commitment);
  });
});
