// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Vm} from "./Vm.sol";

/// @notice What a test needs of a framework.
abstract contract Test {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    error NotEqual(string what, bytes32 found, bytes32 wanted);
    error NotSo(string what);

    /// @dev Folds any number into [min, max], both included.
    function within(uint256 value, uint256 min, uint256 max) internal pure returns (uint256) {
        return max - min == type(uint256).max ? value : min + value % (max - min + 1);
    }

    function eq(uint256 found, uint256 wanted, string memory what) internal pure {
        if (found != wanted) revert NotEqual(what, bytes32(found), bytes32(wanted));
    }

    function eq(bytes32 found, bytes32 wanted, string memory what) internal pure {
        if (found != wanted) revert NotEqual(what, found, wanted);
    }

    function eq(address found, address wanted, string memory what) internal pure {
        eq(uint256(uint160(found)), uint256(uint160(wanted)), what);
    }

    function eq(bytes memory found, bytes memory wanted, string memory what) internal pure {
        eq(keccak256(found), keccak256(wanted), what);
    }

    function yes(bool so, string memory what) internal pure {
        if (!so) revert NotSo(what);
    }
}
