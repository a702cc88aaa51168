import { type Domain, domainType } from './domain.ts';
import type { FieldType, StructType } from './structType.ts';
import { member } from './value.ts';

/** What `eth_signTypedData_v4` takes as its second argument, before it is made a text. */
export interface WalletRequest {
  readonly types: Readonly<Record<string, readonly { readonly name: string; readonly type: string }[]>>;
  readonly primaryType: string;
  readonly domain: Domain;
  readonly message: object;
}

/** The request that makes a wallet show and sign the message: integers as decimal text, bytes behind `0x`. */
export function walletRequest(domain: Domain, type: StructType, message: unknown): WalletRequest {
  const types = [domainType(), ...structs(type)].map(
    (struct) => [struct.name, struct.fields.map((field) => ({ type: field.solidity, name: field.name }))] as const,
  );
  return { types: Object.fromEntries(types), primaryType: type.name, domain, message: shown(type, message) };
}

function structs(type: StructType): readonly StructType[] {
  return [type, ...type.fields.flatMap((field) => structsOf(field.type))];
}

function structsOf(type: FieldType): readonly StructType[] {
  return type.is === 'list' ? structsOf(type.of) : type.is === 'struct' ? structs(type.type) : [];
}

function shown(type: StructType, message: unknown): object {
  return Object.fromEntries(
    type.fields.map((field) => [field.name, shownValue(field.type, member(message, field.name))]),
  );
}

function shownValue(type: FieldType, value: unknown): unknown {
  switch (type.is) {
    case 'uint':
      return String(value);
    case 'fixed':
    case 'bytes':
      return `0x${String(value)}`;
    case 'list':
      return (value as readonly unknown[]).map((element) => shownValue(type.of, element));
    case 'struct':
      return shown(type.type, value);
    default:
      return value;
  }
}
