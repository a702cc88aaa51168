import { type Digest, digestOf, type VerifyingKey } from '../brand.ts';
import { sameBytes, utf8 } from '../bytes.ts';
import { ED25519_BYTES, type SigningSeed, verifies } from '../key/signingSeed.ts';
import { ofBase64Url, toBase64Url } from './base64.ts';
import { canonicalBytes } from './canonicalJson.ts';
import { type JsonObject, MalformedJson } from './json.ts';
import { readJsonObject } from './readJson.ts';

/** A longer text is refused before anything of it is read. */
export const MAX_JWS_LENGTH = 64 * 1024;

/**
 * A compact JSON Web Signature (RFC 7515) with Ed25519 (RFC 8037) over a canonical payload. The header is exactly alg, kid and
 * typ; every kind of document has its own typ. Reading does not check the signature: {@link isJwsSignedBy} does.
 */
export interface Jws {
  /** The whole text, kept verbatim. */
  readonly compact: string;
  /** `kid`: `<account>#<card version>` of a person, `member-<number>` of a node. */
  readonly keyId: string;
  /** `typ`: the kind of document. */
  readonly type: string;
  /** What was signed. */
  readonly payload: JsonObject;
}

/** Signs the canonical form of the payload. `MalformedJson` where it has none, or where the whole grows too long. */
export function signJws(payload: object, type: string, keyId: string, signer: SigningSeed): Jws {
  const part = (value: object): string => toBase64Url(canonicalBytes(value));
  const input = `${part({ alg: 'EdDSA', kid: keyId, typ: type })}.${part(payload)}`;
  return readJws(`${input}.${toBase64Url(signer.sign(utf8(input)))}`, type);
}

/**
 * Reads a compact JWS. {@link MalformedJson} where it is not three base64url parts, has another header, is of another kind than
 * the expected one, or its payload is not in canonical form; the document is refused.
 */
export function readJws(compact: string, expectedType?: string): Jws {
  if (compact.length > MAX_JWS_LENGTH) {
    throw new MalformedJson(`a signed document of more than ${MAX_JWS_LENGTH} characters`);
  }
  const parts = compact.split('.');
  const [head = '', body = '', signature = ''] = parts;
  if (parts.length !== 3) {
    throw new MalformedJson('a signed document has three parts');
  }
  const header = canonical(decode(head));
  const { alg, kid, typ } = header;
  if (Object.keys(header).length !== 3 || alg !== 'EdDSA' || typeof kid !== 'string' || typeof typ !== 'string') {
    throw new MalformedJson('the header of a signed document is exactly alg EdDSA, kid and typ');
  }
  if (expectedType !== undefined && typ !== expectedType) {
    throw new MalformedJson(`a "${expectedType}" is expected, this is signed as another kind`);
  }
  if (decode(signature).length !== ED25519_BYTES) {
    throw new MalformedJson('an Ed25519 signature is 64 bytes');
  }
  return { compact, keyId: kid, type: typ, payload: canonical(decode(body)) };
}

/** Whether the signature is that key's. The caller brings the key: the one that the signer's card certifies. */
export function isJwsSignedBy(jws: Jws, key: VerifyingKey): boolean {
  const end = jws.compact.lastIndexOf('.');
  return verifies(key, utf8(jws.compact.slice(0, end)), decode(jws.compact.slice(end + 1)));
}

/** SHA-256 of the compact text: how other documents and log entries name this one. */
export const jwsDigest = (jws: Jws): Digest => digestOf(utf8(jws.compact));

function decode(part: string): Uint8Array {
  const bytes = ofBase64Url(part);
  if (bytes === undefined) {
    throw new MalformedJson('base64url without padding is expected');
  }
  return bytes;
}

function canonical(bytes: Uint8Array): JsonObject {
  const value = readJsonObject(bytes);
  if (!sameBytes(canonicalBytes(value), bytes)) {
    throw new MalformedJson('signed JSON must be in canonical form (RFC 8785)');
  }
  return value;
}
