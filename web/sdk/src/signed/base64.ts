const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));

/** base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let [text, held, bits] = ['', 0, 0];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    for (bits += 8; bits >= 6; bits -= 6) {
      text += DIGITS[(held >> (bits - 6)) & 63];
    }
  }
  return bits > 0 ? text + DIGITS[(held << (6 - bits)) & 63] : text;
}

/** The bytes of base64url without padding; undefined where it is none, or not the one form that these bytes have. */
export function ofBase64Url(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let [at, held, bits] = [0, 0, 0];
  for (const digit of text) {
    const value = VALUES.get(digit);
    if (value === undefined) {
      return undefined;
    }
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = held >> bits;
    }
  }
  const left = held & ((1 << bits) - 1);
  return bits < 6 && left === 0 ? bytes : undefined;
}
