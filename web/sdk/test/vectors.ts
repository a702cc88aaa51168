import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  address,
  type Bytes32,
  bytes32,
  type Contracts,
  chainId,
  hex,
  type IntentSignature,
  SigningKey,
} from '../src/index.ts';
import { MODULES } from '../src/schema.ts';
import { type FieldType, structType } from '../src/typed/structType.ts';

export const ROOT = new URL('../../../', import.meta.url);

/** A file of the repository as text. */
export const textOf = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

/** A JSON file of the repository, with the shape that its README tells. */
export const jsonOf = <T>(path: string): T => JSON.parse(textOf(path)) as T;

/** Names of the vectors in a folder, `area.json` apart, without their ending. */
export const namesIn = (folder: string): string[] =>
  readdirSync(fileURLToPath(new URL(folder, ROOT)))
    .filter((file) => file.endsWith('.json') && file !== 'area.json')
    .map((file) => file.slice(0, -'.json'.length));

export interface Signer {
  readonly privateKey: string;
  readonly address: string;
  readonly r: string;
  readonly vs: string;
  /** The smart account that signs with this key. */
  readonly contract?: string;
}

/** What intents and statements have in common. */
export interface TypedVector {
  readonly name: string;
  readonly module: string;
  readonly type: string;
  readonly typedData: {
    readonly types: Readonly<Record<string, unknown>>;
    readonly primaryType: string;
    readonly domain: { readonly version: string; readonly chainId: number; readonly verifyingContract: string };
    readonly message: Readonly<Record<string, unknown>>;
  };
  readonly typeHash: string;
  readonly domainSeparator: string;
  readonly structHash: string;
  readonly digest: string;
  readonly signers: readonly Signer[];
  readonly grantId?: string;
}

export interface IntentVector extends TypedVector {
  readonly kind: number;
  readonly item: string;
  readonly before: readonly string[];
  readonly time: number;
  readonly expect: { readonly onChain: string; readonly code: number; readonly offChain: string };
  /** The certificate of a pickup, signed before. */
  readonly certificate?: Pick<TypedVector, 'typedData' | 'digest'> & { readonly signer: Signer };
  readonly signature65HighS?: string;
  readonly signature65LowS?: string;
}

export interface Area {
  readonly chainId: number;
  readonly network: string;
  readonly contracts: Readonly<Record<string, string>>;
}

export const AREA = jsonOf<Area>('vectors/intents/area.json');

/** The contract set of the area; a module of the SDK that the area lacks fails here. */
export const CONTRACTS: Contracts = {
  chain: chainId(AREA.chainId),
  modules: Object.fromEntries(
    MODULES.map((module) => [module, address(AREA.contracts[module] ?? `no ${module}`)]),
  ) as Contracts['modules'],
};

/** Hexadecimal without its 0x. */
export const bare = (hex: string): string => hex.replace(/^0x/, '');

/** 32 bytes that a vector writes with 0x. */
export const word = (hex: string): Bytes32 => bytes32(bare(hex));

export const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(bare(hex), 'hex'));

export const keyOf = (signer: Signer): SigningKey => SigningKey.copyOf(bytesOf(signer.privateKey));

/** The signature over a digest that stands in the item: the key's, or its smart account's, which takes r, s and v in a word each. */
export function signedBy(signer: Signer, digest: Bytes32): IntentSignature {
  const made = keyOf(signer).sign(digest);
  if (signer.contract === undefined) {
    return made;
  }
  const vs = BigInt(`0x${made.slice(64)}`);
  const words = [vs & ((1n << 255n) - 1n), 27n + (vs >> 255n)].map((word) => word.toString(16).padStart(64, '0'));
  return { contract: address(signer.contract), signature: hex(made.slice(0, 64) + words.join('')) };
}

/** Typed data writes numbers as decimal text and bytes with 0x; the SDK has numbers and plain digits. */
export function messageOf(vector: TypedVector): object {
  return struct(structType(vector.type).fields, vector.typedData.message);
}

function struct(fields: readonly { readonly name: string; readonly type: FieldType }[], message: object): object {
  const values = message as Readonly<Record<string, unknown>>;
  return Object.fromEntries(fields.map((field) => [field.name, value(field.type, values[field.name])]));
}

function value(type: FieldType, written: unknown): unknown {
  switch (type.is) {
    case 'uint':
      return type.bytes <= 6 ? Number(written) : BigInt(String(written));
    case 'fixed':
    case 'bytes':
      return bare(String(written));
    case 'list':
      return (written as readonly unknown[]).map((element) => value(type.of, element));
    case 'struct':
      return struct(type.type.fields, written as object);
    default:
      return written;
  }
}
