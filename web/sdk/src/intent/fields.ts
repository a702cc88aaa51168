import { join, ofUint, toHex, uint } from '../bytes.ts';
import type { FieldType, StructType } from '../typed/structType.ts';
import { addressValue, boolValue, bytesValue, listValue, member, uintValue } from '../typed/value.ts';

/** The packed fields of an intent: those of its type, in its order, each at its width (docs/spec/intents.md section 3). */
export function packFields(type: StructType, message: unknown): Uint8Array {
  return join(...type.fields.map((field) => packValue(field.type, member(message, field.name), field.name)));
}

function packValue(type: FieldType, value: unknown, name: string): Uint8Array {
  switch (type.is) {
    case 'address':
      return addressValue(value);
    case 'bool':
      return uint(boolValue(value, name) ? 1n : 0n, 1);
    case 'uint':
      return uint(uintValue(value, type.bytes, name), type.bytes);
    case 'fixed':
      return bytesValue(value, type.bytes, name);
    case 'bytes': {
      const bytes = bytesValue(value, undefined, name);
      return join(count(bytes.length, name), bytes);
    }
    case 'list': {
      const elements = listValue(value, type.count, name);
      return join(count(elements.length, name), ...elements.map((element) => packValue(type.of, element, name)));
    }
    default:
      throw new Error(`"${name}": a ${type.is} has no packed form`);
  }
}

const count = (length: number, name: string): Uint8Array => uint(uintValue(length, 1, `${name}.length`), 1);

/** The bytes are not what the kind says. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** Takes bytes one part after the other. Throws {@link Unreadable} where they end early. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next bytes, exactly that many. */
  take(length: number): Uint8Array {
    if (this.#bytes.length - this.#at < length) {
      throw new Unreadable('it ends early');
    }
    this.#at += length;
    return this.#bytes.slice(this.#at - length, this.#at);
  }

  /** Whether all bytes are taken. */
  get done(): boolean {
    return this.#at === this.#bytes.length;
  }
}

/** Reads packed fields; the mirror of {@link packFields}. Throws {@link Unreadable}. */
export function readFields(type: StructType, from: ByteReader): object {
  return Object.fromEntries(type.fields.map((field) => [field.name, readValue(field.type, from)]));
}

function readValue(type: FieldType, from: ByteReader): unknown {
  switch (type.is) {
    case 'address':
      return `0x${toHex(from.take(20))}`;
    case 'bool':
      return readBool(from);
    case 'uint': {
      const number = ofUint(from.take(type.bytes));
      return type.bytes <= 6 ? Number(number) : number;
    }
    case 'fixed':
      return toHex(from.take(type.bytes));
    case 'bytes':
      return toHex(from.take(readCount(from)));
    case 'list':
      return Array.from({ length: readCount(from) }, () => readValue(type.of, from));
    default:
      throw new Error(`a ${type.is} has no packed form`);
  }
}

const readCount = (from: ByteReader): number => Number(ofUint(from.take(1)));

function readBool(from: ByteReader): boolean {
  const number = readCount(from);
  if (number > 1) {
    throw new Unreadable('a bool is neither 0 nor 1');
  }
  return number === 1;
}
