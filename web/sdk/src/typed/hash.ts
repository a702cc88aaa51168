import { keccak } from '../brand.ts';
import { join, uint, utf8 } from '../bytes.ts';
import type { FieldType, StructType } from './structType.ts';
import { addressValue, boolValue, bytesValue, listValue, member, textValue, uintValue } from './value.ts';

/** keccak of the encoded type, 32 bytes. */
export const typeHash = (type: StructType): Uint8Array => keccak(utf8(type.encoded));

/** hashStruct of EIP-712, 32 bytes. `BadValue` names the first field that is missing or out of range. */
export function hashStruct(type: StructType, message: unknown): Uint8Array {
  return keccak(
    join(typeHash(type), ...type.fields.map((field) => word(field.type, member(message, field.name), field.name))),
  );
}

function word(type: FieldType, value: unknown, name: string): Uint8Array {
  switch (type.is) {
    case 'address':
      return right(addressValue(value));
    case 'bool':
      return uint(boolValue(value, name) ? 1n : 0n, 32);
    case 'uint':
      return uint(uintValue(value, type.bytes, name), 32);
    case 'fixed':
      return left(bytesValue(value, type.bytes, name));
    case 'bytes':
      return keccak(bytesValue(value, undefined, name));
    case 'string':
      return keccak(textValue(value, name));
    case 'list':
      return keccak(join(...listValue(value, type.count, name).map((element) => word(type.of, element, name))));
    case 'struct':
      return hashStruct(type.type, value);
  }
}

const right = (bytes: Uint8Array): Uint8Array => join(new Uint8Array(32 - bytes.length), bytes);
const left = (bytes: Uint8Array): Uint8Array => join(bytes, new Uint8Array(32 - bytes.length));
