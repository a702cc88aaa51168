// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "../src/Codes.sol";
import {Intent} from "../src/Intent.sol";

/// @notice The prover's cheatcodes that these proofs use.
interface Svm {
    function enableSymbolicStorage(address target) external;
}

/// @notice What a proof needs: every `check_` function is run once for all values that its parameters and the storage may have. What is
/// required is assumed; what is asserted is proved.
abstract contract Proof {
    Svm internal constant svm = Svm(address(uint160(uint256(keccak256("svm cheat code")))));

    function assume(bool so) internal pure {
        // The prover drops a path that reverts so; it would report one that asserts.
        require(so);
    }

    function isOk(Code code) internal pure returns (bool) {
        return Code.unwrap(code) == Code.unwrap(OK);
    }
}

/// @dev An opened intent with its fields behind it, as a module lays it out before it judges.
function laid(bytes32[16] memory words, address signer, address second, uint256 context, uint32 seq) pure returns (Intent memory intent) {
    uint256 room = 0xc0 + 16 * 0x20;
    assembly ("memory-safe") {
        let at_ := mload(0x40)
        mstore(0x40, add(at_, room))
        mstore(at_, 1) // the digest: some id
        mstore(add(at_, 0x20), signer)
        mstore(add(at_, 0x40), second)
        mstore(add(at_, 0x60), context)
        mstore(add(at_, 0x80), seq)
        mstore(add(at_, 0xa0), 0)
        for { let i := 0 } lt(i, 16) { i := add(i, 1) } { mstore(add(add(at_, 0xc0), shl(5, i)), mload(add(words, shl(5, i)))) }
        intent := at_
    }
}
