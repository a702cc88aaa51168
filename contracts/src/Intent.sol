// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "./Codes.sol";

/// @notice One intent, opened. Its fields stand behind it in memory, each in a 32-byte word, in the type's order; a list stands as its
/// hash. Read them by Fields._word and its kin.
/// @param digest its id
/// @param signer who signed first
/// @param second who signed second; where the kind has one signature it says nothing, and is not read
/// @param context what Module._context said when the batch began
/// @param seq the seq it was signed for
/// @param deadline Unix seconds
struct Intent {
    bytes32 digest;
    address signer;
    address second;
    uint256 context;
    uint32 seq;
    uint256 deadline;
}

/// @title How the fields of an opened intent are read, and the seq rule
abstract contract Fields {
    /// @dev Places in Intent's memory.
    uint256 internal constant SEQ_AT = 0x80;
    uint256 internal constant DEADLINE_AT = 0xa0;
    uint256 internal constant FIELDS_AT = 0xc0;
    /// @dev An intent and the most fields that one has.
    uint256 internal constant ROOM = 0xc0 + 16 * 0x20;
    uint24 internal constant LAST_SEQ = type(uint24).max;

    /// @dev The seq rule. `stored` is below or at LAST_SEQ always.
    function _checkSeq(uint256 stored, uint32 named) internal pure returns (Code) {
        if (named < stored) return STALE;
        if (named > stored) return AHEAD;
        return stored == LAST_SEQ ? EXHAUSTED : OK;
    }

    /// @dev Field i of the intent; the kind's shape says that it is there, so no bounds are checked.
    function _word(Intent memory intent, uint256 i) internal pure returns (bytes32 word) {
        assembly ("memory-safe") {
            word := mload(add(add(intent, FIELDS_AT), shl(5, i)))
        }
    }

    /// @dev keccak of n fields from i on, as abi.encode would lay them.
    function _hashOf(Intent memory intent, uint256 i, uint256 n) internal pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            hash := keccak256(add(add(intent, FIELDS_AT), shl(5, i)), shl(5, n))
        }
    }

    function _number(Intent memory intent, uint256 i) internal pure returns (uint256) {
        return uint256(_word(intent, i));
    }

    function _address(Intent memory intent, uint256 i) internal pure returns (address) {
        return address(uint160(_number(intent, i)));
    }
}
