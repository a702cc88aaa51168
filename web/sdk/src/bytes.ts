import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

const UTF8 = new TextEncoder();

/** Lower-case hexadecimal digits, no prefix. */
export const toHex = (bytes: Uint8Array): string => bytesToHex(bytes);

/** The bytes of hexadecimal digits, with or without `0x`. Throws a RangeError or TypeError where they are none. */
export const ofHex = (hex: string): Uint8Array => hexToBytes(hex.startsWith('0x') ? hex.slice(2) : hex);

/** UTF-8, without a byte order mark. */
export const utf8 = (text: string): Uint8Array => UTF8.encode(text);

/** The parts one after the other. */
export function join(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A number without sign, big-endian, in that many bytes. The caller has checked that it fits. */
export function uint(value: bigint, width: number): Uint8Array {
  const bytes = new Uint8Array(width);
  for (let at = width - 1, rest = value; at >= 0; at--, rest >>= 8n) {
    bytes[at] = Number(rest & 0xffn);
  }
  return bytes;
}

/** The number that big-endian bytes make. */
export const ofUint = (bytes: Uint8Array): bigint => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

/** Whether two byte strings are equal. Not for secrets: it stops at the first difference. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);
