// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Code} from "./Codes.sol";
import {DirectoryState} from "./DirectoryState.sol";
import {Intent} from "./Intent.sol";

/// @notice How the directory hands an opened intent to one of its parts.
interface IPart {
    /// @notice Called by itself a part has no storage and does nothing.
    error OnlyForTheDirectory();

    /// @param intent the memory of an Intent with its fields, ROOM bytes
    function act(uint8 kind, bytes calldata intent, bytes calldata item) external returns (Code);
}

/// @title A part of the directory: its code, run on the directory's storage
abstract contract Part is DirectoryState, IPart {
    address private immutable self = address(this);

    /// @inheritdoc IPart
    function act(uint8 kind, bytes calldata fields, bytes calldata item) external returns (Code) {
        if (address(this) == self) revert OnlyForTheDirectory();
        Intent memory intent;
        assembly ("memory-safe") {
            mstore(0x40, add(intent, ROOM))
            calldatacopy(intent, fields.offset, ROOM)
        }
        return _apply(kind, intent, item);
    }

    function _apply(uint8 kind, Intent memory intent, bytes calldata item) internal virtual returns (Code);
}
