// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "./Codes.sol";
import {Intent, Module} from "./Module.sol";
import {IConsents} from "./interfaces/IConsents.sol";

/// @title Consents: see the interface
contract Consents is Module, IConsents {
    uint8 private constant GRANT = 0x30;
    uint8 private constant RENEW = 0x31;
    uint8 private constant REVOKE = 0x32;

    bytes32 private constant GRANT_TYPE = keccak256("Grant(address controller,bytes32 grantId,uint40 expiry,uint32 seq,uint40 deadline)");
    bytes32 private constant RENEW_TYPE = keccak256("Renew(address controller,bytes32 grantId,uint40 expiry,uint32 seq,uint40 deadline)");
    bytes32 private constant REVOKE_TYPE = keccak256("Revoke(address controller,bytes32 grantId,uint32 seq,uint40 deadline)");

    uint8 private constant NONE = 0;
    uint8 private constant ACTIVE = 1;
    uint8 private constant REVOKED = 2;

    struct Slot {
        uint40 expiry;
        uint8 state;
        uint24 seq;
    }

    mapping(bytes32 slot => Slot) private grants;

    /// @inheritdoc IConsents
    function slotOf(address controller, bytes32 grantId) public pure returns (bytes32) {
        return _slotOf(bytes32(uint256(uint160(controller))), grantId);
    }

    /// @inheritdoc IConsents
    function grantAt(bytes32 slot) external view returns (uint8 state, uint40 expiry, uint32 seq) {
        Slot memory grant = grants[slot];
        return (grant.state, grant.expiry, grant.seq);
    }

    /// @dev keccak(abi.encode(controller, grantId)) in the scratch space.
    function _slotOf(bytes32 controller, bytes32 grantId) private pure returns (bytes32 slot) {
        assembly ("memory-safe") {
            mstore(0, controller)
            mstore(0x20, grantId)
            slot := keccak256(0, 0x40)
        }
    }

    function _shape(uint8 kind) internal pure override returns (bytes32, bytes32, uint256) {
        if (kind == GRANT) return (GRANT_TYPE, hex"1420050405", 1);
        if (kind == RENEW) return (RENEW_TYPE, hex"1420050405", 1);
        if (kind == REVOKE) return (REVOKE_TYPE, hex"14200405", 1);
        return (0, 0, 0);
    }

    function _apply(uint8 kind, Intent memory intent, bytes calldata) internal override returns (Code) {
        bytes32 slot = _slotOf(_word(intent, 0), _word(intent, 1));
        address controller = _address(intent, 0);
        Slot storage grant = grants[slot];
        if (kind == GRANT) return _grant(slot, grant, controller, intent);
        Slot memory now_ = grant;
        if (now_.state == NONE) return NOT_FOUND;
        if (intent.signer != controller) return FOREIGN_SIGNER;
        if (now_.state == REVOKED) return GRANT_REVOKED;
        if (block.timestamp >= now_.expiry) return GRANT_EXPIRED;
        Code code = _checkSeq(now_.seq, intent.seq);
        if (code != OK) return code;
        return kind == RENEW ? _renew(slot, grant, now_, intent) : _revoke(slot, grant, now_, intent);
    }

    function _grant(bytes32 slot, Slot storage grant, address controller, Intent memory intent) private returns (Code) {
        if (grant.state != NONE) return EXISTS;
        if (intent.signer != controller) return FOREIGN_SIGNER;
        if (intent.seq != 0) return BAD_VALUE;
        uint40 expiry = uint40(_number(intent, 2));
        if (expiry <= block.timestamp) return GRANT_EXPIRED;
        grants[slot] = Slot(expiry, ACTIVE, 1);
        emit Granted(slot, intent.digest, 0, expiry);
        return OK;
    }

    function _renew(bytes32 slot, Slot storage grant, Slot memory now_, Intent memory intent) private returns (Code) {
        uint40 expiry = uint40(_number(intent, 2));
        if (expiry <= now_.expiry) return NOT_LATER;
        (grant.expiry, grant.seq) = (expiry, now_.seq + 1);
        emit Renewed(slot, intent.digest, intent.seq, expiry);
        return OK;
    }

    function _revoke(bytes32 slot, Slot storage grant, Slot memory now_, Intent memory intent) private returns (Code) {
        (grant.state, grant.seq) = (REVOKED, now_.seq + 1);
        emit Revoked(slot, intent.digest, intent.seq);
        return OK;
    }
}
