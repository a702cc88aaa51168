/**
 * The TypeScript half of Parcha's signing and digests: intents and statements (docs/spec/intents.md), signed documents, record
 * commitments and content ids (docs/spec/documents.md). Runs in browsers and servers alike: it opens no connection, reads no clock
 * and draws no random number; whoever calls it brings them.
 *
 * Start with {@link signIntent} (an act that goes on chain), {@link signStatement} (card, challenge, ticket, view) and
 * {@link signDocument} (everything else that is signed). A wallet in place of a key: {@link intentRequest} and
 * {@link statementRequest}, then {@link readAnySignature} and {@link withSignatures}.
 *
 * @packageDocumentation
 */
export * from './brand.ts';
export * from './contracts.ts';
export {
  type DocumentOf,
  type KeyId,
  keyIdText,
  memberDigest,
  readDocument,
  readKeyId,
  type Signed,
  signDocument,
  WrongNetwork,
} from './document/document.ts';
export * from './document/kinds.ts';
export * from './intent/batch.ts';
export { type CheckedIntent, checkIntent, FURTHEST_DEADLINE, furthestDeadline } from './intent/check.ts';
export {
  type Intent,
  type IntentName,
  intentId,
  intentRequest,
  type Kind,
  kindNamed,
  kindOf,
  ownSigner,
  refusedDomain,
} from './intent/intent.ts';
export type { ContractSignature, IntentSignature } from './intent/intentSignature.ts';
export {
  type Fate,
  RESULT_CODES,
  type ResultCode,
  type ResultName,
  resultCode,
  resultCodeOf,
} from './intent/resultCode.ts';
export {
  packItem,
  type ReadItem,
  readItem,
  type SignedIntent,
  signIntent,
  withSignatures,
} from './intent/signedIntent.ts';
export {
  isHighS,
  isSignedBy,
  readAnySignature,
  readSignature,
  recoverSigner,
  type Signature,
  signatureBytes,
} from './key/signature.ts';
export { type Random, SigningKey } from './key/signingKey.ts';
export { SigningSeed, verifies } from './key/signingSeed.ts';
export { ContentIdHasher, contentIdOf } from './record/contentId.ts';
export { encounterPseudonym } from './record/encounter.ts';
export { type RecordOpening, recordCommitment } from './record/recordOpening.ts';
export type * from './schema.ts';
export { canonicalBytes, canonicalDigest, canonicalText } from './signed/canonicalJson.ts';
export { type Json, type JsonObject, MalformedJson } from './signed/json.ts';
export { isJwsSignedBy, type Jws, jwsDigest, MAX_JWS_LENGTH, readJws, signJws } from './signed/jws.ts';
export { MAX_DEPTH, readJson, readJsonObject } from './signed/readJson.ts';
export {
  grantIdOf,
  isStatementSignedBy,
  readStatement,
  type Statement,
  type StatementName,
  signStatement,
  statementDigest,
  statementHash,
  statementRequest,
} from './statement/statement.ts';
export { type Domain, domainSeparator } from './typed/domain.ts';
export type { WalletRequest } from './typed/walletRequest.ts';
