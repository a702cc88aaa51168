import { sha256 } from '@noble/hashes/sha2.js';
import type { Cid } from '../brand.ts';
import { join, utf8 } from '../bytes.ts';

const LEAF = 1 << 20;
const LINKS = 174;
const RAW = 0x55;
const DAG_PB = 0x70;

/** A finished block: its CID's bytes, the content below it, and all bytes of the blocks below and itself. */
interface Block {
  readonly cid: Uint8Array;
  readonly content: number;
  readonly total: number;
}

/**
 * Computes the content id of a payload while bytes pass by, in constant memory, as a stock IPFS node does: up to 1 MiB the raw
 * block, above it a UnixFS file over raw leaves of 1 MiB with at most 174 links a node (docs/spec/documents.md).
 */
export class ContentIdHasher {
  readonly #leaves: Block[] = [];
  #leaf = sha256.create();
  #inLeaf = 0;

  /** Takes the next bytes. */
  update(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      if (this.#inLeaf === LEAF) {
        this.#endLeaf();
      }
      const piece = bytes.subarray(at, at + LEAF - this.#inLeaf);
      this.#leaf.update(piece);
      this.#inLeaf += piece.length;
      at += piece.length;
    }
  }

  /** The content id of all bytes taken. The hasher is used up. */
  finish(): Cid {
    if (this.#inLeaf > 0 || this.#leaves.length === 0) {
      this.#endLeaf();
    }
    let level: readonly Block[] = this.#leaves;
    while (level.length > 1) {
      const below = level;
      level = Array.from({ length: Math.ceil(below.length / LINKS) }, (_, at) =>
        parentOf(below.slice(at * LINKS, (at + 1) * LINKS)),
      );
    }
    return `b${base32(level[0]?.cid ?? new Uint8Array())}` as Cid;
  }

  #endLeaf(): void {
    this.#leaves.push({ cid: cidOf(RAW, this.#leaf.digest()), content: this.#inLeaf, total: this.#inLeaf });
    this.#leaf = sha256.create();
    this.#inLeaf = 0;
  }
}

/** The content id of bytes at hand. */
export function contentIdOf(bytes: Uint8Array): Cid {
  const hasher = new ContentIdHasher();
  hasher.update(bytes);
  return hasher.finish();
}

function parentOf(children: readonly Block[]): Block {
  const sum = (of: (child: Block) => number): number => children.reduce((total, child) => total + of(child), 0);
  const links = children.map((child) =>
    bytesField(2, join(bytesField(1, child.cid), bytesField(2, utf8('')), numberField(3, child.total))),
  );
  // The UnixFS message of a file: type 2, its size, and the content size below each link.
  const content = sum((child) => child.content);
  const file = join(
    numberField(1, 2),
    numberField(3, content),
    ...children.map((child) => numberField(4, child.content)),
  );
  const encoded = join(...links, bytesField(1, file));
  return { cid: cidOf(DAG_PB, sha256(encoded)), content, total: sum((child) => child.total) + encoded.length };
}

const bytesField = (field: number, value: Uint8Array): Uint8Array =>
  join(varint((field << 3) | 2), varint(value.length), value);

const numberField = (field: number, value: number): Uint8Array => join(varint(field << 3), varint(value));

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) {
    bytes.push((rest % 128) | 0x80);
  }
  return Uint8Array.of(...bytes, rest);
}

const cidOf = (codec: number, hash: Uint8Array): Uint8Array => join(Uint8Array.of(1, codec, 0x12, 32), hash);

function base32(bytes: Uint8Array): string {
  let [text, held, bits] = ['', 0, 0];
  const digit = (value: number): string => 'abcdefghijklmnopqrstuvwxyz234567'[value & 31] ?? '';
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    for (bits += 8; bits >= 5; bits -= 5) {
      text += digit(held >> (bits - 5));
    }
  }
  return bits > 0 ? text + digit(held << (5 - bits)) : text;
}
