// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Code} from "../Codes.sol";

/// @title Accounts: people and departments, their keys and their standing
/// @notice An account is named by its first signing address for ever; its number saves slots in other modules.
/// Actors: the owner by the signer, or by the kit key; a member by one of its admin keys or by an officer's or admin's account. Units:
/// seconds, days since 1970-01-01 UTC for valid-until. Source: docs/spec/intents.md sections 6 (Accounts) and 7.
///
/// Always true:
/// - Only a key of the account acts for its owner, and only the member that verified it (or its heir) verifies, suspends or reinstates it.
/// - Nobody verifies, suspends or reinstates himself.
/// - Two living accounts never have one identity tag.
/// - A closed or deceased account never acts or changes again.
/// - The kit key wins over the signer: it rotates the signer, takes back a kit key proposed without it, and cancels a recovery and a
///   reported death; spending the owner's seqs does not keep it out.
/// - A recovery takes two hospitals and the owner's wait, or after a cancelled one three hospitals; nothing shortens the wait once it runs.
/// - A grant epoch only grows; whatever ends tickets raises it.
/// - Merging moves no key and no right: it is an alias, one step at a time and never in a circle.
interface IAccounts {
    /// @param status 0 none, 1 pending, 2 verified, 3 suspended, 4 closed, 5 provisional, 6 deceased
    /// @param signer key that signs for the account now
    /// @param kit recovery key
    /// @param roles bits: 1 patient, 2 doctor, 4 pharmacist, 8 officer, 16 admin, 32 insurer's agent, 64 department, 128 clinician
    /// @param employer member's number; 0 for a patient
    /// @param verifiedBy member's number; while pending the member asked, 0 = any
    /// @param level 1 documents seen, 2 in person
    /// @param cause of a suspension: 1 administrative, 2 misuse, 3 licence lost, 4 identity in doubt
    /// @param validUntil last valid day since 1970-01-01 UTC; 0 without end
    /// @param ownerSeq seq of the owner's acts
    /// @param othersSeq seq of others' acts and of the kit key's
    /// @param grantEpoch tickets of another epoch are dead
    /// @param recoveredAt Unix seconds; 0 never
    /// @param profile SHA-256 of the profile document
    /// @param card EIP-712 digest of the card
    /// @param keyring SHA-256 of the keyring file
    /// @param mergedInto number of the account that this is an alias of; 0 = none
    struct Account {
        uint32 number;
        uint8 status;
        address signer;
        address kit;
        uint16 roles;
        uint32 employer;
        uint32 verifiedBy;
        uint8 level;
        uint8 cause;
        uint16 validUntil;
        uint32 ownerSeq;
        uint32 othersSeq;
        uint32 grantEpoch;
        uint32 keyringVersion;
        uint40 recoveredAt;
        bytes32 profile;
        bytes32 card;
        bytes32 keyring;
        uint32 mergedInto;
    }

    /// @notice What waits, or is held, about an account. Unix seconds; 0 = nothing.
    /// @param recoveryWait seconds between the approval of a recovery and its execution; 0 = the owner wants none (or no such account)
    /// @param heldUntil a cancelled recovery keeps the next ordinary one away until then
    /// @param deathFrom when a reported death may be declared
    /// @param kitFrom when the signer may take the proposed kit key
    /// @param recovery digest of the recovery that was proposed last; it may be dead
    /// @param recoveryFrom when it may be executed; 0 while too few hospitals have approved
    /// @param isFresh it stands on a fresh check in person by three hospitals and cannot be cancelled
    struct Guard {
        uint40 recoveryWait;
        uint40 heldUntil;
        uint40 deathFrom;
        uint40 kitFrom;
        address proposedKit;
        bytes32 recovery;
        address recoverySigner;
        address recoveryKit;
        uint40 recoveryProposedAt;
        uint40 recoveryFrom;
        bool isFresh;
        uint32[3] recoveryHospitals;
    }

    /// @notice What other modules ask about an actor: two slots.
    struct Who {
        address signer;
        uint32 employer;
        uint16 roles;
        uint16 validUntil;
        uint8 status;
        uint8 cause;
        uint8 signatureKind;
        uint8 level;
        uint8 employerKind;
        uint8 employerStatus;
    }

    /// @notice A part of the directory failed, which is for want of gas.
    error PartFailed(uint8 kind);

    event Registered(address indexed account, uint32 indexed number, bytes32 digest, uint32 seq, address kit, uint32 member);
    event Verified(
        address indexed account,
        uint32 indexed member,
        bytes32 digest,
        uint32 seq,
        address by,
        uint8 level,
        uint16 roles,
        uint32 employer,
        uint16 validUntil,
        bytes32 profile,
        bytes32 namesTag,
        bytes32 identifierTag
    );
    event HomonymAccepted(address indexed account, bytes32 digest, uint32 seq, uint8 discriminator, address second, bytes32 reason);
    event Suspended(address indexed account, uint32 indexed member, bytes32 digest, uint32 seq, address by, uint8 cause);
    event Reinstated(address indexed account, uint32 indexed member, bytes32 digest, uint32 seq, address by);
    event CardPublished(address indexed account, bytes32 digest, uint32 seq, bytes32 card);
    event KeyringPublished(address indexed account, bytes32 digest, uint32 seq, uint32 version, bytes32 keyring);
    event SignerRotated(address indexed account, bytes32 digest, uint32 seq, address signer, bool byKit);
    /// @param grantEpoch the new one
    event AllRevoked(address indexed account, bytes32 digest, uint32 seq, uint32 grantEpoch, bool byKit);
    /// @param grantEpoch the new one
    event Closed(address indexed account, bytes32 digest, uint32 seq, uint32 grantEpoch, bool byKit);

    /// @param kit the new one
    event KitRotated(address indexed account, bytes32 digest, uint32 seq, address kit);
    /// @param from Unix seconds
    event KitProposed(address indexed account, bytes32 digest, uint32 seq, address kit, uint40 from);
    /// @param wait seconds; 0 = off
    event RecoverySet(address indexed account, bytes32 digest, uint32 seq, uint40 wait);
    event ProvisionalRegistered(
        address indexed account, uint32 indexed number, bytes32 digest, uint32 seq, address kit, uint32 member, address by
    );
    event RecoveryProposed(
        address indexed account, uint32 indexed member, bytes32 digest, uint32 seq, address by, address signer, address kit, bool fresh
    );
    /// @param from Unix seconds; 0 while too few hospitals have approved
    event RecoveryApproved(
        address indexed account, uint32 indexed member, bytes32 digest, uint32 seq, address by, bytes32 recovery, uint40 from
    );
    /// @param heldUntil Unix seconds
    event RecoveryCancelled(address indexed account, bytes32 digest, uint32 seq, bytes32 recovery, uint40 heldUntil);
    /// @param kit the kit key from now on
    /// @param grantEpoch the new one
    event Recovered(address indexed account, bytes32 digest, uint32 seq, bytes32 recovery, address signer, address kit, uint32 grantEpoch);
    /// @param from Unix seconds
    event DeathReported(
        address indexed account, uint32 indexed member, bytes32 digest, uint32 seq, address by, bytes32 document, uint40 from
    );
    event DeathCancelled(address indexed account, bytes32 digest, uint32 seq);
    /// @param grantEpoch the new one
    event DeathDeclared(address indexed account, uint32 indexed member, bytes32 digest, uint32 seq, address by, uint32 grantEpoch);
    /// @param into the account that `account` is an alias of from now on
    /// @param byHospitals two hospitals decided, and `reason` is theirs; else both owners, and it is zero
    event Merged(address indexed account, address indexed into, bytes32 digest, uint32 seq, bool byHospitals, bytes32 reason);
    event Unmerged(address indexed account, address indexed into, bytes32 digest, uint32 seq, bool byHospitals, bytes32 reason);

    function accountCount() external view returns (uint32);

    /// @notice Zero where there is none.
    function numberOf(address account) external view returns (uint32);

    /// @notice All zeros where there is none.
    function account(address id) external view returns (Account memory);

    function who(uint32 number) external view returns (Who memory);

    /// @notice Whether an account may act now: what every rule module asks about the one who signed.
    /// @param signer who signed
    /// @param member the employer that it acts for; 0 = whichever it has
    /// @param roles bits, of which it must have one; 0 = whichever it has
    /// @return code OK, or the first that fails of NOT_FOUND, FOREIGN_SIGNER, UNVERIFIED, SUSPENDED, CLOSED, PROVISIONAL,
    /// DECEASED, LAPSED, MEMBER_INACTIVE,
    /// NOT_ALLOWED (another employer), WRONG_ROLE
    /// @return number the account's
    function mayAct(address id, address signer, uint32 member, uint16 roles) external view returns (Code code, uint32 number);

    /// @notice mayAct, and why another account is suspended, in one call.
    /// @param subject the other account's number
    /// @return code as mayAct's
    /// @return number the acting account's
    /// @return cause of the other's suspension; 0 where it is not suspended
    function mayActOn(address id, address signer, uint32 member, uint16 roles, uint32 subject)
        external
        view
        returns (Code code, uint32 number, uint8 cause);

    /// @notice Why an account is suspended; 0 where it is not.
    function causeOf(uint32 number) external view returns (uint8);

    /// @notice All zeros where there is no such account, or nothing waits.
    function guard(address id) external view returns (Guard memory);

    /// @notice For the emergency modules of this network alone: a review found misuse. Does nothing to an account that is not verified.
    /// @param digest of the Review
    /// @param member_ of the officer that judged
    /// @param by the officer's account, or the member's admin key
    function suspendForMisuse(address id, bytes32 digest, uint32 member_, address by) external;

    /// @notice Whether an account that is not closed holds either tag; zero tags are in nobody's use.
    function tagsInUse(bytes32 namesTag, bytes32 identifierTag) external view returns (bool);
}
