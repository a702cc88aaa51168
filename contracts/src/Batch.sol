// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Code} from "./Codes.sol";
import {IModule} from "./interfaces/IModule.sol";

/// @notice The framing of a batch: [length u16][kind u8][fields][signatures], again and again.
library Batch {
    /// @dev Room for one code an item, before anybody has counted: an item has at least three bytes. close() cuts it to size.
    function open(bytes calldata batch) internal pure returns (bytes memory codes) {
        return new bytes(batch.length / 3);
    }

    function close(bytes memory codes, uint256 items) internal pure {
        assembly ("memory-safe") {
            mstore(codes, items)
        }
    }

    /// @dev Where the item that starts at `offset` ends; it has a kind and does not run past the end of the batch.
    function end(bytes calldata batch, uint256 offset) internal pure returns (uint256 next) {
        uint256 length;
        assembly ("memory-safe") {
            length := shr(240, calldataload(add(batch.offset, offset)))
            next := add(add(offset, 2), length)
        }
        if (length == 0 || next > batch.length) revert IModule.BadFraming(offset);
    }

    function kindAt(bytes calldata batch, uint256 offset) internal pure returns (uint8 kind) {
        assembly ("memory-safe") {
            kind := byte(2, calldataload(add(batch.offset, offset)))
        }
    }

    /// @dev Fields and signatures of the item that starts at `at` and ends before `next`.
    function body(bytes calldata batch, uint256 offset, uint256 next) internal pure returns (bytes calldata item) {
        assembly ("memory-safe") {
            item.offset := add(batch.offset, add(offset, 3))
            item.length := sub(next, add(offset, 3))
        }
    }

    /// @dev Writes the code of item i. The caller has made room for all items.
    function put(bytes memory codes, uint256 i, Code code) internal pure {
        assembly ("memory-safe") {
            mstore8(add(add(codes, 0x20), i), code)
        }
    }

    /// @dev i + 1, for counters that calldata bounds.
    function following(uint256 i) internal pure returns (uint256) {
        unchecked {
            return i + 1;
        }
    }
}
