// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "../src/Codes.sol";
import {IConsents} from "../src/interfaces/IConsents.sol";
import {Vm} from "./Vm.sol";
import {World} from "./World.sol";

contract ConsentsTest is World {
    uint256 private controller;
    address private c;
    bytes32 private constant ID = keccak256("grant");
    uint40 private constant EXPIRY = uint40(NOW + 1 days);

    function setUp() public {
        settle();
        controller = key("controller");
        c = vm.addr(controller);
    }

    function _state() private view returns (uint8 state, uint40 expiry, uint32 seq) {
        return consents.grantAt(consents.slotOf(c, ID));
    }

    function _is(uint8 state, uint40 expiry, uint32 seq) private view {
        (uint8 s, uint40 e, uint32 n) = _state();
        eq(s, state, "state");
        eq(e, expiry, "expiry");
        eq(n, seq, "seq");
    }

    function test_slot_isHashOfControllerAndId() public view {
        eq(consents.slotOf(c, ID), keccak256(abi.encode(c, ID)), "slot");
    }

    function test_grant_opensSlot_andTellsDigestFirst() public {
        bytes memory item = grant(controller, ID, EXPIRY, 0);
        bytes32 digest = digestOf(
            consents,
            "Grant(address controller,bytes32 grantId,uint40 expiry,uint32 seq,uint40 deadline)",
            abi.encode(c, ID, EXPIRY, uint32(0), soon())
        );
        vm.recordLogs();
        expect(item, OK, "grant");
        Vm.Log[] memory logs = vm.getRecordedLogs();
        eq(logs.length, 2, "Granted and Executed");
        eq(logs[0].topics[0], IConsents.Granted.selector, "event");
        eq(logs[0].topics[1], consents.slotOf(c, ID), "slot");
        eq(keccak256(logs[0].data), keccak256(abi.encode(digest, uint32(0), EXPIRY)), "digest, seq, expiry");
        _is(1, EXPIRY, 1);
    }

    function test_grant_naminglaterSeq_isRefused() public {
        expect(grant(controller, ID, EXPIRY, 1), BAD_VALUE, "an act that creates names 0");
        _is(0, 0, 0);
    }

    function test_grant_alreadyExpired_isRefused() public {
        expect(grant(controller, ID, uint40(NOW), 0), GRANT_EXPIRED, "expiry is the first second it is dead");
        expect(grant(controller, ID, uint40(NOW + 1), 0), OK, "a second more lives");
    }

    function test_grant_ofAnothersId_squatsNothing() public {
        expect(grant(key("thief"), ID, EXPIRY, 0), OK, "the thief opens his own slot");
        _is(0, 0, 0);
        expect(grant(controller, ID, EXPIRY, 0), OK, "the controller's is free");
    }

    function test_renew_movesExpiryLaterOnly() public {
        run(grant(controller, ID, EXPIRY, 0));
        expect(renewBy(controller, c, ID, EXPIRY, 1), NOT_LATER, "same expiry");
        expect(renewBy(controller, c, ID, EXPIRY - 1, 1), NOT_LATER, "earlier");
        expect(renewBy(controller, c, ID, EXPIRY + 1, 1), OK, "later");
        _is(1, EXPIRY + 1, 2);
    }

    function test_seq_otherThanStored_isRefused() public {
        run(grant(controller, ID, EXPIRY, 0));
        expect(revokeBy(controller, c, ID, 0), STALE, "lower");
        expect(revokeBy(controller, c, ID, 2), AHEAD, "higher");
        _is(1, EXPIRY, 1);
    }

    function test_deadline_bounds() public {
        expect(grantBy(controller, c, ID, EXPIRY, 0, uint40(NOW - 1)), EXPIRED, "a second ago");
        expect(grantBy(controller, c, ID, EXPIRY, 0, uint40(NOW + 1 days + 1)), TOO_FAR, "over 24 h");
        expect(grantBy(controller, c, ID, EXPIRY, 0, uint40(NOW)), OK, "this very second");
    }

    function test_deadline_24hAhead_isTaken() public {
        expect(grantBy(controller, c, ID, EXPIRY, 0, uint40(NOW + 1 days)), OK, "24 h");
    }

    function test_sameIntentTwiceInABatch_hasOneEffect() public {
        bytes memory item = grant(controller, ID, EXPIRY, 0);
        bytes memory codes = router.execute(bytes.concat(item, item, item));
        eq(codes, abi.encodePacked(OK, EXISTS, EXISTS), "one wins");
        _is(1, EXPIRY, 1);
    }

    /// @notice Every state x act x actor of the lifecycle.
    function test_table_everyStateActActor() public {
        // states: none, active, expired, revoked. acts: grant, renew, revoke. right actor:
        Code[3][4] memory right =
            [[OK, NOT_FOUND, NOT_FOUND], [EXISTS, OK, OK], [EXISTS, GRANT_EXPIRED, GRANT_EXPIRED], [EXISTS, GRANT_REVOKED, GRANT_REVOKED]];
        Code[3][4] memory wrong = [
            [FOREIGN_SIGNER, NOT_FOUND, NOT_FOUND],
            [EXISTS, FOREIGN_SIGNER, FOREIGN_SIGNER],
            [EXISTS, FOREIGN_SIGNER, FOREIGN_SIGNER],
            [EXISTS, FOREIGN_SIGNER, FOREIGN_SIGNER]
        ];
        for (uint256 state; state < 4; ++state) {
            for (uint256 act; act < 3; ++act) {
                _cell(state, act, controller, right[state][act]);
                _cell(state, act, key("stranger"), wrong[state][act]);
            }
        }
    }

    function _cell(uint256 state, uint256 act, uint256 signer, Code code) private {
        uint256 fresh = vm.snapshotState();
        vm.warp(NOW);
        if (state > 0) run(grant(controller, ID, EXPIRY, 0));
        if (state == 2) vm.warp(EXPIRY);
        if (state == 3) run(revokeBy(controller, c, ID, 1));
        (,, uint32 seq) = _state();
        uint40 later = EXPIRY + 1 days;
        bytes memory item = act == 0
            ? grantBy(signer, c, ID, later, 0, soon())
            : act == 1 ? renewBy(signer, c, ID, later, seq) : revokeBy(signer, c, ID, seq);
        (uint8 s0, uint40 e0, uint32 n0) = _state();
        expect(item, code, string.concat("state ", vm.toString(state), " act ", vm.toString(act)));
        if (code != OK) _is(s0, e0, n0);
        vm.revertToState(fresh);
    }

    // ---- fuzz ----

    function testFuzz_anyBitFlipped_changesNothing(uint256 bit, bytes32 id, uint40 expiry) public {
        expiry = uint40(within(expiry, NOW + 1, type(uint40).max));
        bytes memory item = grant(controller, id, expiry, 0);
        bit = within(bit, 0, item.length * 8 - 1);
        item[bit / 8] = bytes1(uint8(item[bit / 8]) ^ uint8(1 << (bit % 8)));
        try router.execute(item) returns (bytes memory codes) {
            yes(uint8(codes[0]) != 1, "not OK");
        } catch {
            yes(bit < 16, "only a spoilt length reverts");
        }
        (uint8 state,,) = consents.grantAt(consents.slotOf(c, id));
        eq(state, 0, "nothing opened");
    }

    function testFuzz_revokedGrant_refusesEverything(uint40 expiry, uint32 seq, uint8 act) public {
        run(grant(controller, ID, EXPIRY, 0));
        run(revokeBy(controller, c, ID, 1));
        bytes memory item = act % 3 == 0
            ? grantBy(controller, c, ID, expiry, seq, soon())
            : act % 3 == 1 ? renewBy(controller, c, ID, expiry, seq) : revokeBy(controller, c, ID, seq);
        yes(run(item) != 1, "refused");
        _is(2, EXPIRY, 2);
    }

    function testFuzz_onlyTheControllerRevokes(uint256 stranger) public {
        stranger = within(stranger, 1, type(uint128).max);
        vm.assume(stranger != controller);
        run(grant(controller, ID, EXPIRY, 0));
        expect(revokeBy(stranger, c, ID, 1), FOREIGN_SIGNER, "stranger");
        _is(1, EXPIRY, 1);
    }

    /// @notice At the end of its seqs a ticket can only run out.
    function test_seqAtItsEnd_isExhausted() public {
        uint256 c = key("controller");
        bytes32 place = consents.slotOf(vm.addr(c), bytes32("long lived"));
        uint256 last = type(uint24).max;
        vm.store(address(consents), keccak256(abi.encode(place, uint256(0))), bytes32((NOW + 1 days) | (1 << 40) | (last << 48)));
        (uint8 state,, uint32 seq) = consents.grantAt(place);
        yes(state == 1 && seq == last, "active");
        expect(revokeBy(c, vm.addr(c), bytes32("long lived"), uint32(last)), EXHAUSTED, "revoke");
        expect(renewBy(c, vm.addr(c), bytes32("long lived"), uint40(NOW + 2 days), uint32(last)), EXHAUSTED, "renew");
    }
}
