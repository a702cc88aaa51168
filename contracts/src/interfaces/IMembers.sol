// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Members: the organisations of the network, their votes, and the registry of rule modules
/// @notice Actors: an active hospital's admin proposes and approves; any active member's admin executes what has passed; a member's
/// admin changes its own keys. Units: seconds; numbers count from 1. Source: docs/spec/intents.md sections 6 (Members) and 7.
///
/// Always true:
/// - A hospital or insurer enters only with the approval of more than half of the hospitals active when it enters, after the timelock.
/// - A practice, laboratory, pharmacy or care home enters only by an active hospital's word for a registry number that no living member has.
/// - The accused has no vote about its own suspension, return or removal.
/// - At least one hospital is active.
/// - A suspended member's staff act as suspended; its patients keep all their rights.
/// - A removed or succeeded member never acts again.
/// - A rule module once retired is never current again: it can be read and used to revoke, not to grant.
/// - A pause stops dispensing for a bounded time and opens nothing.
interface IMembers {
    /// @param timelock between the vote that passes a proposal and its execution (default 48 h)
    /// @param proposalLife after which a proposal is dead (default 30 days)
    /// @param recoveryLeast shortest wait an owner may choose before a recovery or a new kit (default 3 days; also his default)
    /// @param recoveryMost longest (default 30 days)
    /// @param recoveryHold how long a cancelled recovery keeps the next ordinary one away (default 30 days)
    /// @param death between the report of a death and its taking effect (default 7 days)
    /// @param pause how long a pause of dispensing lasts at most (default 24 h)
    struct Waits {
        uint40 timelock;
        uint40 proposalLife;
        uint40 recoveryLeast;
        uint40 recoveryMost;
        uint40 recoveryHold;
        uint40 death;
        uint40 pause;
    }

    /// @param kind 1 hospital, 2 practice, 3 laboratory, 4 pharmacy, 5 insurer, 6 care home
    /// @param relayer address that sends the member's batches and signs its anchors
    /// @param admins 1 to 8 keys that act for the member, no two equal
    /// @param document SHA-256 of the RFC 8785 form of the member's document
    struct Founder {
        uint8 kind;
        address relayer;
        address[] admins;
        bytes32 document;
    }

    /// @notice A set of rule modules. Zero for one that the network does not have (yet).
    /// @param router the door for batches that span the modules of this set
    struct Rules {
        address router;
        address consents;
        address prescriptions;
        address claims;
        address emergency;
        address anchors;
    }

    /// @param proposer member that proposed
    /// @param sort 1 admit, 2 sponsor, 3 rules, 4 suspend, 5 reinstate, 6 remove, 7 succeed, 8 pause, 9 resume
    /// @param kind of the member to admit
    /// @param executed whether it took effect
    /// @param proposedAt Unix seconds; 0 = no such proposal
    /// @param executableFrom Unix seconds; 0 while it has not passed
    /// @param approvals votes given, by hospitals that may no longer be active
    /// @param subject member that it is about
    /// @param successor member that takes over
    /// @param relayer of the member to admit
    /// @param document of the member to admit, of the rules, or the reason
    /// @param registry hash of the registry number of a sponsored member
    /// @param admins of the member to admit
    struct Proposal {
        uint32 proposer;
        uint8 sort;
        uint8 kind;
        bool executed;
        uint40 proposedAt;
        uint40 executableFrom;
        uint32 approvals;
        uint32 subject;
        uint32 successor;
        address relayer;
        bytes32 document;
        bytes32 registry;
        address[] admins;
    }

    /// @notice A founder's entry is not well formed.
    error BadFounder(uint256 index);
    /// @notice A network needs at least one hospital, for only hospitals vote.
    error NoHospital();
    /// @notice A wait is zero where it must not be, or the least is above the most.
    error BadWaits(Waits waits);
    /// @notice What only an emergency module of this network may tell.
    error NotEmergency(address caller);

    event MemberProposed(
        bytes32 indexed proposal,
        uint32 indexed member,
        bytes32 digest,
        uint32 seq,
        uint8 kind,
        bytes32 document,
        address relayer,
        address[] admins
    );
    event MemberSponsored(
        bytes32 indexed proposal,
        uint32 indexed member,
        bytes32 digest,
        uint32 seq,
        uint8 kind,
        bytes32 document,
        address relayer,
        address[] admins,
        bytes32 registry,
        uint40 executableFrom
    );
    event ActProposed(
        bytes32 indexed proposal,
        uint32 indexed member,
        bytes32 digest,
        uint32 seq,
        uint8 sort,
        uint32 subject,
        uint32 successor,
        bytes32 reason
    );
    /// @param modules in the order of Rules
    event RulesProposed(bytes32 indexed proposal, uint32 indexed member, bytes32 digest, uint32 seq, bytes32 document, address[6] modules);
    /// @param executableFrom Unix seconds; 0 while the proposal has not passed
    event ProposalApproved(bytes32 indexed proposal, uint32 indexed member, bytes32 digest, uint32 seq, uint40 executableFrom);
    /// @param proposal zero for a founder
    event MemberAdmitted(
        uint32 indexed member, bytes32 digest, uint32 seq, uint8 kind, bytes32 document, address relayer, address[] admins, bytes32 proposal
    );
    event MemberKeysRotated(uint32 indexed member, bytes32 digest, uint32 seq, bytes32 document, address relayer);
    event MemberAdminsChanged(uint32 indexed member, bytes32 digest, uint32 seq, address added, address removed);
    /// @param status the new one
    /// @param successor member that takes over; else 0
    event MemberStatusChanged(uint32 indexed member, bytes32 digest, uint32 seq, uint8 status, uint32 successor, bytes32 proposal);
    /// @param until Unix seconds; the pause ends then by itself; 0 = ended by vote
    event DispensingPaused(bytes32 indexed proposal, bytes32 digest, uint32 seq, uint40 until);
    /// @param set how many sets came before
    /// @param modules in the order of Rules
    event RulesAdopted(bytes32 indexed proposal, bytes32 digest, uint32 seq, uint32 set, bytes32 document, address[6] modules);

    /// @notice keccak(abi.encode(chain id, this contract)): names the network in every statement.
    function network() external view returns (bytes32);

    function waits() external view returns (Waits memory);

    /// @notice Members ever admitted; they are numbered from 1.
    function memberCount() external view returns (uint32);

    function activeHospitals() external view returns (uint32);

    /// @param number zeros where there is no such member
    /// @return kind as in Founder
    /// @return status 0 none, 1 active, 2 suspended, 3 removed, 4 succeeded
    /// @return relayer address that sends its batches and signs its anchors
    /// @return seq the one its next act must name
    /// @return document SHA-256 of its document
    function member(uint32 number) external view returns (uint8 kind, uint8 status, address relayer, uint32 seq, bytes32 document);

    /// @notice The part of member() that other modules read: one slot.
    function relayerOf(uint32 number) external view returns (address relayer, uint8 status);

    /// @notice Who stands for a member now: itself, or where it was succeeded its successor (at most eight steps).
    function heirOf(uint32 number) external view returns (uint32);

    function isAdmin(uint32 number, address key) external view returns (bool);

    /// @notice Active hospitals in the order of their numbers, from the one after `number` round to the one before it.
    /// @param hop 0 for the first
    /// @return its number; 0 where there is no other active hospital
    function nextHospital(uint32 number, uint256 hop) external view returns (uint32);

    /// @param id digest of the Propose, Sponsor, ProposeAct or ProposeRules intent; zeros where there is none
    function proposal(bytes32 id) external view returns (Proposal memory);

    /// @notice The modules that are current.
    /// @return set how many sets came before
    function rules() external view returns (uint32 set, Rules memory current);

    /// @param module any address
    /// @return status 0 none, 1 current, 2 retired
    function ruleStanding(address module) external view returns (uint256 status);

    /// @notice Both that a module of prescriptions asks: its standing as in ruleStanding, and whether dispensing is paused now.
    function dispensing(address module) external view returns (uint256 status, bool isPaused);

    /// @notice Unix seconds until which dispensing is paused; in the past where it is not.
    function pausedUntil() external view returns (uint40);
}
