import { type Digest, digestOf } from '../brand.ts';
import { utf8 } from '../bytes.ts';
import { isObject, isWhole, MalformedJson } from './json.ts';

/**
 * The canonical text (RFC 8785): members sorted by UTF-16 code units, no white space, the shortest escapes. The same value
 * gives the same bytes in every language, so a digest of them names the value. Members that are undefined are absent.
 * {@link MalformedJson} where a value is no signed JSON: a fraction, a number of more than 53 bits, half a surrogate pair.
 */
export function canonicalText(value: unknown): string {
  if (value === null || typeof value === 'boolean') {
    return String(value);
  }
  if (typeof value === 'string') {
    return quoted(value);
  }
  if (isWhole(value)) {
    return String(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(canonicalText).join(',')}]`;
  }
  if (isObject(value)) {
    return object(value);
  }
  throw new MalformedJson(
    `a ${typeof value} of a signed document is a text, a whole number of 53 bits, true, false or null`,
  );
}

/** The canonical text as UTF-8. */
export const canonicalBytes = (value: unknown): Uint8Array => utf8(canonicalText(value));

/** SHA-256 of the canonical bytes. */
export const canonicalDigest = (value: unknown): Digest => digestOf(canonicalBytes(value));

function object(value: Readonly<Record<string, unknown>>): string {
  const members = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort()
    .map((name) => `${quoted(name)}:${canonicalText(value[name])}`);
  return `{${members.join(',')}}`;
}

// JSON.stringify escapes exactly what RFC 8785 section 3.2.2.2 escapes, once half pairs are refused.
function quoted(text: string): string {
  if (!text.isWellFormed()) {
    throw new MalformedJson('half a surrogate pair');
  }
  return JSON.stringify(text);
}
