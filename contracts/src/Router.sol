// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Batch} from "./Batch.sol";
import "./Codes.sol";
import {IMembers} from "./interfaces/IMembers.sol";
import {IModule} from "./interfaces/IModule.sol";
import {IRouter} from "./interfaces/IRouter.sol";

/// @title Router: see the interface
contract Router is IRouter {
    address private immutable directory;
    address private immutable consents;
    address private immutable prescriptions;
    address private immutable claims;
    address private immutable emergency;
    address private immutable anchors;

    /// @param set the modules that this router sends to, zero for one that the network does not have; set.router is not read
    constructor(address directory_, IMembers.Rules memory set) {
        (directory, consents, prescriptions) = (directory_, set.consents, set.prescriptions);
        (claims, emergency, anchors) = (set.claims, set.emergency, set.anchors);
    }

    /// @inheritdoc IRouter
    function execute(bytes calldata batch) external returns (bytes memory codes) {
        codes = Batch.open(batch);
        uint256 offset;
        uint256 done;
        while (offset < batch.length) {
            uint256 from = offset;
            uint256 items;
            uint256 page = Batch.kindAt(batch, offset) >> 4;
            address module = _moduleOf(page);
            do {
                uint256 more;
                (offset, more) = Batch.pass(batch, offset, page);
                items += more;
                page = Batch.kindAt(batch, offset) >> 4;
            } while (offset < batch.length && _moduleOf(page) == module);
            _run(module, batch[from:offset], codes, done, items);
            done += items;
        }
        Batch.close(codes, done);
        emit Executed(msg.sender, codes);
    }

    /// @inheritdoc IRouter
    function moduleOf(uint8 kind) external view returns (address) {
        return _moduleOf(kind >> 4);
    }

    function _moduleOf(uint256 page) private view returns (address) {
        if (page < 3) return directory;
        if (page == 3) return consents;
        if (page < 6) return prescriptions;
        if (page == 6) return claims;
        if (page == 7) return emergency;
        return page == 8 ? anchors : address(0);
    }

    function _run(address module, bytes calldata run, bytes memory codes, uint256 done, uint256 items) private {
        if (module == address(0)) {
            for (uint256 i; i < items; ++i) {
                Batch.put(codes, done + i, UNKNOWN_KIND);
            }
            return;
        }
        try IModule(module).run(run) returns (bytes memory answers) {
            _copy(answers, codes, done, items);
        } catch {
            _runOneByOne(module, run, codes, done, items);
        }
    }

    /// @dev The whole run was undone, so each item may be tried again; whatever fails alone has used up nothing.
    function _runOneByOne(address module, bytes calldata run, bytes memory codes, uint256 done, uint256 items) private {
        uint256 offset;
        for (uint256 i; i < items; ++i) {
            (,, uint256 next) = Batch.take(run, offset);
            try IModule(module).run(run[offset:next]) returns (bytes memory answer) {
                _copy(answer, codes, done + i, 1);
            } catch {
                Batch.put(codes, done + i, RETRY);
            }
            offset = next;
        }
    }

    /// @dev The `items` bytes of `answers` to `codes` from `done` on, a word at a time; what lies around them stays.
    function _copy(bytes memory answers, bytes memory codes, uint256 done, uint256 items) private pure {
        if (answers.length != items) revert AnswersAmiss(answers.length, items);
        assembly ("memory-safe") {
            let from := add(answers, 0x20)
            let to := add(add(codes, 0x20), done)
            let whole := and(items, not(31))
            for { let i := 0 } lt(i, whole) { i := add(i, 32) } { mstore(add(to, i), mload(add(from, i))) }
            let rest := sub(items, whole)
            if rest {
                let mask := shr(shl(3, rest), not(0))
                let there := and(mload(add(to, whole)), mask)
                mstore(add(to, whole), or(and(mload(add(from, whole)), not(mask)), there))
            }
        }
    }
}
