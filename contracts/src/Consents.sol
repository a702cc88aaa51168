// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "./Codes.sol";
import {Intent} from "./Intent.sol";
import {Module} from "./Module.sol";
import {IConsents} from "./interfaces/IConsents.sol";
import {IMembers} from "./interfaces/IMembers.sol";

/// @title Consents: see the interface
contract Consents is Module, IConsents {
    uint8 private constant GRANT = 0x30;
    uint8 private constant RENEW = 0x31;
    uint8 private constant REVOKE = 0x32;

    bytes32 private constant GRANT_TYPE = keccak256("Grant(address controller,bytes32 grantId,uint40 expiry,uint32 seq,uint40 deadline)");
    bytes32 private constant RENEW_TYPE = keccak256("Renew(address controller,bytes32 grantId,uint40 expiry,uint32 seq,uint40 deadline)");
    bytes32 private constant REVOKE_TYPE = keccak256("Revoke(address controller,bytes32 grantId,uint32 seq,uint40 deadline)");

    uint256 private constant ACTIVE = 1;
    uint256 private constant REVOKED = 2;
    /// @dev IMembers.ruleStanding.
    uint256 private constant CURRENT = 1;

    /// @dev slot => expiry u40 | state u8 | seq u24, from the low end. One word, read and written whole: this is the act that there is
    /// most of.
    mapping(bytes32 slot => Slot) private grants;

    struct Slot {
        uint256 word;
    }

    uint256 private constant STATE_BIT = 40;
    uint256 private constant SEQ_BIT = 48;

    IMembers private immutable members;

    constructor(IMembers directory) {
        members = directory;
    }

    /// @inheritdoc IConsents
    function slotOf(address controller, bytes32 grantId) external pure returns (bytes32) {
        return keccak256(abi.encode(controller, grantId));
    }

    /// @inheritdoc IConsents
    function grantAt(bytes32 slot) external view returns (uint8 state, uint40 expiry, uint32 seq) {
        uint256 grant = grants[slot].word;
        return (uint8(grant >> STATE_BIT), uint40(grant), uint32(grant >> SEQ_BIT));
    }

    /// @dev 1 where this module is of the current set: it takes grants. Once a batch, for it costs a fifth of a revocation.
    function _context() internal view override returns (uint256) {
        return members.ruleStanding(address(this));
    }

    function _shape(uint8 kind) internal pure override returns (bytes32, bytes32, uint256) {
        if (kind == GRANT) return (GRANT_TYPE, hex"1420050405", 1);
        if (kind == RENEW) return (RENEW_TYPE, hex"1420050405", 1);
        if (kind == REVOKE) return (REVOKE_TYPE, hex"14200405", 1);
        return (0, 0, 0);
    }

    /// @dev Module's loop, written out.
    function _expand(uint8 kind, bytes32, bytes calldata item, Intent memory intent)
        internal
        pure
        override
        returns (uint256 size, uint256 end)
    {
        bool isRevoke = kind == REVOKE;
        assembly ("memory-safe") {
            let to := add(intent, FIELDS_AT)
            mstore(to, shr(96, calldataload(item.offset)))
            mstore(add(to, 0x20), calldataload(add(item.offset, 20)))
            switch isRevoke
            case 0 {
                mstore(add(to, 0x40), shr(216, calldataload(add(item.offset, 52))))
                mstore(add(to, 0x60), shr(224, calldataload(add(item.offset, 57))))
                mstore(add(to, 0x80), shr(216, calldataload(add(item.offset, 61))))
                end := add(to, 0xa0)
                size := 66
            }
            default {
                mstore(add(to, 0x40), shr(224, calldataload(add(item.offset, 52))))
                mstore(add(to, 0x60), shr(216, calldataload(add(item.offset, 56))))
                end := add(to, 0x80)
                size := 61
            }
        }
    }

    function _apply(uint8 kind, Intent memory intent, bytes calldata) internal override returns (Code) {
        bytes32 slot = _hashOf(intent, 0, 2);
        Slot storage stored = grants[slot];
        uint256 grant = stored.word;
        if (kind == GRANT) return _grant(slot, stored, grant, intent);
        if (grant == 0) return NOT_FOUND;
        if (intent.signer != _address(intent, 0)) return FOREIGN_SIGNER;
        if (uint8(grant >> STATE_BIT) == REVOKED) return GRANT_REVOKED;
        if (block.timestamp >= uint40(grant)) return GRANT_EXPIRED;
        uint256 seq = grant >> SEQ_BIT;
        if (intent.seq != seq || seq == LAST_SEQ) return _checkSeq(seq, intent.seq);
        return kind == RENEW ? _renew(slot, stored, uint40(grant), intent) : _revoke(slot, stored, uint40(grant), intent);
    }

    function _grant(bytes32 slot, Slot storage stored, uint256 grant, Intent memory intent) private returns (Code) {
        if (grant != 0) return EXISTS;
        if (intent.signer != _address(intent, 0)) return FOREIGN_SIGNER;
        if (intent.seq != 0) return BAD_VALUE;
        if (intent.context != CURRENT) return RULES_RETIRED;
        uint256 expiry = _number(intent, 2);
        if (expiry <= block.timestamp) return GRANT_EXPIRED;
        _store(stored, expiry, ACTIVE, 0);
        emit Granted(slot, intent.digest, 0, uint40(expiry));
        return OK;
    }

    function _renew(bytes32 slot, Slot storage stored, uint256 former, Intent memory intent) private returns (Code) {
        if (intent.context != CURRENT) return RULES_RETIRED;
        uint256 expiry = _number(intent, 2);
        if (expiry <= former) return NOT_LATER;
        _store(stored, expiry, ACTIVE, intent.seq);
        emit Renewed(slot, intent.digest, intent.seq, uint40(expiry));
        return OK;
    }

    function _revoke(bytes32 slot, Slot storage stored, uint256 expiry, Intent memory intent) private returns (Code) {
        _store(stored, expiry, REVOKED, intent.seq);
        emit Revoked(slot, intent.digest, intent.seq);
        return OK;
    }

    /// @param seq the one that is used up; below LAST_SEQ
    function _store(Slot storage stored, uint256 expiry, uint256 state, uint256 seq) private {
        unchecked {
            stored.word = expiry | (state << STATE_BIT) | ((seq + 1) << SEQ_BIT);
        }
    }
}
