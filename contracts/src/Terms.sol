// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "./Codes.sol";

/// @notice What a prescription allows: [start u40][end u40], then a line in eight bytes:
/// [unit u8][class u8][total u16][maximum a delivery u16][interval in days u16]. Up to 16 lines. They stand on chain as a hash alone and
/// travel again wherever they are needed. Quantities of all lines go in one word of 16 x u16, the first line in its highest 16 bits.
library Terms {
    uint256 private constant HEAD = 10;
    uint256 private constant LINE = 8;
    uint256 private constant MOST_LINES = 16;
    uint256 private constant LAST_UNIT = 3;
    uint256 internal constant ORDINARY = 1;
    uint256 private constant CONTROLLED = 2;
    /// @dev A code serves for up to twelve months.
    uint256 private constant LONGEST = 366 days;

    /// @dev The terms whose length byte stands at `offset` of the packed fields.
    function read(bytes calldata item, uint256 offset) internal pure returns (bytes calldata terms) {
        assembly ("memory-safe") {
            terms.offset := add(add(item.offset, offset), 1)
            terms.length := byte(0, calldataload(add(item.offset, offset)))
        }
    }

    function start(bytes calldata terms) internal pure returns (uint256 time) {
        assembly ("memory-safe") {
            time := shr(216, calldataload(terms.offset))
        }
    }

    function count(bytes calldata terms) internal pure returns (uint256) {
        unchecked {
            return (terms.length - HEAD) / LINE;
        }
    }

    /// @dev Line i as a number of 64 bits.
    function line(bytes calldata terms, uint256 i) internal pure returns (uint256 packed) {
        assembly ("memory-safe") {
            packed := shr(192, calldataload(add(terms.offset, add(10, shl(3, i)))))
        }
    }

    function classOf(uint256 packed) internal pure returns (uint256) {
        return (packed >> 48) & 0xff;
    }

    function totalOf(uint256 packed) internal pure returns (uint256) {
        return (packed >> 32) & 0xffff;
    }

    /// @dev How much of a line may have been dispensed on a day: owed items can follow. With interval 0 there is one delivery only.
    /// @param firstDay the day of the first dispense, at or before `day`
    function allowed(uint256 packed, uint256 firstDay, uint256 day) internal pure returns (uint256 most) {
        uint256 interval = packed & 0xffff;
        most = totalOf(packed);
        if (interval == 0) return most;
        unchecked {
            uint256 due = ((packed >> 16) & 0xffff) * (1 + (day - firstDay) / interval);
            return due < most ? due : most;
        }
    }

    /// @dev The end of terms that can be prescribed; 0 where they cannot.
    function lawfulEnd(bytes calldata terms) internal view returns (uint256) {
        uint256 length = terms.length;
        uint256 from;
        uint256 to;
        assembly ("memory-safe") {
            let head := calldataload(terms.offset)
            from := shr(216, head)
            to := and(shr(176, head), 0xffffffffff)
        }
        unchecked {
            uint256 lines = (length - HEAD) / LINE; // beyond any number where the length is below the head's
            if (lines - 1 >= MOST_LINES || length != HEAD + LINE * lines) return 0;
            if (from >= to || to - from > LONGEST || to <= block.timestamp || to > type(uint32).max) return 0;
            for (uint256 i; i < lines; ++i) {
                uint256 packed = line(terms, i);
                uint256 total = (packed >> 32) & 0xffff;
                uint256 maximum = (packed >> 16) & 0xffff;
                // What is 0 where 1 is the least wraps round to beyond the most.
                if ((packed >> 56) - 1 >= LAST_UNIT || ((packed >> 48) & 0xff) - 1 >= CONTROLLED || maximum - 1 >= total) return 0;
                if (maximum != total && packed & 0xffff == 0) return 0;
            }
        }
        return to;
    }

    /// @dev Whether anything at all could be dispensed on that day.
    function hasRoom(bytes calldata terms, uint256 dispensed, uint256 firstDay, uint256 day) internal pure returns (bool) {
        uint256 lines = count(terms);
        unchecked {
            for (uint256 i; i < lines; ++i) {
                if ((dispensed >> (240 - 16 * i)) & 0xffff < allowed(line(terms, i), firstDay, day)) return true;
            }
        }
        return false;
    }

    /// @dev Whether `quantities` may be dispensed over what is.
    /// @return code OK, BAD_VALUE (nothing, or of a line that is not there), OVER_QUANTITY, PRESCRIPTION_EARLY: of the first line that fails
    /// @return whole whether every line then stands at its total
    function judge(bytes calldata terms, uint256 dispensed, uint256 quantities, uint256 firstDay, uint256 day)
        internal
        pure
        returns (Code code, bool whole)
    {
        uint256 lines = count(terms);
        if (quantities == 0 || quantities << (16 * lines) != 0) return (BAD_VALUE, false);
        whole = true;
        unchecked {
            for (uint256 i; i < lines; ++i) {
                uint256 packed = line(terms, i);
                uint256 then = ((dispensed >> (240 - 16 * i)) & 0xffff) + ((quantities >> (240 - 16 * i)) & 0xffff);
                if (then > totalOf(packed)) return (OVER_QUANTITY, false);
                if (then > allowed(packed, firstDay, day)) return (PRESCRIPTION_EARLY, false);
                whole = whole && then == totalOf(packed);
            }
        }
        return (OK, whole);
    }

    /// @dev Whether every line's class lets a pharmacist extend the window.
    function isOrdinary(bytes calldata terms) internal pure returns (bool) {
        uint256 lines = count(terms);
        for (uint256 i; i < lines; ++i) {
            if (classOf(line(terms, i)) != ORDINARY) return false;
        }
        return true;
    }
}
