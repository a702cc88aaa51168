// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "../src/Codes.sol";
import {Consents} from "../src/Consents.sol";
import {IMembers} from "../src/interfaces/IMembers.sol";
import {Proof, laid} from "./Proof.sol";

/// @notice Consents with a door behind the opening of an intent: form, time and signature have been judged, the rules have not.
contract OpenConsents is Consents {
    constructor() Consents(IMembers(address(1))) {}

    struct Act {
        uint8 kind;
        address signer;
        uint256 context;
        uint32 seq;
        address controller;
        bytes32 grantId;
        uint40 expiry;
    }

    function act(Act calldata a) external returns (Code) {
        bytes32[16] memory words;
        (words[0], words[1], words[2]) = (bytes32(uint256(uint160(a.controller))), a.grantId, bytes32(uint256(a.expiry)));
        return _apply(a.kind, laid(words, a.signer, address(0), a.context, a.seq), msg.data[:0]);
    }
}

/// @notice Over any state that a ticket may be in, and any one act on it or on another: so, step by step, over every history.
contract ConsentsProof is Proof {
    OpenConsents private consents;

    function setUp() public {
        consents = new OpenConsents();
        svm.enableSymbolicStorage(address(consents));
    }

    function _anAct(OpenConsents.Act calldata a) private pure {
        assume(a.kind >= 0x30 && a.kind <= 0x32);
    }

    /// @notice A revoked ticket never lives again, under any controller, by any act of anybody.
    function check_revoked_isForEver(bytes32 slot, OpenConsents.Act calldata a) external {
        _anAct(a);
        (uint8 state, uint40 expiry, uint32 seq) = consents.grantAt(slot);
        assume(state == 2);
        consents.act(a);
        (uint8 then, uint40 expiryThen, uint32 seqThen) = consents.grantAt(slot);
        assert(then == 2 && expiryThen == expiry && seqThen == seq);
    }

    /// @notice Nothing changes a ticket but an act that its own controller signed.
    function check_onlyTheController_changesATicket(bytes32 slot, OpenConsents.Act calldata a) external {
        _anAct(a);
        (uint8 state, uint40 expiry, uint32 seq) = consents.grantAt(slot);
        bool isItsOwn = a.signer == a.controller && slot == keccak256(abi.encode(a.controller, a.grantId));
        bool isOk_ = isOk(consents.act(a));
        (uint8 then, uint40 expiryThen, uint32 seqThen) = consents.grantAt(slot);
        bool isSame = then == state && expiryThen == expiry && seqThen == seq;
        assert(isSame || (isOk_ && isItsOwn));
    }

    /// @notice What passes uses up one seq, and leaves what it says: a grant where there was nothing, a later end, or a revocation.
    function check_whatPasses_doesWhatItSays(OpenConsents.Act calldata a) external {
        _anAct(a);
        bytes32 slot = keccak256(abi.encode(a.controller, a.grantId));
        (uint8 state, uint40 expiry, uint32 seq) = consents.grantAt(slot);
        assume(isOk(consents.act(a)));
        (uint8 then, uint40 expiryThen, uint32 seqThen) = consents.grantAt(slot);
        assert(a.seq == seq && seqThen == seq + 1 && expiryThen > block.timestamp);
        if (a.kind == 0x30) assert(state == 0 && expiry == 0 && then == 1 && expiryThen == a.expiry && a.context == 1);
        if (a.kind == 0x31) assert(state != 2 && then == 1 && expiryThen == a.expiry && expiryThen > expiry && a.context == 1);
        if (a.kind == 0x32) assert(state != 2 && then == 2 && expiryThen == expiry);
    }
}
