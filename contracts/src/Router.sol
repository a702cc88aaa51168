// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Batch} from "./Batch.sol";
import "./Codes.sol";
import {IModule} from "./interfaces/IModule.sol";
import {IRouter} from "./interfaces/IRouter.sol";

/// @title Router: see the interface
contract Router is IRouter {
    address private immutable directory;
    address private immutable consents;
    address private immutable anchors;

    constructor(address directory_, address consents_, address anchors_) {
        (directory, consents, anchors) = (directory_, consents_, anchors_);
    }

    /// @inheritdoc IRouter
    function execute(bytes calldata batch) external returns (bytes memory codes) {
        codes = new bytes(Batch.count(batch));
        uint256 offset;
        uint256 done;
        while (offset < batch.length) {
            address module = moduleOf(Batch.kindAt(batch, offset));
            uint256 from = offset;
            uint256 items;
            do {
                offset = Batch.end(batch, offset);
                ++items;
            } while (offset < batch.length && moduleOf(Batch.kindAt(batch, offset)) == module);
            _run(module, batch[from:offset], codes, done, items);
            done += items;
        }
        emit Executed(msg.sender, codes);
    }

    /// @inheritdoc IRouter
    function moduleOf(uint8 kind) public view returns (address) {
        uint256 page = kind >> 4;
        if (page < 3) return kind == 0 ? address(0) : directory;
        if (page == 3) return consents;
        return page == 8 ? anchors : address(0);
    }

    function _run(address module, bytes calldata run, bytes memory codes, uint256 done, uint256 items) private {
        if (module == address(0)) {
            for (uint256 i; i < items; ++i) {
                codes[done + i] = bytes1(Code.unwrap(UNKNOWN_KIND));
            }
            return;
        }
        try IModule(module).run(run) returns (bytes memory answers) {
            for (uint256 i; i < items; ++i) {
                codes[done + i] = answers[i];
            }
        } catch {
            _runOneByOne(module, run, codes, done, items);
        }
    }

    /// @dev The whole run was undone, so each item may be tried again; whatever fails alone has used up nothing.
    function _runOneByOne(address module, bytes calldata run, bytes memory codes, uint256 done, uint256 items) private {
        uint256 offset;
        for (uint256 i; i < items; ++i) {
            uint256 next = Batch.end(run, offset);
            try IModule(module).run(run[offset:next]) returns (bytes memory answer) {
                codes[done + i] = answer[0];
            } catch {
                codes[done + i] = bytes1(Code.unwrap(RETRY));
            }
            offset = next;
        }
    }
}
