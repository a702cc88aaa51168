// EIP-712 and the packed layout of docs/spec/intents.md, written from the page alone: not shared with the contracts, so that the vectors
// are a second opinion.
import { secp256k1 } from '@noble/curves/secp256k1';
import { bytes, hex, keccak } from './intents.mjs';

const DOMAIN_TYPE = 'EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)';
const utf8 = (text) => Buffer.from(text, 'utf8');
const number = (value, width) => bytes('0x' + BigInt(value).toString(16).padStart(2 * width, '0'));
const word = (raw) => Buffer.concat([Buffer.alloc(32 - raw.length), raw]);

/** The structs of a type string, by name: [{type, name}]. The first is the primary one. */
export function structs(type) {
  const found = [...type.matchAll(/(\w+)\(([^)]*)\)/g)].map(([, name, fields]) => [
    name,
    fields.split(',').map((field) => ({ type: field.split(' ')[0], name: field.split(' ')[1] })),
  ]);
  return Object.fromEntries(found);
}

/** The fields of a type string's primary struct. */
export const fieldsOf = (type) => Object.values(structs(type))[0];

function encode(type, value, types) {
  const list = type.match(/^(.*)\[\d*\]$/);
  if (list) return keccak(...value.map((element) => encode(list[1], element, types)));
  if (types[type]) return hashStruct(type, value, types);
  if (type === 'string') return keccak(utf8(value));
  if (type === 'bool') return word(number(value ? 1 : 0, 1));
  if (type === 'bytes') return keccak(bytes(value));
  if (type.startsWith('bytes')) return Buffer.concat([bytes(value), Buffer.alloc(32)]).subarray(0, 32);
  if (type === 'address') return word(bytes(value));
  return word(number(value, 32));
}

function hashStruct(name, value, types, typeText) {
  const text = typeText ?? `${name}(${types[name].map((f) => `${f.type} ${f.name}`).join(',')})`;
  return keccak(keccak(utf8(text)), ...types[name].map((field) => encode(field.type, value[field.name], types)));
}

export function structHash(type, message) {
  const types = structs(type);
  return hashStruct(Object.keys(types)[0], message, types, type);
}

export const domainSeparator = (domain) => structHash(DOMAIN_TYPE, domain);
export const digest = (domain, type, message) => keccak(utf8('\x19\x01').subarray(0, 2), domainSeparator(domain), structHash(type, message));

/** What eth_signTypedData_v4 takes. */
export function typedData(domain, type, message) {
  const types = { ...structs(DOMAIN_TYPE), ...structs(type) };
  return { types, primaryType: Object.keys(structs(type))[0], domain, message };
}

/** EIP-2098: r, and s with the parity in its top bit. */
export function sign(digestBytes, privateKey) {
  const made = secp256k1.sign(digestBytes, bytes(privateKey), { lowS: true });
  return { r: hex(number(made.r, 32)), vs: hex(number(made.s | (BigInt(made.recovery) << 255n), 32)) };
}

export const addressOf = (privateKey) =>
  hex(keccak(secp256k1.getPublicKey(bytes(privateKey), false).subarray(1)).subarray(12));

/** The packed fields of an intent: widths of the type string, in its order. */
export function pack(type, message) {
  return Buffer.concat(fieldsOf(type).map((field) => packField(field.type, message[field.name])));
}

function packField(type, value) {
  if (type === 'address[]') return Buffer.concat([number(value.length, 1), ...value.map(bytes)]);
  if (type === 'bytes') return Buffer.concat([number(bytes(value).length, 1), bytes(value)]);
  if (type === 'bool') return number(value ? 1 : 0, 1);
  if (type.startsWith('uint')) return number(value, Number(type.slice(4)) / 8);
  return bytes(value);
}

/** The other form: address in a word, length u16, what the account takes, here the words r, s, v of its owner. */
function byContract({ contract, r, vs }) {
  const parity = BigInt(vs) >> 255n;
  const taken = Buffer.concat([bytes(r), number(BigInt(vs) & ((1n << 255n) - 1n), 32), number(27n + parity, 32)]);
  return Buffer.concat([word(bytes(contract)), number(taken.length, 2), taken]);
}

/** [length u16][kind u8][fields][signature]... */
export function item(kind, type, message, signatures) {
  const body = Buffer.concat([
    number(kind, 1),
    pack(type, message),
    ...signatures.map((s) => (s.contract ? byContract(s) : Buffer.concat([bytes(s.r), bytes(s.vs)]))),
  ]);
  return Buffer.concat([number(body.length, 2), body]);
}

/** Address of a contract that `deployer` makes with its nonce 0 to 127. */
export function created(deployer, nonce) {
  const coded = nonce === 0 ? 0x80 : nonce;
  return hex(keccak(Buffer.concat([Buffer.from([0xd6, 0x94]), bytes(deployer), Buffer.from([coded])])).subarray(12));
}
