// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Members: the organisations of the network
/// @notice Hospitals and insurers are voted in by more than half of the active hospitals, then wait for the timelock.
interface IMembers {
    /// @param timelock seconds between the vote that passes a proposal and its execution (default 48 h)
    /// @param proposalLife seconds after which a proposal is dead (default 30 days)
    struct Waits {
        uint40 timelock;
        uint40 proposalLife;
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

    /// @notice A founder's entry is not well formed.
    error BadFounder(uint256 index);
    /// @notice A network needs at least one hospital, for only hospitals vote.
    error NoHospital();

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
    /// @param executableFrom Unix seconds; 0 while the proposal has not passed
    event ProposalApproved(bytes32 indexed proposal, uint32 indexed member, bytes32 digest, uint32 seq, uint40 executableFrom);
    /// @param proposal zero for a founder
    event MemberAdmitted(
        uint32 indexed member, bytes32 digest, uint32 seq, uint8 kind, bytes32 document, address relayer, address[] admins, bytes32 proposal
    );
    event MemberKeysRotated(uint32 indexed member, bytes32 digest, uint32 seq, bytes32 document, address relayer);

    /// @notice keccak(abi.encode(chain id, this contract)): names the network in every statement.
    function network() external view returns (bytes32);

    function waits() external view returns (uint40 timelock, uint40 proposalLife);

    /// @notice Members ever admitted; they are numbered from 1.
    function memberCount() external view returns (uint32);

    function activeHospitals() external view returns (uint32);

    /// @param number zeros where there is no such member
    /// @return kind as in Founder
    /// @return status 0 none, 1 active (2 suspended, 3 removed, 4 succeeded: later)
    /// @return relayer address that sends its batches and signs its anchors
    /// @return seq the one its next act must name
    /// @return document SHA-256 of its document
    function member(uint32 number) external view returns (uint8 kind, uint8 status, address relayer, uint32 seq, bytes32 document);

    /// @notice The part of member() that other modules read: one slot.
    function relayerOf(uint32 number) external view returns (address relayer, uint8 status);

    function isAdmin(uint32 number, address key) external view returns (bool);

    /// @param id digest of the Propose intent
    function proposal(bytes32 id)
        external
        view
        returns (
            uint32 proposer,
            uint8 kind,
            bool executed,
            uint40 proposedAt,
            uint40 executableFrom,
            uint32 approvals,
            address relayer,
            bytes32 document,
            address[] memory admins
        );
}
