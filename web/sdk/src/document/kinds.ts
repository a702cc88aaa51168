import {
  accountId,
  bytes16,
  bytes32,
  cid,
  commitment,
  digest,
  grantId,
  handle,
  memberNumber,
  networkId,
  recordId,
  unixMillis,
  verifyingKey,
} from '../brand.ts';
import { MalformedJson } from '../signed/json.ts';
import { id, list, type Members, maybe, number, object, oneOf, type Payload, table, text, whole } from './member.ts';

/** A kind of signed document: its `typ`, and what its payload has (docs/spec/documents.md). */
export interface DocumentKind<M extends Members> {
  readonly type: string;
  readonly members: M;
  /** What must hold between members; throws `MalformedJson`. */
  readonly rule: (payload: Payload<M>) => void;
}

const kind = <M extends Members>(
  type: string,
  members: M,
  rule: (payload: Payload<M>) => void = () => undefined,
): DocumentKind<M> => ({ type, members, rule });

function require(holds: boolean, cause: string): void {
  if (!holds) {
    throw new MalformedJson(cause);
  }
}

/** The shelves of a medical file; a grant opens whole categories. `private` is in no grant unless named by itself. */
export const CATEGORIES = [
  'summary',
  'medication',
  'labs',
  'imaging',
  'notes',
  'sensitive',
  'documents',
  'billing',
  'private',
] as const;

/** Why somebody reads or treats: codes of HL7's v3-ActReason. Never free text, for nodes read it. */
export const PURPOSES = ['TREAT', 'COC', 'PATRQT', 'HPAYMT', 'HRESCH', 'HOPERAT'] as const;

/** The longest window of an access act, in milliseconds. */
export const LONGEST_WINDOW = 900_000;

const network = id(networkId);
const account = id(accountId);
const hash = id(digest);
const member = number(memberNumber);
const time = number(unixMillis);
const version = whole(1);
const purpose = oneOf(...PURPOSES);

/** What a new account deposits at the member that is to verify it; signed by the record key that its card certifies. */
export const REGISTRATION = kind('parcha-registration', {
  network,
  account,
  member,
  role: oneOf('patient', 'doctor', 'pharmacist', 'officer', 'admin', 'insurer', 'department', 'clinician'),
  login: id(verifyingKey),
  door: text,
  slot: hash,
  keyring: hash,
  keyringVersion: whole(),
  sheet: hash,
  profile: hash,
  time,
});

/** The answer to a login challenge; signed by the key that the password door yields. */
export const LOGIN = kind('parcha-login', { network, member, origin: text, account, nonce: id(bytes32), time });

/** To whom a writer seals: for each category the recipient of this epoch and of the next. A lower version is refused. */
export const SHEET = kind('parcha-sheet', {
  network,
  account,
  version: whole(),
  recipients: table(CATEGORIES, object({ epoch: whole(), current: text, next: text })),
});

/** Why an author may write into a file: a grant, a treatment act (its digest), or being the owner. */
const basis = (value: unknown, name: string) => {
  const found = object({ kind: oneOf('ticket', 'treatment', 'owner'), id: maybe(text) })(value, name);
  switch (found.kind) {
    case 'ticket':
      return { kind: found.kind, id: id(grantId)(found.id, 'id') } as const;
    case 'treatment':
      return { kind: found.kind, id: hash(found.id, 'id') } as const;
    case 'owner':
      return { kind: found.kind } as const;
  }
};

/** What a node may know of a record: who keeps it for whom, never what it is. */
export const DESCRIPTOR = kind(
  'parcha-descriptor',
  {
    network,
    account,
    record: id(recordId),
    version,
    former: maybe(hash),
    cid: id(cid),
    payload: whole(0, Number.MAX_SAFE_INTEGER),
    header: hash,
    authorHeader: hash,
    handle: maybe(id(handle)),
    commitment: id(commitment),
    basis,
  },
  (d) =>
    require((d.version === 1) ===
      (d.former === undefined), 'version 1 has no former version, every later one names it'),
);

/** Why a professional writes into the file of somebody who has not granted it. The patient is told. */
export const TREATMENT = kind('parcha-treatment', {
  network,
  account,
  organisation: member,
  encounter: id(bytes16),
  reason: purpose,
  time,
});

/** The owner's answer to an unconfirmed record. */
export const DECISION = kind(
  'parcha-decision',
  {
    network,
    account,
    author: account,
    record: id(recordId),
    version: whole(),
    answer: oneOf('accept', 'decline'),
    handle: maybe(id(handle)),
    time,
  },
  (d) =>
    require((d.answer === 'accept') ===
      (d.handle !== undefined), 'an accepted record has a handle, a declined one has none'),
);

/** What nodes see of one year of one category's index. */
export const SEGMENT = kind('parcha-segment', {
  network,
  account,
  handle: id(handle),
  year: whole(),
  version: whole(),
  file: hash,
  previous: maybe(hash),
});

/** A reader's signed wish to read: served once, through one member, within minutes. */
export const ACCESS = kind(
  'parcha-access',
  {
    network,
    account,
    subject: account,
    basis: oneOf('ticket', 'owner', 'author'),
    basisId: text,
    via: member,
    nonce: id(bytes16),
    from: time,
    until: time,
    purpose,
  },
  (a) =>
    require(a.until >= a.from && a.until - a.from <= LONGEST_WINDOW, "an access act's window is at most 15 minutes"),
);

/** A professional asks for a grant. */
export const REQUEST = kind('parcha-request', {
  network,
  account,
  subject: account,
  member,
  categories: list(oneOf(...CATEGORIES)),
  purpose,
  months: whole(),
  time,
});

/** The owner refuses a request, named by its digest. */
export const REFUSAL = kind('parcha-refusal', { network, account, request: hash, time });

/** How a member is reached and checked; signed by its node key. */
export const MEMBER = kind('parcha-member', {
  network,
  number: member,
  name: text,
  kind: text,
  url: text,
  origin: text,
  logKey: text,
  receiptKey: text,
  nodeKey: id(verifyingKey),
  time,
});

/** Every kind of signed document that nodes read. */
export const DOCUMENT_KINDS = [
  REGISTRATION,
  LOGIN,
  SHEET,
  DESCRIPTOR,
  TREATMENT,
  DECISION,
  SEGMENT,
  ACCESS,
  REQUEST,
  REFUSAL,
  MEMBER,
] as const;
