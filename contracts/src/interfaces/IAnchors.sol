// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Anchors: the latest tree head of each member's log
/// @notice Actor: the member's relayer, by intent or by its own call. Units: entries, Unix seconds. Source: docs/spec/intents.md section 6
/// (Anchors).
///
/// Always true:
/// - Size only grows, so a log shown shorter or split is a lie that anybody can point at.
/// - Nobody but the member's relayer anchors its log, and nobody at all once the member was succeeded.
interface IAnchors {
    error NotRelayer(address caller);
    error NotGrown(uint64 stored, uint64 asked);
    /// @notice The last seq is given away; the log anchors no more.
    error SeqExhausted(uint32 member);
    /// @notice The member was succeeded; its last anchor is final.
    error LogClosed(uint32 member);

    /// @param digest zero for a direct call
    event Anchored(uint32 indexed member, bytes32 digest, uint32 seq, uint64 size, bytes32 root);

    /// @notice Direct form, for the member's relayer itself: no signature, and raises the seq too.
    /// @param size entries of the log; above the stored size
    /// @param root RFC 6962 SHA-256 tree head
    function anchor(uint32 member, uint64 size, bytes32 root) external;

    /// @return size entries, 0 = never anchored
    /// @return time Unix seconds of the block
    /// @return seq the one the next Anchor must name
    /// @return root RFC 6962 SHA-256 tree head
    function latest(uint32 member) external view returns (uint64 size, uint40 time, uint32 seq, bytes32 root);
}
