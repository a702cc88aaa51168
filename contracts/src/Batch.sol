// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Code} from "./Codes.sol";
import {IModule} from "./interfaces/IModule.sol";

/// @notice The framing of a batch: [length u16][kind u8][fields][signatures], again and again.
library Batch {
    /// @dev Room for one code an item, before anybody has counted: an item has at least three bytes. close() cuts it to size. Not
    /// zeroed: every item's code is written.
    function open(bytes calldata batch) internal pure returns (bytes memory codes) {
        assembly ("memory-safe") {
            codes := mload(0x40)
            mstore(0x40, add(codes, and(add(div(batch.length, 3), 0x3f), not(0x1f))))
        }
    }

    function close(bytes memory codes, uint256 items) internal pure {
        assembly ("memory-safe") {
            mstore(codes, items)
        }
    }

    /// @dev The item that starts at `offset`: it has a kind and does not run past the end of the batch.
    /// @return kind its kind
    /// @return item its fields and signatures
    /// @return next where it ends
    function take(bytes calldata batch, uint256 offset) internal pure returns (uint256 kind, bytes calldata item, uint256 next) {
        bool isBad;
        assembly ("memory-safe") {
            let start := add(batch.offset, offset)
            let word := calldataload(start)
            let length := shr(240, word)
            kind := byte(2, word)
            next := add(add(offset, 2), length)
            item.offset := add(start, 3)
            item.length := sub(length, 1)
            isBad := or(iszero(length), gt(next, batch.length))
        }
        if (isBad) revert IModule.BadFraming(offset);
    }

    /// @dev Passes over the items from `offset` on, as long as their kinds are of that page of sixteen.
    /// @return next where the first item of another page starts, or the batch's end
    /// @return items how many were passed
    function pass(bytes calldata batch, uint256 offset, uint256 page) internal pure returns (uint256 next, uint256 items) {
        bool isBad;
        assembly ("memory-safe") {
            let length := batch.length
            next := offset
            for {} lt(next, length) {} {
                let word := calldataload(add(batch.offset, next))
                if xor(shr(4, byte(2, word)), page) { break }
                let size := shr(240, word)
                offset := next
                next := add(add(next, 2), size)
                isBad := or(isBad, iszero(size))
                items := add(items, 1)
                if isBad { break }
            }
            isBad := or(isBad, gt(next, length))
        }
        if (isBad) revert IModule.BadFraming(offset);
    }

    /// @dev Kind of the item that starts at `offset`, whether or not it ends rightly.
    function kindAt(bytes calldata batch, uint256 offset) internal pure returns (uint256 kind) {
        assembly ("memory-safe") {
            kind := byte(2, calldataload(add(batch.offset, offset)))
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
