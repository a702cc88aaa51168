import { join, ofUint, uint } from '../bytes.ts';

/** The longest item: its length has two bytes. */
export const LONGEST_ITEM = 0xffff;

/** What `Router.execute` takes: each item behind its length of two bytes, in the order of execution. */
export function packBatch(items: readonly Uint8Array[]): Uint8Array {
  for (const item of items) {
    if (item.length === 0 || item.length > LONGEST_ITEM) {
      throw new RangeError(`an item has 1 to ${LONGEST_ITEM} bytes, not ${item.length}`);
    }
  }
  return join(...items.flatMap((item) => [uint(BigInt(item.length), 2), item]));
}

/** Reads the wire form; undefined where a length is zero or the lengths do not add up, which the contracts refuse whole. */
export function unpackBatch(packed: Uint8Array): readonly Uint8Array[] | undefined {
  const items: Uint8Array[] = [];
  let at = 0;
  while (at < packed.length) {
    const length = Number(ofUint(packed.subarray(at, at + 2)));
    const item = packed.slice(at + 2, at + 2 + length);
    if (length === 0 || item.length < length) {
      return undefined;
    }
    items.push(item);
    at += 2 + length;
  }
  return items;
}
