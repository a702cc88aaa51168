// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "../src/Codes.sol";
import {IAnchors} from "../src/interfaces/IAnchors.sol";
import {Acts} from "./Acts.sol";
import {Vm} from "./Vm.sol";

contract AnchorsTest is Acts {
    function setUp() public {
        settle();
    }

    bytes32 private constant ROOT = keccak256("root");

    function _is(uint32 member, uint64 size, bytes32 root, uint32 seq) private view {
        (uint64 s,, uint32 n, bytes32 r) = anchors.latest(member);
        eq(s, size, "size");
        eq(r, root, "root");
        eq(n, seq, "seq");
    }

    function test_anchor_signedByRelayer_isStored() public {
        vm.warp(NOW + 5);
        expect(anchorBy(relayerOf(1), 1, 10, ROOT, 0), OK, "first");
        _is(1, 10, ROOT, 1);
        (, uint40 time,,) = anchors.latest(1);
        eq(time, NOW + 5, "time of the block");
        expect(anchorBy(relayerOf(1), 1, 11, keccak256("next"), 1), OK, "grown");
        _is(1, 11, keccak256("next"), 2);
        _is(2, 0, 0, 0);
    }

    function test_anchor_notGrown_isRefused() public {
        run(anchorBy(relayerOf(1), 1, 10, ROOT, 0));
        expect(anchorBy(relayerOf(1), 1, 10, keccak256("split view"), 1), NOT_GROWN, "same size");
        expect(anchorBy(relayerOf(1), 1, 9, ROOT, 1), NOT_GROWN, "shrunk");
        expect(anchorBy(relayerOf(2), 2, 0, ROOT, 0), NOT_GROWN, "an empty log is not anchored");
        _is(1, 10, ROOT, 1);
    }

    function test_anchor_byAnyoneElse_isForeign() public {
        expect(anchorBy(relayerOf(2), 1, 10, ROOT, 0), FOREIGN_SIGNER, "another member's relayer");
        expect(anchorBy(adminOf(1), 1, 10, ROOT, 0), FOREIGN_SIGNER, "an admin");
        expect(anchorBy(relayerOf(1), 99, 10, ROOT, 0), NOT_FOUND, "no such member");
        _is(1, 0, 0, 0);
    }

    function test_anchor_seqOtherThanStored_isRefused() public {
        run(anchorBy(relayerOf(1), 1, 10, ROOT, 0));
        expect(anchorBy(relayerOf(1), 1, 11, ROOT, 0), STALE, "used");
        expect(anchorBy(relayerOf(1), 1, 11, ROOT, 2), AHEAD, "not yet");
    }

    function test_anchor_afterRelayerChanged_isTheNewOnes() public {
        run(rotateMemberKeys(adminOf(1), 1, ROOT, who("new relayer"), 0));
        expect(anchorBy(relayerOf(1), 1, 10, ROOT, 0), FOREIGN_SIGNER, "old");
        expect(anchorBy(key("new relayer"), 1, 10, ROOT, 0), OK, "new");
    }

    function test_direct_byRelayer_isStoredWithoutDigest() public {
        vm.recordLogs();
        vm.prank(vm.addr(relayerOf(1)));
        anchors.anchor(1, 10, ROOT);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        eq(logs[0].topics[0], IAnchors.Anchored.selector, "event");
        eq(keccak256(logs[0].data), keccak256(abi.encode(bytes32(0), uint32(0), uint64(10), ROOT)), "no digest");
        _is(1, 10, ROOT, 1);
        expect(anchorBy(relayerOf(1), 1, 11, ROOT, 0), STALE, "it raised the seq");
    }

    function test_direct_byAnyoneElse_reverts() public {
        vm.expectRevert(abi.encodeWithSelector(IAnchors.NotRelayer.selector, address(this)));
        anchors.anchor(1, 10, ROOT);
        vm.expectRevert(abi.encodeWithSelector(IAnchors.NotRelayer.selector, address(this)));
        anchors.anchor(99, 10, ROOT);
    }

    function test_direct_notGrown_reverts() public {
        vm.startPrank(vm.addr(relayerOf(1)));
        anchors.anchor(1, 10, ROOT);
        vm.expectRevert(abi.encodeWithSelector(IAnchors.NotGrown.selector, 10, 10));
        anchors.anchor(1, 10, ROOT);
        vm.stopPrank();
    }

    function test_logOfASucceededMember_isClosed_alsoToItsRelayerDirectly() public {
        bring(SUCCEED, 3, 2);
        expect(anchorBy(relayerOf(3), 3, 10, ROOT, 0), LOG_CLOSED, "by intent");
        vm.expectRevert(abi.encodeWithSelector(IAnchors.LogClosed.selector, 3));
        vm.prank(vm.addr(relayerOf(3)));
        anchors.anchor(3, 10, ROOT);
        _is(3, 0, 0, 0);
    }

    /// @notice At the end of its seqs a log stands still, and does not begin again at 0.
    function test_seqAtItsEnd_isExhausted() public {
        uint256 last = type(uint24).max;
        vm.store(address(anchors), keccak256(abi.encode(uint256(1), uint256(0))), bytes32(10 | (NOW << 64) | (last << 104)));
        _is(1, 10, 0, uint32(last));
        expect(anchorBy(relayerOf(1), 1, 11, ROOT, uint32(last)), EXHAUSTED, "by intent");
        vm.expectRevert(abi.encodeWithSelector(IAnchors.SeqExhausted.selector, 1));
        vm.prank(vm.addr(relayerOf(1)));
        anchors.anchor(1, 11, ROOT);
        _is(1, 10, 0, uint32(last));
    }

    function testFuzz_size_neverFalls(uint64[8] memory sizes) public {
        uint64 highest;
        uint32 seq;
        for (uint256 i; i < sizes.length; ++i) {
            bool grows = sizes[i] > highest;
            expect(anchorBy(relayerOf(1), 1, sizes[i], ROOT, seq), grows ? OK : NOT_GROWN, "grows or is refused");
            if (grows) (highest, seq) = (sizes[i], seq + 1);
            _is(1, highest, highest == 0 ? bytes32(0) : ROOT, seq);
        }
    }
}
