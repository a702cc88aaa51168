import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { AccountId, Bytes32, Commitment, Digest, NetworkId, RecordId } from '../brand.ts';
import { ofHex, toHex } from '../bytes.ts';
import { canonicalBytes } from '../signed/canonicalJson.ts';

/** What a record's log entry commits to (docs/spec/documents.md, "Commitment of a record"). */
export interface RecordOpening {
  readonly network: NetworkId;
  /** The author. */
  readonly actor: AccountId;
  /** The patient. */
  readonly subject: AccountId;
  readonly record: RecordId;
  /** 1 for the first. */
  readonly version: number;
  /** SHA-256 of the record's JWS. */
  readonly digest: Digest;
}

/**
 * HMAC-SHA-256 of the canonical opening under the salt that stands inside the encryption alone. The author's client makes it,
 * and whoever opens the record makes it again: the node only ever sees the result.
 */
export function recordCommitment(opening: RecordOpening, salt: Bytes32): Commitment {
  const { network, actor, subject, record, version, digest } = opening;
  const act = version === 1 ? 'record-created' : 'record-updated';
  return toHex(
    hmac(sha256, ofHex(salt), canonicalBytes({ act, actor, digest, network, record, subject, version })),
  ) as Commitment;
}
