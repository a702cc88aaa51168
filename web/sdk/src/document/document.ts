import type { AccountId, Digest, NetworkId } from '../brand.ts';
import { accountId } from '../brand.ts';
import type { SigningSeed } from '../key/signingSeed.ts';
import { canonicalDigest } from '../signed/canonicalJson.ts';
import { MalformedJson } from '../signed/json.ts';
import { type Jws, readJws, signJws } from '../signed/jws.ts';
import type { DocumentKind, MEMBER } from './kinds.ts';
import { type Members, object, type Payload } from './member.ts';

/** What a kind of document says, for instance `DocumentOf<typeof ACCESS>`. */
export type DocumentOf<K> = K extends DocumentKind<infer M> ? Payload<M> : never;

/** A document together with the JWS that carries it. Its form and kind are checked, its signature is not. */
export interface Signed<T> {
  readonly document: T;
  readonly jws: Jws;
}

/** A document of another network. It is refused; nobody needs to look further. */
export class WrongNetwork extends Error {
  override readonly name = 'WrongNetwork';
  /** Stable. */
  readonly code = 'WRONG_NETWORK';
}

/** Signs a document. `MalformedJson` where a member is missing or means nothing, so that no reader has to say it. */
export function signDocument<M extends Members>(
  kind: DocumentKind<M>,
  document: Payload<M>,
  keyId: string,
  signer: SigningSeed,
): Signed<Payload<M>> {
  const checked = readPayload(kind, document);
  return { document: checked, jws: signJws(checked, kind.type, keyId, signer) };
}

/**
 * Reads a compact JWS of that kind and network; `isJwsSignedBy` is its own step, because only the caller knows whose key it must
 * be. `MalformedJson` where the text, its kind or one of its members is wrong, {@link WrongNetwork} where it is another's.
 */
export function readDocument<M extends Members>(
  compact: string,
  kind: DocumentKind<M>,
  network: NetworkId,
): Signed<Payload<M>> {
  const jws = readJws(compact, kind.type);
  const document = readPayload(kind, jws.payload);
  const { network: named } = jws.payload;
  if (named !== network) {
    throw new WrongNetwork(`this is of network ${String(named)}`);
  }
  return { document, jws };
}

function readPayload<M extends Members>(kind: DocumentKind<M>, payload: unknown): Payload<M> {
  const document = object(kind.members)(payload, kind.type);
  kind.rule(document);
  return document;
}

/** Which key of which person signed. */
export interface KeyId {
  readonly account: AccountId;
  /** The version of the card that certifies the key, from 1. */
  readonly cardVersion: number;
}

/** The `kid` of a person. */
export const keyIdText = ({ account, cardVersion }: KeyId): string => `${account}#${cardVersion}`;

/** Reads the `kid` of a person; `MalformedJson` where it is none. */
export function readKeyId(kid: string): KeyId {
  const [, account = '', version = ''] = /^(0x[0-9a-f]{40})#([1-9][0-9]{0,8})$/.exec(kid) ?? [];
  if (account === '') {
    throw new MalformedJson('the kid of a person is <account>#<card version>');
  }
  return { account: accountId(account), cardVersion: Number(version) };
}

/** What stands on chain for a member: its document's digest without number and time, which are not known at the vote. */
export function memberDigest(document: DocumentOf<typeof MEMBER>): Digest {
  const { number, time, ...rest } = document;
  return canonicalDigest(rest);
}
