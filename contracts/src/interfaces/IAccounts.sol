// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Code} from "../Codes.sol";

/// @title Accounts: people and departments, their keys and their standing
/// @notice An account is named by its first signing address for ever; its number saves slots in other modules.
interface IAccounts {
    /// @param status 0 none, 1 pending, 2 verified, 3 suspended, 4 closed (5 provisional, 6 deceased: later)
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
    /// @return code OK, or the first that fails of NOT_FOUND, FOREIGN_SIGNER, UNVERIFIED, SUSPENDED, CLOSED, LAPSED, MEMBER_INACTIVE,
    /// NOT_ALLOWED (another employer), WRONG_ROLE
    /// @return number the account's
    function mayAct(address id, address signer, uint32 member, uint16 roles) external view returns (Code code, uint32 number);

    /// @notice Why an account is suspended; 0 where it is not.
    function causeOf(uint32 number) external view returns (uint8);

    /// @notice Whether an account that is not closed holds either tag; zero tags are in nobody's use.
    function tagsInUse(bytes32 namesTag, bytes32 identifierTag) external view returns (bool);
}
