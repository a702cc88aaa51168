// The table of docs/spec/intents.md sections 5, 6 and 8, once, for the artefact and the vectors. The forge tests run the vectors, so a
// table that strays from the contracts fails.
import { keccak_256 } from '@noble/hashes/sha3';

const TAIL = 'uint32 seq,uint40 deadline';
const CLAIM =
  'address account,uint32 member,address by,uint8 level,uint16 roles,uint32 employer,uint16 validUntil,' +
  'bytes32 profile,bytes32 namesTag,bytes32 identifierTag';
const TWO_HOSPITALS = 'address account,address into,uint32 member,address by,uint32 secondMember,address second,bytes32 reason';
const intent = (kind, module, name, fields, signatures = 1) => ({
  kind, name, module, type: `${name}(${fields},${TAIL})`, signatures,
});

const PRESCRIPTION = 'address prescriber,address key,bytes terms,bytes32 content';
const PRESCRIPTION_HASHED = 'address prescriber,address key,bytes32 terms,bytes32 content';
const BY_PHARMACY = 'address pharmacist,uint32 pharmacy';
const PICKED_UP = `${BY_PHARMACY},${PRESCRIPTION},uint8 generation,uint8 k,bytes32 bearer`;

export const INTENTS = [
  intent(0x01, 'Directory', 'Propose', 'uint32 member,uint8 kind,bytes32 document,address relayer,address[] admins'),
  intent(0x02, 'Directory', 'Approve', 'uint32 member,bytes32 proposal'),
  intent(0x03, 'Directory', 'Execute', 'uint32 member,bytes32 proposal'),
  intent(0x04, 'Directory', 'Sponsor', 'uint32 member,uint8 kind,bytes32 document,address relayer,bytes32 registry,address[] admins'),
  intent(0x05, 'Directory', 'RotateMemberKeys', 'uint32 member,bytes32 document,address relayer'),
  intent(0x06, 'Directory', 'ProposeAct', 'uint32 member,uint8 act,uint32 subject,uint32 successor,bytes32 reason'),
  intent(0x07, 'Directory', 'ProposeRules',
    'uint32 member,bytes32 document,address router,address consents,address prescriptions,address claims,address emergency,address anchors'),
  intent(0x08, 'Directory', 'ChangeAdmins', 'uint32 member,address added,address removed'),
  intent(0x10, 'Directory', 'Register', 'address account,address kit,uint32 member'),
  intent(0x11, 'Directory', 'Verify', CLAIM),
  intent(0x12, 'Directory', 'VerifyHomonym', `${CLAIM},uint8 discriminator,address second,bytes32 reason`, 2),
  intent(0x13, 'Directory', 'Suspend', 'address account,uint32 member,address by,uint8 cause'),
  intent(0x14, 'Directory', 'Reinstate', 'address account,uint32 member,address by'),
  intent(0x15, 'Directory', 'PublishCard', 'address account,bytes32 card'),
  intent(0x16, 'Directory', 'PublishKeyring', 'address account,uint32 version,bytes32 keyring'),
  intent(0x17, 'Directory', 'RotateSigner', 'address account,address signer,bool byKit'),
  intent(0x18, 'Directory', 'RotateKit', 'address account,address kit', 2),
  intent(0x19, 'Directory', 'RevokeAll', 'address account,uint32 grantEpoch,bool byKit'),
  intent(0x1a, 'Directory', 'Close', 'address account,bool byKit'),
  intent(0x1b, 'Directory', 'ProposeKit', 'address account,address kit'),
  intent(0x1c, 'Directory', 'TakeKit', 'address account,address kit'),
  intent(0x1d, 'Directory', 'SetRecovery', 'address account,uint40 wait'),
  intent(0x1e, 'Directory', 'RegisterProvisional', 'address account,address kit,uint32 member,address by', 2),
  intent(0x20, 'Directory', 'ProposeRecovery', 'address account,uint32 member,address by,address signer,address kit,bool fresh'),
  intent(0x21, 'Directory', 'ApproveRecovery', 'address account,uint32 member,address by,bytes32 recovery'),
  intent(0x22, 'Directory', 'CancelRecovery', 'address account,bytes32 recovery'),
  intent(0x23, 'Directory', 'ExecuteRecovery', 'address account,bytes32 recovery'),
  intent(0x24, 'Directory', 'ReportDeath', 'address account,uint32 member,address by,bytes32 document'),
  intent(0x25, 'Directory', 'CancelDeath', 'address account'),
  intent(0x26, 'Directory', 'Deceased', 'address account,uint32 member,address by'),
  intent(0x27, 'Directory', 'Merge', 'address account,address into', 2),
  intent(0x28, 'Directory', 'MergeByHospitals', TWO_HOSPITALS, 2),
  intent(0x29, 'Directory', 'Unmerge', 'address account,address into', 2),
  intent(0x2a, 'Directory', 'UnmergeByHospitals', TWO_HOSPITALS, 2),
  intent(0x30, 'Consents', 'Grant', 'address controller,bytes32 grantId,uint40 expiry'),
  intent(0x31, 'Consents', 'Renew', 'address controller,bytes32 grantId,uint40 expiry'),
  intent(0x32, 'Consents', 'Revoke', 'address controller,bytes32 grantId'),
  intent(0x40, 'Prescriptions', 'Prescribe', `uint32 organisation,${PRESCRIPTION}`),
  intent(0x41, 'Prescriptions', 'Claim', PICKED_UP, 3),
  intent(0x42, 'Prescriptions', 'RenewLease', `${BY_PHARMACY},bytes32 prescription`),
  intent(0x43, 'Prescriptions', 'GiveBack', `${BY_PHARMACY},bytes32 prescription`),
  intent(0x44, 'Prescriptions', 'Dispense', `${BY_PHARMACY},${PRESCRIPTION},uint256 quantities,bool handedOver`),
  intent(0x45, 'Prescriptions', 'Reverse', `${BY_PHARMACY},bytes32 prescription,uint8 delivery,uint256 quantities`),
  intent(0x46, 'Prescriptions', 'ReverseHandedOver', `${BY_PHARMACY},${PRESCRIPTION_HASHED},address by,uint8 delivery,uint256 quantities`, 2),
  intent(0x47, 'Prescriptions', 'CancelPrescription', `${PRESCRIPTION_HASHED},address by`),
  intent(0x48, 'Prescriptions', 'SuspendPrescription', 'bytes32 prescription,address by,bytes32 reason'),
  intent(0x49, 'Prescriptions', 'ResumePrescription', 'bytes32 prescription,address by'),
  intent(0x4a, 'Prescriptions', 'Alert', 'bytes32 prescription,address by,bytes32 reason'),
  intent(0x4b, 'Prescriptions', 'AnswerAlert', `${BY_PHARMACY},bytes32 prescription,bytes32 answer`),
  intent(0x4c, 'Prescriptions', 'Extend', PICKED_UP, 3),
  intent(0x4d, 'Prescriptions', 'Release', `${PRESCRIPTION_HASHED},address by`),
  intent(0x4e, 'Prescriptions', 'Reissue', `${PRESCRIPTION_HASHED},address by`),
  intent(0x60, 'Claims', 'SubmitClaim',
    `${BY_PHARMACY},bytes32 prescription,uint8 delivery,uint8 rank,uint32 payer,uint8 cites,bytes32 document`),
  intent(0x61, 'Claims', 'AnswerClaim', 'address agent,uint32 payer,bytes32 claim,bool accepted,bytes32 document'),
  intent(0x62, 'Claims', 'PayClaim', 'address agent,uint32 payer,bytes32 claim,bytes32 document'),
  intent(0x63, 'Claims', 'DisputeClaim', `${BY_PHARMACY},bytes32 prescription,uint8 delivery,uint8 rank,uint32 payer,bytes32 document`),
  intent(0x64, 'Claims', 'WithdrawClaim', `${BY_PHARMACY},bytes32 claim`),
  intent(0x65, 'Claims', 'ReverseClaim', 'address by,uint32 member,bytes32 claim,bytes32 document'),
  intent(0x70, 'Emergency', 'Break', 'address doctor,uint32 member,bytes32 recipient,bytes32 subject,bytes32 reason'),
  intent(0x71, 'Emergency', 'ConfirmBreak', 'bytes32 request,address clinician'),
  intent(0x72, 'Emergency', 'RenewBreak', 'bytes32 request'),
  intent(0x73, 'Emergency', 'EndBreak', 'bytes32 request'),
  intent(0x74, 'Emergency', 'ExplainBreak', 'bytes32 request,bytes32 explanation'),
  intent(0x75, 'Emergency', 'ReviewBreak', 'bytes32 request,uint32 member,address by,uint8 verdict,bytes32 reason'),
  intent(0x80, 'Anchors', 'Anchor', 'uint32 member,uint64 size,bytes32 root'),
];

export const STATEMENTS = [
  {
    name: 'Card', module: 'Directory',
    type: 'Card(address account,bytes32 network,address signer,bytes32 recordKey,bytes32 inboxRecipient,uint32[] homes,uint32 version)',
  },
  {
    name: 'Challenge', module: 'Directory',
    type: 'Challenge(bytes32 network,uint32 member,string origin,address account,bytes32 nonce,uint64 time)',
  },
  {
    name: 'Ticket', module: 'Consents',
    type:
      'Ticket(bytes32 network,address module,address account,uint32 grantEpoch,address controller,address grantee,bytes32 viewId,' +
      'bool writeBack,bytes32 delegation,address signedBy,bytes32 salt)',
  },
  {
    name: 'View', module: 'Consents',
    type:
      'View(bytes32 network,address account,bytes32 viewId,Entry[9] entries,uint32 version)Entry(bytes16 handle,uint64 since)',
  },
];

/** Signed by the prescription key; stands in the QR, and as the third signature of Claim and Extend. */
export const PICKUP = {
  name: 'Pickup', module: 'Prescriptions',
  type:
    'Pickup(bytes32 network,address prescriber,uint32 organisation,bytes32 prescription,bytes32 content,uint8 generation,uint8 k,' +
    'address pickup,bytes32 bearer)',
};
STATEMENTS.push(PICKUP);

export const CODES = {
  OK: 0x01, DONE: 0x02,
  RETRY: 0x10, AHEAD: 0x11, TOO_FAR: 0x12, NOT_YET: 0x13, NOT_PASSED: 0x14, NOT_FOUND: 0x15,
  UNKNOWN_KIND: 0x20, MALFORMED: 0x21, BAD_SIGNATURE: 0x22, HIGH_S: 0x23, FOREIGN_SIGNER: 0x24, EXPIRED: 0x25, STALE: 0x26,
  EXISTS: 0x27, EXHAUSTED: 0x28, BAD_VALUE: 0x29,
  UNVERIFIED: 0x30, SUSPENDED: 0x31, LAPSED: 0x32, WRONG_ROLE: 0x33, NOT_ALLOWED: 0x34, MEMBER_INACTIVE: 0x35, DUPLICATE: 0x36,
  OLD_VERSION: 0x37, NOT_VERIFIED: 0x38, NOT_SUSPENDED: 0x39, CLOSED: 0x3a,
  GRANT_REVOKED: 0x40, GRANT_EXPIRED: 0x41, NOT_LATER: 0x42,
  PROVISIONAL: 0x43, DECEASED: 0x44, NO_RECOVERY: 0x45, RECOVERY_OPEN: 0x46, RECOVERY_OFF: 0x47, RECOVERY_HELD: 0x48,
  NOT_CANCELLABLE: 0x49, NO_KIT_PROPOSED: 0x4a, NO_DEATH_REPORTED: 0x4b, DEATH_REPORTED: 0x4c, MERGED: 0x4d, NOT_MERGED: 0x4e,
  NOT_GROWN: 0x50, LAST_HOSPITAL: 0x51, MEMBER_STANDS: 0x52, MEMBER_SUSPENDED: 0x53, MEMBER_GONE: 0x54, LOG_CLOSED: 0x55,
  RULES_RETIRED: 0x56, PAUSED: 0x57, NOT_PAUSED: 0x58,
  PROPOSAL_DEAD: 0x60, PROPOSAL_DONE: 0x61,
  NOT_EXPIRED: 0x6e, EXTENSIONS_USED: 0x6f,
  PRESCRIPTION_CANCELLED: 0x70, PRESCRIPTION_SUSPENDED: 0x71, PRESCRIPTION_DISPENSED: 0x72, PRESCRIPTION_CLAIMED: 0x73,
  PRESCRIPTION_EXPIRED: 0x74, PRESCRIPTION_EARLY: 0x75, NOT_HELD: 0x76, OVER_QUANTITY: 0x77, LEASE_AT_MOST: 0x78, ALERT_OPEN: 0x79,
  NO_ALERT: 0x7a, OLD_PICKUP: 0x7b, DISPENSE_REVERSED: 0x7c, HANDED_OVER: 0x7d, TOO_LATE: 0x7e, PRESCRIBER_MISUSE: 0x7f,
  CLAIM_SUBMITTED: 0x90, CLAIM_ACCEPTED: 0x91, CLAIM_REFUSED: 0x92, CLAIM_PAID: 0x93, CLAIM_REVERSED: 0x94, ROUNDS_USED: 0x95,
  OTHER_ROUND: 0x96,
  BREAK_ENDED: 0xa0, BREAK_RUNS: 0xa1, BREAK_CONFIRMED: 0xa2, BREAK_RENEWED: 0xa3, BREAK_EXPLAINED: 0xa4, BREAK_REVIEWED: 0xa5,
  REVIEW_OVER: 0xa6, LIMIT_REACHED: 0xa7,
  WRONG_CHAIN: 0xe0, WRONG_MODULE: 0xe1, WRONG_VERSION: 0xe2,
};

export const hex = (bytes) => '0x' + Buffer.from(bytes).toString('hex');
export const bytes = (hexString) => Uint8Array.from(Buffer.from(hexString.slice(2), 'hex'));
export const keccak = (...parts) => keccak_256(Buffer.concat(parts.map((p) => Buffer.from(p))));
export const typeHash = (type) => hex(keccak(Buffer.from(type, 'utf8')));
