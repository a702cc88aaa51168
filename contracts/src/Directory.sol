// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Accounts} from "./Accounts.sol";
import {Members} from "./Members.sol";

/// @title Directory: members and accounts under one address, so that one call answers who an actor is and whom he works for
contract Directory is Accounts {
    address private immutable voting;
    address private immutable recovery;

    /// @param first the modules of the first set; their addresses are known before they are made
    /// @param voting_ a Voting, run on this contract's storage
    /// @param recovery_ a Recovery, run on this contract's storage
    constructor(Waits memory waits_, Founder[] memory founders, Rules memory first, address voting_, address recovery_)
        Members(waits_, founders, first)
    {
        (voting, recovery) = (voting_, recovery_);
    }

    function _voting() internal view override returns (address) {
        return voting;
    }

    function _recovery() internal view override returns (address) {
        return recovery;
    }
}
