// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A smart account with one owner, and every way in which one can go wrong.
contract Wallet {
    enum Manner {
        Honest,
        Reverts,
        Burns,
        Bombs,
        BombsAllItCan,
        BombsBeyond,
        AnswersShort,
        AnswersOtherwise,
        AnswersDirty
    }

    address public owner;
    Manner public manner;

    constructor(address owner_, Manner manner_) {
        (owner, manner) = (owner_, manner_);
    }

    function behave(Manner next) external {
        manner = next;
    }

    function changeOwner(address next) external {
        owner = next;
    }

    function isValidSignature(bytes32 digest, bytes calldata signature) external view returns (bytes4) {
        if (manner == Manner.Reverts) revert("no");
        if (manner == Manner.Burns) {
            while (true) {}
        }
        if (manner == Manner.Bombs) {
            assembly {
                return(0, 50000)
            }
        }
        if (manner == Manner.BombsAllItCan) {
            assembly {
                return(0, 200000)
            }
        }
        if (manner == Manner.BombsBeyond) {
            assembly {
                return(0, 4000000)
            }
        }
        if (manner == Manner.AnswersShort) {
            assembly {
                mstore(0, shl(224, 0x1626ba7e))
                return(0, 4)
            }
        }
        if (manner == Manner.AnswersDirty) {
            assembly {
                mstore(0, or(shl(224, 0x1626ba7e), 1))
                return(0, 32)
            }
        }
        if (manner == Manner.AnswersOtherwise) return 0xffffffff;
        (bytes32 r, bytes32 s, uint8 v) = abi.decode(signature, (bytes32, bytes32, uint8));
        return ecrecover(digest, v, r, s) == owner ? bytes4(0x1626ba7e) : bytes4(0xffffffff);
    }
}
