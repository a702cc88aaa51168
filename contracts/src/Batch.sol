// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Code} from "./Codes.sol";
import {IModule} from "./interfaces/IModule.sol";

/// @notice The framing of a batch: [length u16][kind u8][fields][signatures], again and again.
library Batch {
    /// @dev Items in the batch. A length of zero has no room for a kind and is refused too.
    function count(bytes calldata batch) internal pure returns (uint256 items) {
        uint256 offset;
        while (offset < batch.length) {
            uint256 next = end(batch, offset);
            if (next > batch.length || next < offset + 3) revert IModule.BadFraming(offset);
            offset = next;
            items = following(items);
        }
    }

    /// @dev Where the item that starts at `at` ends. Reads zeros past the end of calldata.
    function end(bytes calldata batch, uint256 offset) internal pure returns (uint256 next) {
        assembly ("memory-safe") {
            next := add(add(offset, 2), shr(240, calldataload(add(batch.offset, offset))))
        }
    }

    function kindAt(bytes calldata batch, uint256 offset) internal pure returns (uint8 kind) {
        assembly ("memory-safe") {
            kind := byte(2, calldataload(add(batch.offset, offset)))
        }
    }

    /// @dev Fields and signatures of the item that starts at `at` and ends before `next`. Only after count() has passed.
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
