// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "./Codes.sol";
import {Fields, Intent} from "./Intent.sol";
import {IMembers} from "./interfaces/IMembers.sol";

uint8 constant HOSPITAL = 1;
uint8 constant PRACTICE = 2;
uint8 constant LABORATORY = 3;
uint8 constant PHARMACY = 4;
uint8 constant INSURER = 5;
uint8 constant CARE_HOME = 6;

uint8 constant ACTIVE = 1;
uint8 constant MEMBER_IS_SUSPENDED = 2;
uint8 constant REMOVED = 3;
uint8 constant SUCCEEDED = 4;

uint8 constant PENDING = 1;
uint8 constant VERIFIED = 2;
uint8 constant IS_SUSPENDED = 3;
uint8 constant IS_CLOSED = 4;
uint8 constant IS_PROVISIONAL = 5;
uint8 constant IS_DECEASED = 6;

uint16 constant PATIENT = 1;
uint16 constant DOCTOR = 2;
uint16 constant PHARMACIST = 4;
uint16 constant OFFICER = 8;
uint16 constant ADMIN = 16;
uint16 constant INSURER_AGENT = 32;
uint16 constant DEPARTMENT = 64;
uint16 constant CLINICIAN = 128;
uint16 constant OFFICE = OFFICER | ADMIN;

/// @title What the directory keeps, and what all its parts ask of it
/// @notice The directory is too large for one contract. Voting and Recovery hold the acts that are rare; the directory runs them on its
/// own storage (delegatecall to addresses that its constructor fixed). All three inherit this, so that one layout serves.
abstract contract DirectoryState is Fields {
    uint24 internal constant LAST_COUNT = type(uint24).max;
    uint256 internal constant MOST_ADMINS = 8;
    uint256 private constant MOST_HEIRS = 8;

    struct Member {
        address relayer;
        uint8 kind;
        uint8 status;
        uint24 seq;
        uint8 admins;
        uint32 successor;
    }

    struct Ballot {
        uint32 proposer;
        uint8 sort;
        uint8 kind;
        bool executed;
        uint40 proposedAt;
        uint40 executableFrom;
        uint32 subject;
        uint32 successor;
        address relayer;
        bytes32 document;
        bytes32 registry;
        address[] admins;
        uint32[] approvals;
        IMembers.Rules rules;
    }

    /// @param place 1 to 6, in the order of IMembers.Rules
    struct RuleStanding {
        uint8 place;
        bool isRetired;
    }

    /// @dev Keyed by account id.
    struct Entry {
        uint32 number;
        uint32 verifiedBy;
        uint40 recoveredAt;
        uint32 mergedInto;
    }

    /// @dev What others ask about an actor; one slot, keyed by number.
    struct Standing {
        address signer;
        uint32 employer;
        uint16 validUntil;
        uint16 roles;
        uint8 status;
        uint8 cause;
        uint8 signatureKind;
        uint8 level;
    }

    /// @dev What the account's own acts change; one slot, keyed by number.
    struct Counts {
        address kit;
        uint24 ownerSeq;
        uint24 othersSeq;
        uint24 grantEpoch;
        uint24 keyringVersion;
    }

    struct Digests {
        bytes32 profile;
        bytes32 card;
        bytes32 keyring;
    }

    /// @dev Waits of one account that run, and those that its owner chose.
    /// @param recoveryWait seconds; 0 = the network's least
    /// @param isRecoveryOff the owner wants no hospital to recover him
    /// @param heldUntil a cancelled recovery keeps the next ordinary one away until then; 0 = never cancelled
    /// @param deathFrom when a reported death takes effect; 0 = none reported
    /// @param kitFrom when the signer alone may take the kit key that he proposed; 0 = none proposed
    struct Clocks {
        uint40 recoveryWait;
        bool isRecoveryOff;
        uint40 heldUntil;
        uint40 deathFrom;
        uint40 kitFrom;
    }

    /// @param from when it may be executed; 0 while too few hospitals have approved
    struct Recovery {
        bytes32 id;
        address signer;
        uint40 proposedAt;
        uint40 from;
        bool isFresh;
        address kit;
        uint32[3] hospitals;
    }

    /// @dev Who acts for a member.
    struct Actor {
        uint32 member;
        uint8 memberKind;
        address by;
        bool isAdmin;
        bool isAdminKey;
    }

    IMembers.Waits internal wait;
    uint32 internal members_;
    uint32 internal hospitals_;
    uint32 internal set_;
    uint40 internal pausedUntil_;
    IMembers.Rules internal rules_;
    mapping(uint32 number => Member) internal members;
    mapping(uint32 number => bytes32) internal documents;
    mapping(uint32 number => mapping(address key => bool)) internal admins;
    mapping(bytes32 id => Ballot) internal ballots;
    mapping(bytes32 registry => uint32 member) internal registries;
    mapping(address module => RuleStanding) internal standingOfRules;

    uint32 internal accounts_;
    mapping(address id => Entry) internal entries;
    mapping(uint32 number => Standing) internal standings;
    mapping(uint32 number => Counts) internal counts;
    mapping(uint32 number => Digests) internal digests;
    mapping(bytes32 tag => uint32 number) internal namesTags;
    mapping(bytes32 tag => uint32 number) internal identifierTags;
    mapping(uint32 number => Clocks) internal clocks;
    mapping(uint32 number => address) internal proposedKits;
    mapping(uint32 number => Recovery) internal recoveries;

    // ---- members ----

    function _admit(uint8 kind, address relayer, bytes32 document, address[] memory keys) internal {
        uint32 number = ++members_;
        members[number] = Member(relayer, kind, ACTIVE, 0, uint8(keys.length), 0);
        documents[number] = document;
        for (uint256 i; i < keys.length; ++i) {
            admins[number][keys[i]] = true;
        }
        if (kind == HOSPITAL) ++hospitals_;
    }

    function _areAdmins(address[] memory keys) internal pure returns (bool) {
        if (keys.length == 0 || keys.length > MOST_ADMINS) return false;
        for (uint256 i; i < keys.length; ++i) {
            if (keys[i] == address(0)) return false;
            for (uint256 j; j < i; ++j) {
                if (keys[i] == keys[j]) return false;
            }
        }
        return true;
    }

    function _heirOf(uint32 number) internal view returns (uint32) {
        for (uint256 i; i < MOST_HEIRS && members[number].status == SUCCEEDED; ++i) {
            number = members[number].successor;
        }
        return number;
    }

    // ---- accounts ----

    /// @dev The code that names an account's state, for an act that does not fit it.
    function _stateCode(uint8 status) internal pure returns (Code) {
        if (status == PENDING) return NOT_VERIFIED;
        if (status == IS_SUSPENDED) return SUSPENDED;
        if (status == IS_CLOSED) return CLOSED;
        if (status == IS_PROVISIONAL) return PROVISIONAL;
        return status == IS_DECEASED ? DECEASED : NOT_SUSPENDED;
    }

    /// @dev Whether `by` may act for a member, and by which right. An admin key acts as itself; an account by its current signer, its
    /// standing, its employer and its role.
    function _actor(uint32 member_, address by, address signer) internal view returns (Code, Actor memory actor) {
        Member storage m = members[member_];
        (actor.member, actor.by, actor.memberKind) = (member_, by, m.kind);
        if (m.status == 0) return (NOT_FOUND, actor);
        if (m.status != ACTIVE) return (MEMBER_INACTIVE, actor);
        if (signer == by && admins[member_][by]) {
            (actor.isAdmin, actor.isAdminKey) = (true, true);
            return (OK, actor);
        }
        uint32 number = entries[by].number;
        Standing memory s = standings[number];
        if (number == 0 || s.signer != signer) return (FOREIGN_SIGNER, actor);
        if (s.status == PENDING) return (UNVERIFIED, actor);
        if (s.status != VERIFIED) return (_stateCode(s.status), actor);
        if (_isLapsed(s.validUntil)) return (LAPSED, actor);
        if (s.employer != member_) return (NOT_ALLOWED, actor);
        if (s.roles & OFFICE == 0) return (WRONG_ROLE, actor);
        actor.isAdmin = s.roles & ADMIN != 0;
        return (OK, actor);
    }

    function _isLapsed(uint16 validUntil) internal view returns (bool) {
        return validUntil != 0 && block.timestamp / 1 days > validUntil;
    }

    /// @dev The kit key acts under the others' seq, so that a thief who holds the signer cannot keep it out by spending seqs.
    function _setSigner(uint32 number, address signer) internal {
        (standings[number].signer, standings[number].signatureKind) = (signer, signer.code.length == 0 ? 0 : 1);
    }

    function _enter(address id, uint32 asked, address kit, uint8 status) internal returns (uint32 number) {
        number = ++accounts_;
        entries[id] = Entry(number, asked, 0, 0);
        standings[number].status = status;
        _setSigner(number, id);
        (counts[number].kit, counts[number].ownerSeq) = (kit, 1);
    }

    function _recoveryWait(uint32 number) internal view returns (uint40) {
        uint40 chosen = clocks[number].recoveryWait;
        return chosen == 0 ? wait.recoveryLeast : chosen;
    }

    /// @dev Whatever a kit key's holder may still take back is over.
    function _forgetProposedKit(uint32 number) internal {
        if (clocks[number].kitFrom == 0) return;
        clocks[number].kitFrom = 0;
        delete proposedKits[number];
    }

    function _raiseGrantEpoch(uint32 number) internal returns (uint24 epoch) {
        epoch = counts[number].grantEpoch;
        if (epoch < LAST_COUNT) counts[number].grantEpoch = ++epoch; // at the end already: the state says it all
    }
}
