// Made by web/sdk/generate.mjs out of contracts/artifacts/parcha.json and docs/spec/intents.md; "node web/sdk/generate.mjs" makes it anew.
import type {
  AccountId,
  Address,
  Bytes32,
  Digest,
  GrantEpoch,
  GrantId,
  Handle,
  Hex,
  MemberNumber,
  NetworkId,
  Seq,
  UnixMillis,
  UnixSeconds,
  VerifyingKey,
  ViewId,
} from './brand.ts';

/** Fields of Propose, kind 0x01, signed for Directory. */
export interface Propose {
  /** `uint32` */
  readonly member: MemberNumber;
  /** `uint8` */
  readonly kind: number;
  /** `bytes32` */
  readonly document: Bytes32;
  /** `address` */
  readonly relayer: Address;
  /** `address[]` */
  readonly admins: readonly Address[];
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Approve, kind 0x02, signed for Directory. */
export interface Approve {
  /** `uint32` */
  readonly member: MemberNumber;
  /** `bytes32` */
  readonly proposal: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Execute, kind 0x03, signed for Directory. */
export interface Execute {
  /** `uint32` */
  readonly member: MemberNumber;
  /** `bytes32` */
  readonly proposal: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Sponsor, kind 0x04, signed for Directory. */
export interface Sponsor {
  /** `uint32` */
  readonly member: MemberNumber;
  /** `uint8` */
  readonly kind: number;
  /** `bytes32` */
  readonly document: Bytes32;
  /** `address` */
  readonly relayer: Address;
  /** `bytes32` */
  readonly registry: Bytes32;
  /** `address[]` */
  readonly admins: readonly Address[];
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of RotateMemberKeys, kind 0x05, signed for Directory. */
export interface RotateMemberKeys {
  /** `uint32` */
  readonly member: MemberNumber;
  /** `bytes32` */
  readonly document: Bytes32;
  /** `address` */
  readonly relayer: Address;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of ProposeAct, kind 0x06, signed for Directory. */
export interface ProposeAct {
  /** `uint32` */
  readonly member: MemberNumber;
  /** `uint8` */
  readonly act: number;
  /** `uint32` */
  readonly subject: number;
  /** `uint32` */
  readonly successor: number;
  /** `bytes32` */
  readonly reason: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of ProposeRules, kind 0x07, signed for Directory. */
export interface ProposeRules {
  /** `uint32` */
  readonly member: MemberNumber;
  /** `bytes32` */
  readonly document: Bytes32;
  /** `address` */
  readonly router: Address;
  /** `address` */
  readonly consents: Address;
  /** `address` */
  readonly prescriptions: Address;
  /** `address` */
  readonly claims: Address;
  /** `address` */
  readonly emergency: Address;
  /** `address` */
  readonly anchors: Address;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of ChangeAdmins, kind 0x08, signed for Directory. */
export interface ChangeAdmins {
  /** `uint32` */
  readonly member: MemberNumber;
  /** `address` */
  readonly added: Address;
  /** `address` */
  readonly removed: Address;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Register, kind 0x10, signed for Directory. */
export interface Register {
  /** `address` */
  readonly account: AccountId;
  /** `address` */
  readonly kit: Address;
  /** `uint32` */
  readonly member: MemberNumber;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Verify, kind 0x11, signed for Directory. */
export interface Verify {
  /** `address` */
  readonly account: AccountId;
  /** `uint32` */
  readonly member: MemberNumber;
  /** `address` */
  readonly by: Address;
  /** `uint8` */
  readonly level: number;
  /** `uint16` */
  readonly roles: number;
  /** `uint32` */
  readonly employer: MemberNumber;
  /** `uint16` */
  readonly validUntil: number;
  /** `bytes32` */
  readonly profile: Bytes32;
  /** `bytes32` */
  readonly namesTag: Bytes32;
  /** `bytes32` */
  readonly identifierTag: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of VerifyHomonym, kind 0x12, signed for Directory. */
export interface VerifyHomonym {
  /** `address` */
  readonly account: AccountId;
  /** `uint32` */
  readonly member: MemberNumber;
  /** `address` */
  readonly by: Address;
  /** `uint8` */
  readonly level: number;
  /** `uint16` */
  readonly roles: number;
  /** `uint32` */
  readonly employer: MemberNumber;
  /** `uint16` */
  readonly validUntil: number;
  /** `bytes32` */
  readonly profile: Bytes32;
  /** `bytes32` */
  readonly namesTag: Bytes32;
  /** `bytes32` */
  readonly identifierTag: Bytes32;
  /** `uint8` */
  readonly discriminator: number;
  /** `address` */
  readonly second: Address;
  /** `bytes32` */
  readonly reason: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Suspend, kind 0x13, signed for Directory. */
export interface Suspend {
  /** `address` */
  readonly account: AccountId;
  /** `uint32` */
  readonly member: MemberNumber;
  /** `address` */
  readonly by: Address;
  /** `uint8` */
  readonly cause: number;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Reinstate, kind 0x14, signed for Directory. */
export interface Reinstate {
  /** `address` */
  readonly account: AccountId;
  /** `uint32` */
  readonly member: MemberNumber;
  /** `address` */
  readonly by: Address;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of PublishCard, kind 0x15, signed for Directory. */
export interface PublishCard {
  /** `address` */
  readonly account: AccountId;
  /** `bytes32` */
  readonly card: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of PublishKeyring, kind 0x16, signed for Directory. */
export interface PublishKeyring {
  /** `address` */
  readonly account: AccountId;
  /** `uint32` */
  readonly version: number;
  /** `bytes32` */
  readonly keyring: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of RotateSigner, kind 0x17, signed for Directory. */
export interface RotateSigner {
  /** `address` */
  readonly account: AccountId;
  /** `address` */
  readonly signer: Address;
  /** `bool` */
  readonly byKit: boolean;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of RotateKit, kind 0x18, signed for Directory. */
export interface RotateKit {
  /** `address` */
  readonly account: AccountId;
  /** `address` */
  readonly kit: Address;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of RevokeAll, kind 0x19, signed for Directory. */
export interface RevokeAll {
  /** `address` */
  readonly account: AccountId;
  /** `uint32` */
  readonly grantEpoch: GrantEpoch;
  /** `bool` */
  readonly byKit: boolean;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Close, kind 0x1a, signed for Directory. */
export interface Close {
  /** `address` */
  readonly account: AccountId;
  /** `bool` */
  readonly byKit: boolean;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of ProposeKit, kind 0x1b, signed for Directory. */
export interface ProposeKit {
  /** `address` */
  readonly account: AccountId;
  /** `address` */
  readonly kit: Address;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of TakeKit, kind 0x1c, signed for Directory. */
export interface TakeKit {
  /** `address` */
  readonly account: AccountId;
  /** `address` */
  readonly kit: Address;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of SetRecovery, kind 0x1d, signed for Directory. */
export interface SetRecovery {
  /** `address` */
  readonly account: AccountId;
  /** `uint40` */
  readonly wait: UnixSeconds;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of RegisterProvisional, kind 0x1e, signed for Directory. */
export interface RegisterProvisional {
  /** `address` */
  readonly account: AccountId;
  /** `address` */
  readonly kit: Address;
  /** `uint32` */
  readonly member: MemberNumber;
  /** `address` */
  readonly by: Address;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of ProposeRecovery, kind 0x20, signed for Directory. */
export interface ProposeRecovery {
  /** `address` */
  readonly account: AccountId;
  /** `uint32` */
  readonly member: MemberNumber;
  /** `address` */
  readonly by: Address;
  /** `address` */
  readonly signer: Address;
  /** `address` */
  readonly kit: Address;
  /** `bool` */
  readonly fresh: boolean;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of ApproveRecovery, kind 0x21, signed for Directory. */
export interface ApproveRecovery {
  /** `address` */
  readonly account: AccountId;
  /** `uint32` */
  readonly member: MemberNumber;
  /** `address` */
  readonly by: Address;
  /** `bytes32` */
  readonly recovery: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of CancelRecovery, kind 0x22, signed for Directory. */
export interface CancelRecovery {
  /** `address` */
  readonly account: AccountId;
  /** `bytes32` */
  readonly recovery: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of ExecuteRecovery, kind 0x23, signed for Directory. */
export interface ExecuteRecovery {
  /** `address` */
  readonly account: AccountId;
  /** `bytes32` */
  readonly recovery: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of ReportDeath, kind 0x24, signed for Directory. */
export interface ReportDeath {
  /** `address` */
  readonly account: AccountId;
  /** `uint32` */
  readonly member: MemberNumber;
  /** `address` */
  readonly by: Address;
  /** `bytes32` */
  readonly document: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of CancelDeath, kind 0x25, signed for Directory. */
export interface CancelDeath {
  /** `address` */
  readonly account: AccountId;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Deceased, kind 0x26, signed for Directory. */
export interface Deceased {
  /** `address` */
  readonly account: AccountId;
  /** `uint32` */
  readonly member: MemberNumber;
  /** `address` */
  readonly by: Address;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Merge, kind 0x27, signed for Directory. */
export interface Merge {
  /** `address` */
  readonly account: AccountId;
  /** `address` */
  readonly into: Address;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of MergeByHospitals, kind 0x28, signed for Directory. */
export interface MergeByHospitals {
  /** `address` */
  readonly account: AccountId;
  /** `address` */
  readonly into: Address;
  /** `uint32` */
  readonly member: MemberNumber;
  /** `address` */
  readonly by: Address;
  /** `uint32` */
  readonly secondMember: number;
  /** `address` */
  readonly second: Address;
  /** `bytes32` */
  readonly reason: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Unmerge, kind 0x29, signed for Directory. */
export interface Unmerge {
  /** `address` */
  readonly account: AccountId;
  /** `address` */
  readonly into: Address;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of UnmergeByHospitals, kind 0x2a, signed for Directory. */
export interface UnmergeByHospitals {
  /** `address` */
  readonly account: AccountId;
  /** `address` */
  readonly into: Address;
  /** `uint32` */
  readonly member: MemberNumber;
  /** `address` */
  readonly by: Address;
  /** `uint32` */
  readonly secondMember: number;
  /** `address` */
  readonly second: Address;
  /** `bytes32` */
  readonly reason: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Grant, kind 0x30, signed for Consents. */
export interface Grant {
  /** `address` */
  readonly controller: Address;
  /** `bytes32` */
  readonly grantId: GrantId;
  /** `uint40` */
  readonly expiry: UnixSeconds;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Renew, kind 0x31, signed for Consents. */
export interface Renew {
  /** `address` */
  readonly controller: Address;
  /** `bytes32` */
  readonly grantId: GrantId;
  /** `uint40` */
  readonly expiry: UnixSeconds;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Revoke, kind 0x32, signed for Consents. */
export interface Revoke {
  /** `address` */
  readonly controller: Address;
  /** `bytes32` */
  readonly grantId: GrantId;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Prescribe, kind 0x40, signed for Prescriptions. */
export interface Prescribe {
  /** `uint32` */
  readonly organisation: number;
  /** `address` */
  readonly prescriber: Address;
  /** `address` */
  readonly key: Address;
  /** `bytes` */
  readonly terms: Hex;
  /** `bytes32` */
  readonly content: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Claim, kind 0x41, signed for Prescriptions. */
export interface Claim {
  /** `address` */
  readonly pharmacist: Address;
  /** `uint32` */
  readonly pharmacy: number;
  /** `address` */
  readonly prescriber: Address;
  /** `address` */
  readonly key: Address;
  /** `bytes` */
  readonly terms: Hex;
  /** `bytes32` */
  readonly content: Bytes32;
  /** `uint8` */
  readonly generation: number;
  /** `uint8` */
  readonly k: number;
  /** `bytes32` */
  readonly bearer: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of RenewLease, kind 0x42, signed for Prescriptions. */
export interface RenewLease {
  /** `address` */
  readonly pharmacist: Address;
  /** `uint32` */
  readonly pharmacy: number;
  /** `bytes32` */
  readonly prescription: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of GiveBack, kind 0x43, signed for Prescriptions. */
export interface GiveBack {
  /** `address` */
  readonly pharmacist: Address;
  /** `uint32` */
  readonly pharmacy: number;
  /** `bytes32` */
  readonly prescription: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Dispense, kind 0x44, signed for Prescriptions. */
export interface Dispense {
  /** `address` */
  readonly pharmacist: Address;
  /** `uint32` */
  readonly pharmacy: number;
  /** `address` */
  readonly prescriber: Address;
  /** `address` */
  readonly key: Address;
  /** `bytes` */
  readonly terms: Hex;
  /** `bytes32` */
  readonly content: Bytes32;
  /** `uint256` */
  readonly quantities: bigint;
  /** `bool` */
  readonly handedOver: boolean;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Reverse, kind 0x45, signed for Prescriptions. */
export interface Reverse {
  /** `address` */
  readonly pharmacist: Address;
  /** `uint32` */
  readonly pharmacy: number;
  /** `bytes32` */
  readonly prescription: Bytes32;
  /** `uint8` */
  readonly delivery: number;
  /** `uint256` */
  readonly quantities: bigint;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of ReverseHandedOver, kind 0x46, signed for Prescriptions. */
export interface ReverseHandedOver {
  /** `address` */
  readonly pharmacist: Address;
  /** `uint32` */
  readonly pharmacy: number;
  /** `address` */
  readonly prescriber: Address;
  /** `address` */
  readonly key: Address;
  /** `bytes32` */
  readonly terms: Bytes32;
  /** `bytes32` */
  readonly content: Bytes32;
  /** `address` */
  readonly by: Address;
  /** `uint8` */
  readonly delivery: number;
  /** `uint256` */
  readonly quantities: bigint;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of CancelPrescription, kind 0x47, signed for Prescriptions. */
export interface CancelPrescription {
  /** `address` */
  readonly prescriber: Address;
  /** `address` */
  readonly key: Address;
  /** `bytes32` */
  readonly terms: Bytes32;
  /** `bytes32` */
  readonly content: Bytes32;
  /** `address` */
  readonly by: Address;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of SuspendPrescription, kind 0x48, signed for Prescriptions. */
export interface SuspendPrescription {
  /** `bytes32` */
  readonly prescription: Bytes32;
  /** `address` */
  readonly by: Address;
  /** `bytes32` */
  readonly reason: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of ResumePrescription, kind 0x49, signed for Prescriptions. */
export interface ResumePrescription {
  /** `bytes32` */
  readonly prescription: Bytes32;
  /** `address` */
  readonly by: Address;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Alert, kind 0x4a, signed for Prescriptions. */
export interface Alert {
  /** `bytes32` */
  readonly prescription: Bytes32;
  /** `address` */
  readonly by: Address;
  /** `bytes32` */
  readonly reason: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of AnswerAlert, kind 0x4b, signed for Prescriptions. */
export interface AnswerAlert {
  /** `address` */
  readonly pharmacist: Address;
  /** `uint32` */
  readonly pharmacy: number;
  /** `bytes32` */
  readonly prescription: Bytes32;
  /** `bytes32` */
  readonly answer: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Extend, kind 0x4c, signed for Prescriptions. */
export interface Extend {
  /** `address` */
  readonly pharmacist: Address;
  /** `uint32` */
  readonly pharmacy: number;
  /** `address` */
  readonly prescriber: Address;
  /** `address` */
  readonly key: Address;
  /** `bytes` */
  readonly terms: Hex;
  /** `bytes32` */
  readonly content: Bytes32;
  /** `uint8` */
  readonly generation: number;
  /** `uint8` */
  readonly k: number;
  /** `bytes32` */
  readonly bearer: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Release, kind 0x4d, signed for Prescriptions. */
export interface Release {
  /** `address` */
  readonly prescriber: Address;
  /** `address` */
  readonly key: Address;
  /** `bytes32` */
  readonly terms: Bytes32;
  /** `bytes32` */
  readonly content: Bytes32;
  /** `address` */
  readonly by: Address;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Reissue, kind 0x4e, signed for Prescriptions. */
export interface Reissue {
  /** `address` */
  readonly prescriber: Address;
  /** `address` */
  readonly key: Address;
  /** `bytes32` */
  readonly terms: Bytes32;
  /** `bytes32` */
  readonly content: Bytes32;
  /** `address` */
  readonly by: Address;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of SubmitClaim, kind 0x60, signed for Claims. */
export interface SubmitClaim {
  /** `address` */
  readonly pharmacist: Address;
  /** `uint32` */
  readonly pharmacy: number;
  /** `bytes32` */
  readonly prescription: Bytes32;
  /** `uint8` */
  readonly delivery: number;
  /** `uint8` */
  readonly rank: number;
  /** `uint32` */
  readonly payer: number;
  /** `uint8` */
  readonly cites: number;
  /** `bytes32` */
  readonly document: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of AnswerClaim, kind 0x61, signed for Claims. */
export interface AnswerClaim {
  /** `address` */
  readonly agent: Address;
  /** `uint32` */
  readonly payer: number;
  /** `bytes32` */
  readonly claim: Bytes32;
  /** `bool` */
  readonly accepted: boolean;
  /** `bytes32` */
  readonly document: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of PayClaim, kind 0x62, signed for Claims. */
export interface PayClaim {
  /** `address` */
  readonly agent: Address;
  /** `uint32` */
  readonly payer: number;
  /** `bytes32` */
  readonly claim: Bytes32;
  /** `bytes32` */
  readonly document: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of DisputeClaim, kind 0x63, signed for Claims. */
export interface DisputeClaim {
  /** `address` */
  readonly pharmacist: Address;
  /** `uint32` */
  readonly pharmacy: number;
  /** `bytes32` */
  readonly prescription: Bytes32;
  /** `uint8` */
  readonly delivery: number;
  /** `uint8` */
  readonly rank: number;
  /** `uint32` */
  readonly payer: number;
  /** `bytes32` */
  readonly document: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of WithdrawClaim, kind 0x64, signed for Claims. */
export interface WithdrawClaim {
  /** `address` */
  readonly pharmacist: Address;
  /** `uint32` */
  readonly pharmacy: number;
  /** `bytes32` */
  readonly claim: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of ReverseClaim, kind 0x65, signed for Claims. */
export interface ReverseClaim {
  /** `address` */
  readonly by: Address;
  /** `uint32` */
  readonly member: MemberNumber;
  /** `bytes32` */
  readonly claim: Bytes32;
  /** `bytes32` */
  readonly document: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Break, kind 0x70, signed for Emergency. */
export interface Break {
  /** `address` */
  readonly doctor: Address;
  /** `uint32` */
  readonly member: MemberNumber;
  /** `bytes32` */
  readonly recipient: Bytes32;
  /** `bytes32` */
  readonly subject: Bytes32;
  /** `bytes32` */
  readonly reason: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of ConfirmBreak, kind 0x71, signed for Emergency. */
export interface ConfirmBreak {
  /** `bytes32` */
  readonly request: Bytes32;
  /** `address` */
  readonly clinician: Address;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of RenewBreak, kind 0x72, signed for Emergency. */
export interface RenewBreak {
  /** `bytes32` */
  readonly request: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of EndBreak, kind 0x73, signed for Emergency. */
export interface EndBreak {
  /** `bytes32` */
  readonly request: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of ExplainBreak, kind 0x74, signed for Emergency. */
export interface ExplainBreak {
  /** `bytes32` */
  readonly request: Bytes32;
  /** `bytes32` */
  readonly explanation: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of ReviewBreak, kind 0x75, signed for Emergency. */
export interface ReviewBreak {
  /** `bytes32` */
  readonly request: Bytes32;
  /** `uint32` */
  readonly member: MemberNumber;
  /** `address` */
  readonly by: Address;
  /** `uint8` */
  readonly verdict: number;
  /** `bytes32` */
  readonly reason: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of Anchor, kind 0x80, signed for Anchors. */
export interface Anchor {
  /** `uint32` */
  readonly member: MemberNumber;
  /** `uint64` */
  readonly size: bigint;
  /** `bytes32` */
  readonly root: Bytes32;
  /** `uint32` */
  readonly seq: Seq;
  /** `uint40` */
  readonly deadline: UnixSeconds;
}

/** Fields of the statement Card, signed under the domain of Directory. */
export interface Card {
  /** `address` */
  readonly account: AccountId;
  /** `bytes32` */
  readonly network: NetworkId;
  /** `address` */
  readonly signer: Address;
  /** `bytes32` */
  readonly recordKey: VerifyingKey;
  /** `bytes32` */
  readonly inboxRecipient: Digest;
  /** `uint32[]` */
  readonly homes: readonly MemberNumber[];
  /** `uint32` */
  readonly version: number;
}

/** Fields of the statement Challenge, signed under the domain of Directory. */
export interface Challenge {
  /** `bytes32` */
  readonly network: NetworkId;
  /** `uint32` */
  readonly member: MemberNumber;
  /** `string` */
  readonly origin: string;
  /** `address` */
  readonly account: AccountId;
  /** `bytes32` */
  readonly nonce: Bytes32;
  /** `uint64` */
  readonly time: UnixMillis;
}

/** Fields of the statement Ticket, signed under the domain of Consents. */
export interface Ticket {
  /** `bytes32` */
  readonly network: NetworkId;
  /** `address` */
  readonly module: Address;
  /** `address` */
  readonly account: AccountId;
  /** `uint32` */
  readonly grantEpoch: GrantEpoch;
  /** `address` */
  readonly controller: Address;
  /** `address` */
  readonly grantee: AccountId;
  /** `bytes32` */
  readonly viewId: ViewId;
  /** `bool` */
  readonly writeBack: boolean;
  /** `bytes32` */
  readonly delegation: GrantId;
  /** `address` */
  readonly signedBy: AccountId;
  /** `bytes32` */
  readonly salt: Bytes32;
}

/** Fields of the statement View, signed under the domain of Consents. */
export interface View {
  /** `bytes32` */
  readonly network: NetworkId;
  /** `address` */
  readonly account: AccountId;
  /** `bytes32` */
  readonly viewId: ViewId;
  /** `Entry[9]` */
  readonly entries: readonly Entry[];
  /** `uint32` */
  readonly version: number;
}

/** Part of {@link View}. */
export interface Entry {
  /** `bytes16` */
  readonly handle: Handle;
  /** `uint64` */
  readonly since: UnixMillis;
}

/** Fields of the statement Pickup, signed under the domain of Prescriptions. */
export interface Pickup {
  /** `bytes32` */
  readonly network: NetworkId;
  /** `address` */
  readonly prescriber: Address;
  /** `uint32` */
  readonly organisation: number;
  /** `bytes32` */
  readonly prescription: Bytes32;
  /** `bytes32` */
  readonly content: Bytes32;
  /** `uint8` */
  readonly generation: number;
  /** `uint8` */
  readonly k: number;
  /** `address` */
  readonly pickup: Address;
  /** `bytes32` */
  readonly bearer: Bytes32;
}

/** The fields of every kind of intent (docs/spec/intents.md section 6). */
export interface IntentMessages {
  readonly Propose: Propose;
  readonly Approve: Approve;
  readonly Execute: Execute;
  readonly Sponsor: Sponsor;
  readonly RotateMemberKeys: RotateMemberKeys;
  readonly ProposeAct: ProposeAct;
  readonly ProposeRules: ProposeRules;
  readonly ChangeAdmins: ChangeAdmins;
  readonly Register: Register;
  readonly Verify: Verify;
  readonly VerifyHomonym: VerifyHomonym;
  readonly Suspend: Suspend;
  readonly Reinstate: Reinstate;
  readonly PublishCard: PublishCard;
  readonly PublishKeyring: PublishKeyring;
  readonly RotateSigner: RotateSigner;
  readonly RotateKit: RotateKit;
  readonly RevokeAll: RevokeAll;
  readonly Close: Close;
  readonly ProposeKit: ProposeKit;
  readonly TakeKit: TakeKit;
  readonly SetRecovery: SetRecovery;
  readonly RegisterProvisional: RegisterProvisional;
  readonly ProposeRecovery: ProposeRecovery;
  readonly ApproveRecovery: ApproveRecovery;
  readonly CancelRecovery: CancelRecovery;
  readonly ExecuteRecovery: ExecuteRecovery;
  readonly ReportDeath: ReportDeath;
  readonly CancelDeath: CancelDeath;
  readonly Deceased: Deceased;
  readonly Merge: Merge;
  readonly MergeByHospitals: MergeByHospitals;
  readonly Unmerge: Unmerge;
  readonly UnmergeByHospitals: UnmergeByHospitals;
  readonly Grant: Grant;
  readonly Renew: Renew;
  readonly Revoke: Revoke;
  readonly Prescribe: Prescribe;
  readonly Claim: Claim;
  readonly RenewLease: RenewLease;
  readonly GiveBack: GiveBack;
  readonly Dispense: Dispense;
  readonly Reverse: Reverse;
  readonly ReverseHandedOver: ReverseHandedOver;
  readonly CancelPrescription: CancelPrescription;
  readonly SuspendPrescription: SuspendPrescription;
  readonly ResumePrescription: ResumePrescription;
  readonly Alert: Alert;
  readonly AnswerAlert: AnswerAlert;
  readonly Extend: Extend;
  readonly Release: Release;
  readonly Reissue: Reissue;
  readonly SubmitClaim: SubmitClaim;
  readonly AnswerClaim: AnswerClaim;
  readonly PayClaim: PayClaim;
  readonly DisputeClaim: DisputeClaim;
  readonly WithdrawClaim: WithdrawClaim;
  readonly ReverseClaim: ReverseClaim;
  readonly Break: Break;
  readonly ConfirmBreak: ConfirmBreak;
  readonly RenewBreak: RenewBreak;
  readonly EndBreak: EndBreak;
  readonly ExplainBreak: ExplainBreak;
  readonly ReviewBreak: ReviewBreak;
  readonly Anchor: Anchor;
}

/** The fields of every statement (docs/spec/intents.md section 8). */
export interface StatementMessages {
  readonly Card: Card;
  readonly Challenge: Challenge;
  readonly Ticket: Ticket;
  readonly View: View;
  readonly Pickup: Pickup;
}

/** Name and version of every domain. */
export const DOMAIN = { name: 'Parcha', version: '1' } as const;

/** The contracts that signatures are made for. */
export const MODULES = ['Directory', 'Consents', 'Prescriptions', 'Claims', 'Emergency', 'Anchors'] as const;

/** Every kind of intent: its byte on the wire, its module, its signatures, its type. */
export const INTENTS = [
  { kind: 0x01, name: 'Propose', module: 'Directory', signatures: 1, type: 'Propose(uint32 member,uint8 kind,bytes32 document,address relayer,address[] admins,uint32 seq,uint40 deadline)' },
  { kind: 0x02, name: 'Approve', module: 'Directory', signatures: 1, type: 'Approve(uint32 member,bytes32 proposal,uint32 seq,uint40 deadline)' },
  { kind: 0x03, name: 'Execute', module: 'Directory', signatures: 1, type: 'Execute(uint32 member,bytes32 proposal,uint32 seq,uint40 deadline)' },
  { kind: 0x04, name: 'Sponsor', module: 'Directory', signatures: 1, type: 'Sponsor(uint32 member,uint8 kind,bytes32 document,address relayer,bytes32 registry,address[] admins,uint32 seq,uint40 deadline)' },
  { kind: 0x05, name: 'RotateMemberKeys', module: 'Directory', signatures: 1, type: 'RotateMemberKeys(uint32 member,bytes32 document,address relayer,uint32 seq,uint40 deadline)' },
  { kind: 0x06, name: 'ProposeAct', module: 'Directory', signatures: 1, type: 'ProposeAct(uint32 member,uint8 act,uint32 subject,uint32 successor,bytes32 reason,uint32 seq,uint40 deadline)' },
  { kind: 0x07, name: 'ProposeRules', module: 'Directory', signatures: 1, type: 'ProposeRules(uint32 member,bytes32 document,address router,address consents,address prescriptions,address claims,address emergency,address anchors,uint32 seq,uint40 deadline)' },
  { kind: 0x08, name: 'ChangeAdmins', module: 'Directory', signatures: 1, type: 'ChangeAdmins(uint32 member,address added,address removed,uint32 seq,uint40 deadline)' },
  { kind: 0x10, name: 'Register', module: 'Directory', signatures: 1, type: 'Register(address account,address kit,uint32 member,uint32 seq,uint40 deadline)' },
  { kind: 0x11, name: 'Verify', module: 'Directory', signatures: 1, type: 'Verify(address account,uint32 member,address by,uint8 level,uint16 roles,uint32 employer,uint16 validUntil,bytes32 profile,bytes32 namesTag,bytes32 identifierTag,uint32 seq,uint40 deadline)' },
  { kind: 0x12, name: 'VerifyHomonym', module: 'Directory', signatures: 2, type: 'VerifyHomonym(address account,uint32 member,address by,uint8 level,uint16 roles,uint32 employer,uint16 validUntil,bytes32 profile,bytes32 namesTag,bytes32 identifierTag,uint8 discriminator,address second,bytes32 reason,uint32 seq,uint40 deadline)' },
  { kind: 0x13, name: 'Suspend', module: 'Directory', signatures: 1, type: 'Suspend(address account,uint32 member,address by,uint8 cause,uint32 seq,uint40 deadline)' },
  { kind: 0x14, name: 'Reinstate', module: 'Directory', signatures: 1, type: 'Reinstate(address account,uint32 member,address by,uint32 seq,uint40 deadline)' },
  { kind: 0x15, name: 'PublishCard', module: 'Directory', signatures: 1, type: 'PublishCard(address account,bytes32 card,uint32 seq,uint40 deadline)' },
  { kind: 0x16, name: 'PublishKeyring', module: 'Directory', signatures: 1, type: 'PublishKeyring(address account,uint32 version,bytes32 keyring,uint32 seq,uint40 deadline)' },
  { kind: 0x17, name: 'RotateSigner', module: 'Directory', signatures: 1, type: 'RotateSigner(address account,address signer,bool byKit,uint32 seq,uint40 deadline)' },
  { kind: 0x18, name: 'RotateKit', module: 'Directory', signatures: 2, type: 'RotateKit(address account,address kit,uint32 seq,uint40 deadline)' },
  { kind: 0x19, name: 'RevokeAll', module: 'Directory', signatures: 1, type: 'RevokeAll(address account,uint32 grantEpoch,bool byKit,uint32 seq,uint40 deadline)' },
  { kind: 0x1a, name: 'Close', module: 'Directory', signatures: 1, type: 'Close(address account,bool byKit,uint32 seq,uint40 deadline)' },
  { kind: 0x1b, name: 'ProposeKit', module: 'Directory', signatures: 1, type: 'ProposeKit(address account,address kit,uint32 seq,uint40 deadline)' },
  { kind: 0x1c, name: 'TakeKit', module: 'Directory', signatures: 1, type: 'TakeKit(address account,address kit,uint32 seq,uint40 deadline)' },
  { kind: 0x1d, name: 'SetRecovery', module: 'Directory', signatures: 1, type: 'SetRecovery(address account,uint40 wait,uint32 seq,uint40 deadline)' },
  { kind: 0x1e, name: 'RegisterProvisional', module: 'Directory', signatures: 2, type: 'RegisterProvisional(address account,address kit,uint32 member,address by,uint32 seq,uint40 deadline)' },
  { kind: 0x20, name: 'ProposeRecovery', module: 'Directory', signatures: 1, type: 'ProposeRecovery(address account,uint32 member,address by,address signer,address kit,bool fresh,uint32 seq,uint40 deadline)' },
  { kind: 0x21, name: 'ApproveRecovery', module: 'Directory', signatures: 1, type: 'ApproveRecovery(address account,uint32 member,address by,bytes32 recovery,uint32 seq,uint40 deadline)' },
  { kind: 0x22, name: 'CancelRecovery', module: 'Directory', signatures: 1, type: 'CancelRecovery(address account,bytes32 recovery,uint32 seq,uint40 deadline)' },
  { kind: 0x23, name: 'ExecuteRecovery', module: 'Directory', signatures: 1, type: 'ExecuteRecovery(address account,bytes32 recovery,uint32 seq,uint40 deadline)' },
  { kind: 0x24, name: 'ReportDeath', module: 'Directory', signatures: 1, type: 'ReportDeath(address account,uint32 member,address by,bytes32 document,uint32 seq,uint40 deadline)' },
  { kind: 0x25, name: 'CancelDeath', module: 'Directory', signatures: 1, type: 'CancelDeath(address account,uint32 seq,uint40 deadline)' },
  { kind: 0x26, name: 'Deceased', module: 'Directory', signatures: 1, type: 'Deceased(address account,uint32 member,address by,uint32 seq,uint40 deadline)' },
  { kind: 0x27, name: 'Merge', module: 'Directory', signatures: 2, type: 'Merge(address account,address into,uint32 seq,uint40 deadline)' },
  { kind: 0x28, name: 'MergeByHospitals', module: 'Directory', signatures: 2, type: 'MergeByHospitals(address account,address into,uint32 member,address by,uint32 secondMember,address second,bytes32 reason,uint32 seq,uint40 deadline)' },
  { kind: 0x29, name: 'Unmerge', module: 'Directory', signatures: 2, type: 'Unmerge(address account,address into,uint32 seq,uint40 deadline)' },
  { kind: 0x2a, name: 'UnmergeByHospitals', module: 'Directory', signatures: 2, type: 'UnmergeByHospitals(address account,address into,uint32 member,address by,uint32 secondMember,address second,bytes32 reason,uint32 seq,uint40 deadline)' },
  { kind: 0x30, name: 'Grant', module: 'Consents', signatures: 1, type: 'Grant(address controller,bytes32 grantId,uint40 expiry,uint32 seq,uint40 deadline)' },
  { kind: 0x31, name: 'Renew', module: 'Consents', signatures: 1, type: 'Renew(address controller,bytes32 grantId,uint40 expiry,uint32 seq,uint40 deadline)' },
  { kind: 0x32, name: 'Revoke', module: 'Consents', signatures: 1, type: 'Revoke(address controller,bytes32 grantId,uint32 seq,uint40 deadline)' },
  { kind: 0x40, name: 'Prescribe', module: 'Prescriptions', signatures: 1, type: 'Prescribe(uint32 organisation,address prescriber,address key,bytes terms,bytes32 content,uint32 seq,uint40 deadline)' },
  { kind: 0x41, name: 'Claim', module: 'Prescriptions', signatures: 3, type: 'Claim(address pharmacist,uint32 pharmacy,address prescriber,address key,bytes terms,bytes32 content,uint8 generation,uint8 k,bytes32 bearer,uint32 seq,uint40 deadline)' },
  { kind: 0x42, name: 'RenewLease', module: 'Prescriptions', signatures: 1, type: 'RenewLease(address pharmacist,uint32 pharmacy,bytes32 prescription,uint32 seq,uint40 deadline)' },
  { kind: 0x43, name: 'GiveBack', module: 'Prescriptions', signatures: 1, type: 'GiveBack(address pharmacist,uint32 pharmacy,bytes32 prescription,uint32 seq,uint40 deadline)' },
  { kind: 0x44, name: 'Dispense', module: 'Prescriptions', signatures: 1, type: 'Dispense(address pharmacist,uint32 pharmacy,address prescriber,address key,bytes terms,bytes32 content,uint256 quantities,bool handedOver,uint32 seq,uint40 deadline)' },
  { kind: 0x45, name: 'Reverse', module: 'Prescriptions', signatures: 1, type: 'Reverse(address pharmacist,uint32 pharmacy,bytes32 prescription,uint8 delivery,uint256 quantities,uint32 seq,uint40 deadline)' },
  { kind: 0x46, name: 'ReverseHandedOver', module: 'Prescriptions', signatures: 2, type: 'ReverseHandedOver(address pharmacist,uint32 pharmacy,address prescriber,address key,bytes32 terms,bytes32 content,address by,uint8 delivery,uint256 quantities,uint32 seq,uint40 deadline)' },
  { kind: 0x47, name: 'CancelPrescription', module: 'Prescriptions', signatures: 1, type: 'CancelPrescription(address prescriber,address key,bytes32 terms,bytes32 content,address by,uint32 seq,uint40 deadline)' },
  { kind: 0x48, name: 'SuspendPrescription', module: 'Prescriptions', signatures: 1, type: 'SuspendPrescription(bytes32 prescription,address by,bytes32 reason,uint32 seq,uint40 deadline)' },
  { kind: 0x49, name: 'ResumePrescription', module: 'Prescriptions', signatures: 1, type: 'ResumePrescription(bytes32 prescription,address by,uint32 seq,uint40 deadline)' },
  { kind: 0x4a, name: 'Alert', module: 'Prescriptions', signatures: 1, type: 'Alert(bytes32 prescription,address by,bytes32 reason,uint32 seq,uint40 deadline)' },
  { kind: 0x4b, name: 'AnswerAlert', module: 'Prescriptions', signatures: 1, type: 'AnswerAlert(address pharmacist,uint32 pharmacy,bytes32 prescription,bytes32 answer,uint32 seq,uint40 deadline)' },
  { kind: 0x4c, name: 'Extend', module: 'Prescriptions', signatures: 3, type: 'Extend(address pharmacist,uint32 pharmacy,address prescriber,address key,bytes terms,bytes32 content,uint8 generation,uint8 k,bytes32 bearer,uint32 seq,uint40 deadline)' },
  { kind: 0x4d, name: 'Release', module: 'Prescriptions', signatures: 1, type: 'Release(address prescriber,address key,bytes32 terms,bytes32 content,address by,uint32 seq,uint40 deadline)' },
  { kind: 0x4e, name: 'Reissue', module: 'Prescriptions', signatures: 1, type: 'Reissue(address prescriber,address key,bytes32 terms,bytes32 content,address by,uint32 seq,uint40 deadline)' },
  { kind: 0x60, name: 'SubmitClaim', module: 'Claims', signatures: 1, type: 'SubmitClaim(address pharmacist,uint32 pharmacy,bytes32 prescription,uint8 delivery,uint8 rank,uint32 payer,uint8 cites,bytes32 document,uint32 seq,uint40 deadline)' },
  { kind: 0x61, name: 'AnswerClaim', module: 'Claims', signatures: 1, type: 'AnswerClaim(address agent,uint32 payer,bytes32 claim,bool accepted,bytes32 document,uint32 seq,uint40 deadline)' },
  { kind: 0x62, name: 'PayClaim', module: 'Claims', signatures: 1, type: 'PayClaim(address agent,uint32 payer,bytes32 claim,bytes32 document,uint32 seq,uint40 deadline)' },
  { kind: 0x63, name: 'DisputeClaim', module: 'Claims', signatures: 1, type: 'DisputeClaim(address pharmacist,uint32 pharmacy,bytes32 prescription,uint8 delivery,uint8 rank,uint32 payer,bytes32 document,uint32 seq,uint40 deadline)' },
  { kind: 0x64, name: 'WithdrawClaim', module: 'Claims', signatures: 1, type: 'WithdrawClaim(address pharmacist,uint32 pharmacy,bytes32 claim,uint32 seq,uint40 deadline)' },
  { kind: 0x65, name: 'ReverseClaim', module: 'Claims', signatures: 1, type: 'ReverseClaim(address by,uint32 member,bytes32 claim,bytes32 document,uint32 seq,uint40 deadline)' },
  { kind: 0x70, name: 'Break', module: 'Emergency', signatures: 1, type: 'Break(address doctor,uint32 member,bytes32 recipient,bytes32 subject,bytes32 reason,uint32 seq,uint40 deadline)' },
  { kind: 0x71, name: 'ConfirmBreak', module: 'Emergency', signatures: 1, type: 'ConfirmBreak(bytes32 request,address clinician,uint32 seq,uint40 deadline)' },
  { kind: 0x72, name: 'RenewBreak', module: 'Emergency', signatures: 1, type: 'RenewBreak(bytes32 request,uint32 seq,uint40 deadline)' },
  { kind: 0x73, name: 'EndBreak', module: 'Emergency', signatures: 1, type: 'EndBreak(bytes32 request,uint32 seq,uint40 deadline)' },
  { kind: 0x74, name: 'ExplainBreak', module: 'Emergency', signatures: 1, type: 'ExplainBreak(bytes32 request,bytes32 explanation,uint32 seq,uint40 deadline)' },
  { kind: 0x75, name: 'ReviewBreak', module: 'Emergency', signatures: 1, type: 'ReviewBreak(bytes32 request,uint32 member,address by,uint8 verdict,bytes32 reason,uint32 seq,uint40 deadline)' },
  { kind: 0x80, name: 'Anchor', module: 'Anchors', signatures: 1, type: 'Anchor(uint32 member,uint64 size,bytes32 root,uint32 seq,uint40 deadline)' },
] as const;

/** Every statement that never goes on chain. */
export const STATEMENTS = [
  { name: 'Card', module: 'Directory', type: 'Card(address account,bytes32 network,address signer,bytes32 recordKey,bytes32 inboxRecipient,uint32[] homes,uint32 version)' },
  { name: 'Challenge', module: 'Directory', type: 'Challenge(bytes32 network,uint32 member,string origin,address account,bytes32 nonce,uint64 time)' },
  { name: 'Ticket', module: 'Consents', type: 'Ticket(bytes32 network,address module,address account,uint32 grantEpoch,address controller,address grantee,bytes32 viewId,bool writeBack,bytes32 delegation,address signedBy,bytes32 salt)' },
  { name: 'View', module: 'Consents', type: 'View(bytes32 network,address account,bytes32 viewId,Entry[9] entries,uint32 version)Entry(bytes16 handle,uint64 since)' },
  { name: 'Pickup', module: 'Prescriptions', type: 'Pickup(bytes32 network,address prescriber,uint32 organisation,bytes32 prescription,bytes32 content,uint8 generation,uint8 k,address pickup,bytes32 bearer)' },
] as const;

/** Every result code with its meaning (docs/spec/intents.md section 5). */
export const CODES = [
  { code: 0x01, name: 'OK', meaning: 'done; its event carries the digest' },
  { code: 0x02, name: 'DONE', meaning: 'off chain only: a copy, the event with this digest is there already' },
  { code: 0x10, name: 'RETRY', meaning: 'the module ran out of gas or failed as a whole; nothing was used up' },
  { code: 0x11, name: 'AHEAD', meaning: 'names a later seq than the object has; an earlier act is on its way' },
  { code: 0x12, name: 'TOO_FAR', meaning: 'deadline more than 24 h after the block' },
  { code: 0x13, name: 'NOT_YET', meaning: 'a wait is not over (timelock)' },
  { code: 0x14, name: 'NOT_PASSED', meaning: 'not approved by more than half of the active hospitals' },
  { code: 0x15, name: 'NOT_FOUND', meaning: 'no such account, member, proposal or grant (yet)' },
  { code: 0x20, name: 'UNKNOWN_KIND', meaning: 'no module takes this kind' },
  { code: 0x21, name: 'MALFORMED', meaning: 'length is not this kind\'s, or a bool is not 0 or 1' },
  { code: 0x22, name: 'BAD_SIGNATURE', meaning: 'recovers nothing' },
  { code: 0x23, name: 'HIGH_S', meaning: 's above n/2; sign again with the low twin' },
  { code: 0x24, name: 'FOREIGN_SIGNER', meaning: 'recovers a key that may not sign this. A foreign chain, module or version shows as this too' },
  { code: 0x25, name: 'EXPIRED', meaning: 'deadline past; sign anew' },
  { code: 0x26, name: 'STALE', meaning: 'the object\'s seq has moved on; read it and sign anew' },
  { code: 0x27, name: 'EXISTS', meaning: 'the account, grant slot or vote is there already' },
  { code: 0x28, name: 'EXHAUSTED', meaning: 'the seq is at its end' },
  { code: 0x29, name: 'BAD_VALUE', meaning: 'a field is out of its range (zero address, unknown level, ...)' },
  { code: 0x30, name: 'UNVERIFIED', meaning: 'the acting account is not verified' },
  { code: 0x31, name: 'SUSPENDED', meaning: 'the acting account, or the object, is suspended' },
  { code: 0x32, name: 'LAPSED', meaning: 'the acting account\'s valid-until is over' },
  { code: 0x33, name: 'WRONG_ROLE', meaning: 'the acting account has not the role this takes' },
  { code: 0x34, name: 'NOT_ALLOWED', meaning: 'the matrix of section 7, another member\'s account, or oneself' },
  { code: 0x35, name: 'MEMBER_INACTIVE', meaning: 'the acting member is not active' },
  { code: 0x36, name: 'DUPLICATE', meaning: 'identity tag in use; never says whose' },
  { code: 0x37, name: 'OLD_VERSION', meaning: 'keyring version not above the stored one' },
  { code: 0x38, name: 'NOT_VERIFIED', meaning: 'the object is not verified (suspend asks for it)' },
  { code: 0x39, name: 'NOT_SUSPENDED', meaning: 'the object is not suspended (reinstate asks for it)' },
  { code: 0x3a, name: 'CLOSED', meaning: 'the account is closed' },
  { code: 0x40, name: 'GRANT_REVOKED', meaning: 'for ever' },
  { code: 0x41, name: 'GRANT_EXPIRED', meaning: 'the grant\'s expiry is past, or the one asked for is' },
  { code: 0x42, name: 'NOT_LATER', meaning: 'renewal must move the expiry later' },
  { code: 0x43, name: 'PROVISIONAL', meaning: 'the account is provisional' },
  { code: 0x44, name: 'DECEASED', meaning: 'the owner is declared dead; nothing more' },
  { code: 0x45, name: 'NO_RECOVERY', meaning: 'no such recovery is open' },
  { code: 0x46, name: 'RECOVERY_OPEN', meaning: 'one is open; kit key and wait stay as they are until it ends' },
  { code: 0x47, name: 'RECOVERY_OFF', meaning: 'the owner wants no recovery by hospitals' },
  { code: 0x48, name: 'RECOVERY_HELD', meaning: 'one was cancelled a short while ago; wait, or three hospitals with a fresh check' },
  { code: 0x49, name: 'NOT_CANCELLABLE', meaning: 'it stands on a fresh check by three hospitals' },
  { code: 0x4a, name: 'NO_KIT_PROPOSED', meaning: 'none, or the kit key took it back' },
  { code: 0x4b, name: 'NO_DEATH_REPORTED', meaning: 'none, or cancelled' },
  { code: 0x4c, name: 'DEATH_REPORTED', meaning: 'already' },
  { code: 0x4d, name: 'MERGED', meaning: 'one of the two is an alias already' },
  { code: 0x4e, name: 'NOT_MERGED', meaning: 'the account is no alias' },
  { code: 0x50, name: 'NOT_GROWN', meaning: 'the log\'s size must grow' },
  { code: 0x51, name: 'LAST_HOSPITAL', meaning: 'the last active hospital cannot leave' },
  { code: 0x52, name: 'MEMBER_STANDS', meaning: 'the member that it is about is active' },
  { code: 0x53, name: 'MEMBER_SUSPENDED', meaning: 'the member that it is about is suspended' },
  { code: 0x54, name: 'MEMBER_GONE', meaning: 'the member that it is about was removed or succeeded' },
  { code: 0x55, name: 'LOG_CLOSED', meaning: 'the member was succeeded; its last anchor is final' },
  { code: 0x56, name: 'RULES_RETIRED', meaning: 'the module is not of the current set; fetch the new manifest' },
  { code: 0x57, name: 'PAUSED', meaning: 'dispensing is paused: no claim, no dispense' },
  { code: 0x58, name: 'NOT_PAUSED', meaning: 'nothing to resume' },
  { code: 0x60, name: 'PROPOSAL_DEAD', meaning: 'older than the proposal life' },
  { code: 0x61, name: 'PROPOSAL_DONE', meaning: 'executed already' },
  { code: 0x6e, name: 'NOT_EXPIRED', meaning: 'the window is not over (extend asks for it)' },
  { code: 0x6f, name: 'EXTENSIONS_USED', meaning: 'this pharmacist has extended as often as a month lets' },
  { code: 0x70, name: 'PRESCRIPTION_CANCELLED', meaning: 'for ever' },
  { code: 0x71, name: 'PRESCRIPTION_SUSPENDED', meaning: 'by prescriber or organisation; ask them' },
  { code: 0x72, name: 'PRESCRIPTION_DISPENSED', meaning: 'nothing is left' },
  { code: 0x73, name: 'PRESCRIPTION_CLAIMED', meaning: 'a lease runs; read whose' },
  { code: 0x74, name: 'PRESCRIPTION_EXPIRED', meaning: 'the window is over' },
  { code: 0x75, name: 'PRESCRIPTION_EARLY', meaning: 'the window has not begun, or the next date is not reached' },
  { code: 0x76, name: 'NOT_HELD', meaning: 'this pharmacy does not hold it: lease over, given back, freed, or another\'s' },
  { code: 0x77, name: 'OVER_QUANTITY', meaning: 'more than prescribed' },
  { code: 0x78, name: 'LEASE_AT_MOST', meaning: 'a claim lasts no longer; dispense or give back' },
  { code: 0x79, name: 'ALERT_OPEN', meaning: 'a red stop; answer it first' },
  { code: 0x7a, name: 'NO_ALERT', meaning: 'nothing to answer' },
  { code: 0x7b, name: 'OLD_PICKUP', meaning: 'generation or k is not the stored one; show the pickup of the stored k' },
  { code: 0x7c, name: 'DISPENSE_REVERSED', meaning: 'for ever' },
  { code: 0x7d, name: 'HANDED_OVER', meaning: 'the patient has it: countersign by prescription key or prescriber' },
  { code: 0x7e, name: 'TOO_LATE', meaning: 'the time for this is over' },
  { code: 0x7f, name: 'PRESCRIBER_MISUSE', meaning: 'the prescriber is suspended for misuse' },
  { code: 0x90, name: 'CLAIM_SUBMITTED', meaning: 'the claim waits for its answer' },
  { code: 0x91, name: 'CLAIM_ACCEPTED', meaning: 'the payer has accepted' },
  { code: 0x92, name: 'CLAIM_REFUSED', meaning: 'the payer has refused' },
  { code: 0x93, name: 'CLAIM_PAID', meaning: 'paid' },
  { code: 0x94, name: 'CLAIM_REVERSED', meaning: 'reversed by pharmacy or payer' },
  { code: 0x95, name: 'ROUNDS_USED', meaning: 'no further round' },
  { code: 0x96, name: 'OTHER_ROUND', meaning: 'claim 1 stands in another round than cited' },
  { code: 0xa0, name: 'BREAK_ENDED', meaning: 'the request has ended' },
  { code: 0xa1, name: 'BREAK_RUNS', meaning: 'it runs still; judge it when it has ended' },
  { code: 0xa2, name: 'BREAK_CONFIRMED', meaning: 'a second clinician has confirmed already' },
  { code: 0xa3, name: 'BREAK_RENEWED', meaning: 'its one renewal is used' },
  { code: 0xa4, name: 'BREAK_EXPLAINED', meaning: 'explained already' },
  { code: 0xa5, name: 'BREAK_REVIEWED', meaning: 'judged; a verdict is final' },
  { code: 0xa6, name: 'REVIEW_OVER', meaning: 'three turns have passed without a verdict' },
  { code: 0xa7, name: 'LIMIT_REACHED', meaning: 'the doctor\'s or the member\'s requests of this day are used up' },
  { code: 0xe0, name: 'WRONG_CHAIN', meaning: 'off chain: domain names another chain id' },
  { code: 0xe1, name: 'WRONG_MODULE', meaning: 'off chain: domain names another contract' },
  { code: 0xe2, name: 'WRONG_VERSION', meaning: 'off chain: domain names another version' },
] as const;
