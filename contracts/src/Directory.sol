// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Accounts} from "./Accounts.sol";
import {Members} from "./Members.sol";

/// @title Directory: members and accounts under one address, so that one call answers who an actor is and whom he works for
contract Directory is Accounts {
    constructor(Waits memory waits_, Founder[] memory founders) Members(waits_, founders) {}
}
