import { describe, expect, test } from 'vitest';
import { toHex } from '../src/bytes.ts';
import { moduleDomain } from '../src/contracts.ts';
import {
  address,
  chainId,
  checkIntent,
  domainSeparator,
  type Intent,
  intentId,
  intentRequest,
  isHighS,
  isStatementSignedBy,
  kindNamed,
  kindOf,
  networkOf,
  packBatch,
  packItem,
  readAnySignature,
  readItem,
  readStatement,
  recoverSigner,
  refusedDomain,
  resultCodeOf,
  type SignedIntent,
  type Statement,
  signIntent,
  signStatement,
  statementDigest,
  statementHash,
  statementRequest,
  unixSeconds,
  unpackBatch,
  withSignatures,
} from '../src/index.ts';
import { INTENTS, STATEMENTS } from '../src/schema.ts';
import { typeHash } from '../src/typed/hash.ts';
import { structType } from '../src/typed/structType.ts';
import {
  AREA,
  bare,
  bytesOf,
  CONTRACTS,
  type IntentVector,
  jsonOf,
  keyOf,
  messageOf,
  namesIn,
  signedBy,
  type TypedVector,
  word,
} from './vectors.ts';

const NAMES = namesIn('vectors/intents/');
const vector = (name: string): TypedVector => jsonOf(`vectors/intents/${name}.json`);
const isIntent = (v: TypedVector): v is IntentVector => 'item' in v;
const intents = NAMES.filter((name) => isIntent(vector(name)));
const good = intents.filter((name) => (vector(name) as IntentVector).expect.offChain === 'OK');
const statements = NAMES.filter((name) => !isIntent(vector(name)));

/** The codes that need no chain; for the others the chain is asked. */
const DECIDABLE = new Set([
  ...['OK', 'UNKNOWN_KIND', 'MALFORMED', 'HIGH_S', 'BAD_SIGNATURE', 'EXPIRED', 'TOO_FAR'],
  ...['WRONG_CHAIN', 'WRONG_MODULE', 'WRONG_VERSION'],
]);

function offChain(v: IntentVector, item: Uint8Array): string {
  const { version, chainId: chain, verifyingContract } = v.typedData.domain;
  const kind = kindOf(v.kind);
  if (kind === undefined) {
    return 'UNKNOWN_KIND';
  }
  const domain = { version, chainId: chainId(chain), verifyingContract: address(verifyingContract) };
  const read = readItem(item);
  const refused = refusedDomain(domain, kind, CONTRACTS) ?? (read.ok ? undefined : read.code);
  if (refused !== undefined || !read.ok) {
    return String(refused);
  }
  const checked = checkIntent(read.signed, CONTRACTS, unixSeconds(v.time));
  return checked.ok ? 'OK' : checked.code;
}

function onlyItem(v: IntentVector): Uint8Array {
  const [item, ...more] = unpackBatch(bytesOf(v.item)) ?? [];
  expect(more).toEqual([]);
  return item ?? new Uint8Array();
}

test('network_ofTheArea_isTheVectors', () => {
  expect(networkOf(CONTRACTS)).toBe(bare(AREA.network));
});

test('everyVector_isOfAKindThatTheSdkKnows', () => {
  const known: readonly string[] = [...INTENTS, ...STATEMENTS].map((row) => row.type);
  const strangers = NAMES.filter((name) => !known.includes(vector(name).type));
  expect(strangers, 'run "node web/sdk/generate.mjs" after the contracts have new kinds').toEqual([]);
});

test('everyKindAndStatement_hasAVector', () => {
  const seen = new Set(NAMES.map((name) => vector(name).type));
  expect([...INTENTS, ...STATEMENTS].filter((row) => !seen.has(row.type)).map((row) => row.name)).toEqual([]);
});

describe.each(intents)('intent %s', (name) => {
  const v = vector(name) as IntentVector;

  test('isAnsweredAsExpected', () => {
    const code = offChain(v, onlyItem(v));
    const wanted = v.expect.offChain;
    expect(DECIDABLE.has(wanted) ? [wanted] : ['OK', wanted]).toContain(code);
    expect(resultCodeOf(v.expect.code)?.name).toBe(v.expect.onChain);
  });

  test('hashesAsTheVectorsDo', () => {
    const type = structType(v.type);
    expect(toHex(typeHash(type))).toBe(bare(v.typeHash));
    expect(kindOf(v.kind)).toMatchObject({ name: v.name, module: v.module });
    const foreign = v.expect.offChain.startsWith('WRONG_');
    const intent = { name: v.name, message: messageOf(v) } as Intent;
    expect(intentId(intent, CONTRACTS) === word(v.digest)).toBe(!foreign);
    expect(domainSeparator(moduleDomain(CONTRACTS, kindNamed(intent.name).module)) === bare(v.domainSeparator)).toBe(
      !foreign,
    );
    if (!foreign) {
      expect(JSON.parse(JSON.stringify(intentRequest(intent, CONTRACTS)))).toEqual(v.typedData);
    }
  });

  test('itsPredecessors_areReadAndPackedToTheSameBytes', () => {
    for (const batch of v.before) {
      for (const item of unpackBatch(bytesOf(batch)) ?? []) {
        const read = readItem(item);
        expect(read.ok && packItem(read.signed)).toEqual(item);
      }
    }
  });
});

/** A Claim and an Extend bring a certificate, which was signed before them. */
function signedAgain(intent: Intent, v: IntentVector): SignedIntent {
  const id = intentId(intent, CONTRACTS);
  const signatures = v.signers.map((signer) => signedBy(signer, id));
  if (v.certificate === undefined) {
    const isByKeys = v.signers.every((signer) => signer.contract === undefined);
    return isByKeys ? signIntent(intent, CONTRACTS, ...v.signers.map(keyOf)) : withSignatures(intent, signatures);
  }
  const { signer, typedData, digest } = v.certificate;
  const pickup = vector('pickup');
  const certificate = { name: 'Pickup', message: messageOf({ ...pickup, typedData }) } as Statement;
  expect(statementDigest(certificate, CONTRACTS)).toBe(bare(digest));
  return withSignatures(intent, [...signatures, signStatement(certificate, CONTRACTS, keyOf(signer))]);
}

describe.each(good)('good intent %s', (name) => {
  const v = vector(name) as IntentVector;

  test('isReadSignedAndPackedToTheSameBytes', () => {
    const item = onlyItem(v);
    const read = readItem(item);
    if (!read.ok) {
      throw new Error(read.code);
    }
    expect(read.signed.intent).toEqual({ name: v.name, message: messageOf(v) });
    expect(packItem(read.signed)).toEqual(item);
    expect(toHex(packBatch([item]))).toBe(bare(v.item));
    expect(signedAgain(read.signed.intent, v)).toEqual(read.signed);
    expect(checkIntent(read.signed, CONTRACTS, unixSeconds(v.time))).toEqual({
      ok: true,
      id: bare(v.digest),
      signers: v.signers.map((signer) => signer.contract ?? signer.address),
    });
  });
});

describe.each(statements)('statement %s', (name) => {
  const v = vector(name);
  const statement = { name: v.name, message: messageOf(v) } as Statement;

  test('hashesAndSignsAsTheVectorsDo', () => {
    const [signer] = v.signers;
    if (signer === undefined) {
      throw new Error('a statement has a signer');
    }
    expect(toHex(typeHash(structType(v.type)))).toBe(bare(v.typeHash));
    expect(statementHash(statement)).toBe(bare(v.structHash));
    expect(statementDigest(statement, CONTRACTS)).toBe(bare(v.digest));
    const signature = signStatement(statement, CONTRACTS, keyOf(signer));
    expect(signature).toBe(bare(signer.r) + bare(signer.vs));
    expect(isStatementSignedBy(statement, address(signer.address), signature, CONTRACTS)).toBe(true);
    expect(JSON.parse(JSON.stringify(statementRequest(statement, CONTRACTS)))).toEqual(v.typedData);
    expect(v.grantId ?? v.structHash).toBe(v.structHash);
  });

  test('isReadFromItsOwnJson', () => {
    const json: unknown = JSON.parse(
      JSON.stringify(statement.message, (_, x: unknown) => (typeof x === 'bigint' ? Number(x) : x)),
    );
    expect(statementHash({ name: statement.name, message: readStatement(statement.name, json) } as Statement)).toBe(
      bare(v.structHash),
    );
  });
});

test('noSignatureOfOneKind_passesAsAnother', () => {
  const digests = NAMES.map(vector)
    .filter((v) => !isIntent(v) || v.expect.offChain === 'OK')
    .map((v) => v.digest);
  expect(new Set(digests).size).toBe(digests.length);
  const types = [...INTENTS, ...STATEMENTS].map((row) => toHex(typeHash(structType(row.type))));
  expect(new Set(types).size).toBe(types.length);
});

test('aWalletsSixtyFiveBytes_areReadInTheirLowFormAlone', () => {
  const v = vector('bad-high-s') as IntentVector;
  const low = readAnySignature(bytesOf(v.signature65LowS ?? ''));
  expect(readAnySignature(bytesOf(v.signature65HighS ?? ''))).toBeUndefined();
  expect(low && recoverSigner(low, word(v.digest))).toBe(v.signers[0]?.address);
  expect(isHighS(onlyItem(v).slice(-64))).toBe(true);
});
