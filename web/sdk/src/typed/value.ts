import { address, BadValue } from '../brand.ts';
import { ofHex, utf8 } from '../bytes.ts';
import type { FieldType, StructType } from './structType.ts';

/** The value of a member; {@link BadValue} where the message has none of that name. */
export function member(message: unknown, name: string): unknown {
  if (typeof message === 'object' && message !== null && Object.hasOwn(message, name)) {
    return (message as Readonly<Record<string, unknown>>)[name];
  }
  throw new BadValue(`"${name}"`, 'there');
}

/** The number, checked against its width; {@link BadValue} where it does not fit or is not exact. */
export function uintValue(value: unknown, bytes: number, name: string): bigint {
  const exact = typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value));
  const number = exact ? BigInt(value) : -1n;
  if (number < 0n || number >> BigInt(8 * bytes) !== 0n) {
    throw new BadValue(`"${name}"`, `a whole number without sign of ${8 * bytes} bits`);
  }
  return number;
}

/** Bytes of hexadecimal text; of exactly that many where a number is given. */
export function bytesValue(value: unknown, bytes: number | undefined, name: string): Uint8Array {
  const lawful = typeof value === 'string' && /^(?:[0-9a-f]{2})*$/.test(value);
  if (!lawful || (bytes !== undefined && value.length !== 2 * bytes)) {
    throw new BadValue(`"${name}"`, `lower-case hexadecimal of ${bytes === undefined ? 'whole' : bytes} bytes`);
  }
  return ofHex(value);
}

/** 20 bytes of an address. */
export function addressValue(value: unknown): Uint8Array {
  return ofHex(address(value as string));
}

/** Text as UTF-8; {@link BadValue} where it holds half a surrogate pair, which no UTF-8 has. */
export function textValue(value: unknown, name: string): Uint8Array {
  if (typeof value !== 'string' || !value.isWellFormed()) {
    throw new BadValue(`"${name}"`, 'a well-formed text');
  }
  return utf8(value);
}

/** true or false. */
export function boolValue(value: unknown, name: string): boolean {
  if (typeof value !== 'boolean') {
    throw new BadValue(`"${name}"`, 'true or false');
  }
  return value;
}

/** The elements, as many as the type says. */
export function listValue(value: unknown, count: number | undefined, name: string): readonly unknown[] {
  if (!Array.isArray(value) || (count !== undefined && value.length !== count)) {
    throw new BadValue(`"${name}"`, `a list${count === undefined ? '' : ` of ${count}`}`);
  }
  return value;
}

/**
 * A message as it came from elsewhere, each field checked against its type; other members are left out. {@link BadValue}
 * names the first that is missing or out of form.
 */
export function checkedMessage(type: StructType, message: unknown): object {
  return Object.fromEntries(
    type.fields.map((field) => [field.name, checked(field.type, member(message, field.name), field.name)]),
  );
}

function checked(type: FieldType, value: unknown, name: string): unknown {
  switch (type.is) {
    case 'address':
      addressValue(value);
      return value;
    case 'bool':
      return boolValue(value, name);
    case 'string':
      textValue(value, name);
      return value;
    case 'bytes':
      bytesValue(value, undefined, name);
      return value;
    case 'fixed':
      bytesValue(value, type.bytes, name);
      return value;
    case 'uint':
      uintValue(value, type.bytes, name);
      return value;
    case 'list':
      return listValue(value, type.count, name).map((element) => checked(type.of, element, name));
    case 'struct':
      return checkedMessage(type.type, value);
  }
}
