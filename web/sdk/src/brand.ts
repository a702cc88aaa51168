import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { toHex } from './bytes.ts';

declare const tag: unique symbol;

/** Makes a type of its own out of a text or a number, so that one id never passes for another. */
export type Tagged<Name extends string> = { readonly [tag]: { readonly [name in Name]: true } };

/** An Ethereum address: `0x` and 40 lower-case hexadecimal digits. */
export type Address = string & Tagged<'Address'>;
/** A person's or a department's account: its first signing address, which stays when the signer rotates. */
export type AccountId = Address & Tagged<'AccountId'>;
/** 32 bytes: 64 lower-case hexadecimal digits without prefix. */
export type Bytes32 = string & Tagged<'Bytes32'>;
/** One network: keccak(abi.encode(chain id, directory)). */
export type NetworkId = Bytes32 & Tagged<'NetworkId'>;
/** What an intent is known by everywhere: its EIP-712 digest. The signature never is. */
export type IntentId = Bytes32 & Tagged<'IntentId'>;
/** A grant: the struct hash of its ticket. */
export type GrantId = Bytes32 & Tagged<'GrantId'>;
/** A view, the list of handles that a grant serves: 32 random bytes. */
export type ViewId = Bytes32 & Tagged<'ViewId'>;
/** A SHA-256 digest. */
export type Digest = Bytes32 & Tagged<'Digest'>;
/** An Ed25519 public key. */
export type VerifyingKey = Bytes32 & Tagged<'VerifyingKey'>;
/** A salted commitment: without its salt it says nothing. */
export type Commitment = Bytes32 & Tagged<'Commitment'>;
/** 16 bytes: 32 lower-case hexadecimal digits without prefix. */
export type Bytes16 = string & Tagged<'Bytes16'>;
/** A record's id, 16 random bytes, scoped by its author. */
export type RecordId = Bytes16 & Tagged<'RecordId'>;
/** The name of one category of one patient towards nodes: 16 random bytes. */
export type Handle = Bytes16 & Tagged<'Handle'>;
/** Any other bytes: lower-case hexadecimal digits without prefix. */
export type Hex = string & Tagged<'Hex'>;
/** The content id of a payload: CIDv1 in base32, lower case. */
export type Cid = string & Tagged<'Cid'>;

/** An Ethereum chain's own number, from 1. */
export type ChainId = number & Tagged<'ChainId'>;
/** A member of the network, from 1 in the order of admission; 0 where a field may name none. */
export type MemberNumber = number & Tagged<'MemberNumber'>;
/** Counts the acts on one object, from 0; an act names the seq that it was signed for. */
export type Seq = number & Tagged<'Seq'>;
/** Counts the times that all grants of an account were revoked at once, from 0. */
export type GrantEpoch = number & Tagged<'GrantEpoch'>;
/** Chain time: whole seconds since 1970, UTC. */
export type UnixSeconds = number & Tagged<'UnixSeconds'>;
/** Time off chain: whole milliseconds since 1970, UTC. */
export type UnixMillis = number & Tagged<'UnixMillis'>;

/** A text or a number that is not what its type says. The caller has a mistake, or refuses what it was given. */
export class BadValue extends Error {
  override readonly name = 'BadValue';
  /** Stable, as the contracts have it. */
  readonly code = 'BAD_VALUE';

  constructor(what: string, wanted: string) {
    super(`${what} must be ${wanted}`);
  }
}

const HEX = /^[0-9a-f]*$/;

function hexOf<T extends string>(text: string, bytes: number, what: string): T {
  if (typeof text !== 'string' || text.length !== 2 * bytes || !HEX.test(text)) {
    throw new BadValue(what, `${2 * bytes} lower-case hexadecimal digits`);
  }
  return text as T;
}

function within<T extends number>(value: number, least: number, most: number, what: string): T {
  if (!Number.isSafeInteger(value) || Object.is(value, -0) || value < least || value > most) {
    throw new BadValue(what, `a whole number between ${least} and ${most}`);
  }
  return value as T;
}

function prefixed<T extends string>(text: string, what: string): T {
  if (typeof text !== 'string' || !text.startsWith('0x') || text.length !== 42 || !HEX.test(text.slice(2))) {
    throw new BadValue(what, '0x and 40 lower-case hexadecimal digits');
  }
  return text as T;
}

const U32 = 0xffff_ffff;

/** Lets an address pass; {@link BadValue} otherwise. Wallets write some digits in upper case: lower them first. */
export const address = (text: string): Address => prefixed(text, 'an address');
/** Lets an account's id pass; {@link BadValue} otherwise. */
export const accountId = (text: string): AccountId => prefixed(text, 'an account');
/** Lets 32 bytes pass; {@link BadValue} otherwise. */
export const bytes32 = (hex: string): Bytes32 => hexOf(hex, 32, 'a word of 32 bytes');
/** Lets a network's id pass; {@link BadValue} otherwise. */
export const networkId = (hex: string): NetworkId => hexOf(hex, 32, 'a network id');
/** Lets an intent's id pass; {@link BadValue} otherwise. */
export const intentId = (hex: string): IntentId => hexOf(hex, 32, 'an intent id');
/** Lets a grant's id pass; {@link BadValue} otherwise. */
export const grantId = (hex: string): GrantId => hexOf(hex, 32, 'a grant id');
/** Lets a view's id pass; {@link BadValue} otherwise. */
export const viewId = (hex: string): ViewId => hexOf(hex, 32, 'a view id');
/** Lets a SHA-256 digest pass; {@link BadValue} otherwise. */
export const digest = (hex: string): Digest => hexOf(hex, 32, 'a digest');
/** Lets an Ed25519 public key pass; {@link BadValue} otherwise. */
export const verifyingKey = (hex: string): VerifyingKey => hexOf(hex, 32, 'a verifying key');
/** Lets a commitment pass; {@link BadValue} otherwise. */
export const commitment = (hex: string): Commitment => hexOf(hex, 32, 'a commitment');
/** Lets 16 bytes pass; {@link BadValue} otherwise. */
export const bytes16 = (hex: string): Bytes16 => hexOf(hex, 16, 'a text of 16 bytes');
/** Lets a record's id pass; {@link BadValue} otherwise. */
export const recordId = (hex: string): RecordId => hexOf(hex, 16, 'a record id');
/** Lets a handle pass; {@link BadValue} otherwise. */
export const handle = (hex: string): Handle => hexOf(hex, 16, 'a handle');
/** Lets whole bytes in hexadecimal pass; {@link BadValue} otherwise. */
export const hex = (text: string): Hex => hexOf(text, Math.floor(String(text).length / 2), 'a text of bytes');
/** Lets a content id pass; {@link BadValue} otherwise. */
export function cid(text: string): Cid {
  if (typeof text !== 'string' || !/^baf[ky][a-z2-7]{55}$/.test(text)) {
    throw new BadValue('a content id', 'CIDv1, raw or dag-pb, SHA-256, in base32, lower case');
  }
  return text as Cid;
}
/** Lets a chain's number pass; {@link BadValue} otherwise. */
export const chainId = (value: number): ChainId => within(value, 1, Number.MAX_SAFE_INTEGER, 'a chain id');
/** Lets a member's number pass, from 1; {@link BadValue} otherwise. */
export const memberNumber = (value: number): MemberNumber => within(value, 1, U32, 'a member number');
/** Lets a seq pass, at most 2^24 - 1; {@link BadValue} otherwise. */
export const seq = (value: number): Seq => within(value, 0, 0xff_ffff, 'a seq');
/** Lets a grant epoch pass; {@link BadValue} otherwise. */
export const grantEpoch = (value: number): GrantEpoch => within(value, 0, U32, 'a grant epoch');
/** Lets whole seconds since 1970 pass; {@link BadValue} otherwise (milliseconds too: they do not fit). */
export const unixSeconds = (value: number): UnixSeconds => within(value, 0, 2 ** 40 - 1, 'a time in seconds');
/** Lets whole milliseconds since 1970 pass; {@link BadValue} otherwise. */
export const unixMillis = (value: number): UnixMillis =>
  within(value, 0, Number.MAX_SAFE_INTEGER, 'a time in milliseconds');

/** No member: any may verify (Register), a patient's employer. */
export const NO_MEMBER = 0 as MemberNumber;
/** No delegation: the owner grants. */
export const NO_GRANT = '0'.repeat(64) as GrantId;
/** The address that nobody has. */
export const ZERO_ADDRESS = `0x${'0'.repeat(40)}` as Address;

/** SHA-256 of bytes: how documents name each other. */
export const digestOf = (bytes: Uint8Array): Digest => toHex(sha256(bytes)) as Digest;
/** Keccak-256 of bytes, 32 bytes. */
export const keccak = (bytes: Uint8Array): Uint8Array => keccak_256(bytes);
