// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "./Codes.sol";
import {SUCCEEDED} from "./DirectoryState.sol";
import {Intent} from "./Intent.sol";
import {Module} from "./Module.sol";
import {IAnchors} from "./interfaces/IAnchors.sol";
import {IMembers} from "./interfaces/IMembers.sol";

/// @title Anchors: see the interface. A suspended member's log goes on, for its patients keep their proofs
contract Anchors is Module, IAnchors {
    uint8 private constant ANCHOR = 0x80;
    bytes32 private constant ANCHOR_TYPE = keccak256("Anchor(uint32 member,uint64 size,bytes32 root,uint32 seq,uint40 deadline)");

    struct Slot {
        uint64 size;
        uint40 time;
        uint24 seq;
    }

    IMembers private immutable members;
    mapping(uint32 member => Slot) private heads;
    mapping(uint32 member => bytes32) private roots;

    constructor(IMembers directory) {
        members = directory;
    }

    /// @inheritdoc IAnchors
    function anchor(uint32 member, uint64 size, bytes32 root) external {
        Slot memory head = heads[member];
        (address relayer, uint8 status) = members.relayerOf(member);
        if (msg.sender != relayer) revert NotRelayer(msg.sender);
        if (status == SUCCEEDED) revert LogClosed(member);
        if (head.seq == LAST_SEQ) revert SeqExhausted(member);
        if (size <= head.size) revert NotGrown(head.size, size);
        _store(member, size, root, head.seq, 0);
    }

    /// @inheritdoc IAnchors
    function latest(uint32 member) external view returns (uint64 size, uint40 time, uint32 seq, bytes32 root) {
        Slot memory head = heads[member];
        return (head.size, head.time, head.seq, roots[member]);
    }

    function _shape(uint8 kind) internal pure override returns (bytes32, bytes32, uint256) {
        if (kind == ANCHOR) return (ANCHOR_TYPE, hex"0408200405", 1);
        return (0, 0, 0);
    }

    function _apply(uint8, Intent memory intent, bytes calldata) internal override returns (Code) {
        uint32 member = uint32(_number(intent, 0));
        (address relayer, uint8 status) = members.relayerOf(member);
        if (relayer == address(0)) return NOT_FOUND;
        if (intent.signer != relayer) return FOREIGN_SIGNER;
        if (status == SUCCEEDED) return LOG_CLOSED;
        Slot memory head = heads[member];
        Code code = _checkSeq(head.seq, intent.seq);
        if (code != OK) return code;
        uint64 size = uint64(_number(intent, 1));
        if (size <= head.size) return NOT_GROWN;
        _store(member, size, _word(intent, 2), head.seq, intent.digest);
        return OK;
    }

    function _store(uint32 member, uint64 size, bytes32 root, uint24 seq, bytes32 digest) private {
        heads[member] = Slot(size, uint40(block.timestamp), seq + 1);
        roots[member] = root;
        emit Anchored(member, digest, seq, size, root);
    }
}
