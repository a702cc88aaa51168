// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IClaims} from "../src/interfaces/IClaims.sol";
import {IPrescriptions} from "../src/interfaces/IPrescriptions.sol";
import {Counter} from "./Counter.sol";

/// @notice Reads the tables of vectors/lifecycles: every state x act x actor.
abstract contract Table is Counter {
    string internal json;

    function open(string memory name) internal {
        json = vm.readFile(string.concat("../vectors/lifecycles/", name));
    }

    function number(string memory path) internal view returns (uint256) {
        return vm.parseJsonUint(json, path);
    }

    function text(string memory path) internal view returns (string memory) {
        return vm.parseJsonString(json, path);
    }

    function has(string memory path) internal view returns (bool) {
        return vm.keyExistsJson(json, path);
    }

    function item(string memory path, uint256 i) internal pure returns (string memory) {
        return string.concat(path, "[", vm.toString(i), "]");
    }

    function same(string memory a, string memory b) internal pure returns (bool) {
        return keccak256(bytes(a)) == keccak256(bytes(b));
    }

    function actor(string memory name) internal pure virtual returns (Actor memory);

    /// @dev Runs one act of a state's story.
    function step(string memory path) internal virtual;

    /// @dev The bytes of an act with everything right but what its name says.
    function item(string memory act, string memory by) internal view virtual returns (bytes memory);

    /// @dev A call of its own for each state, so that what one leaves in memory is not paid for by the next.
    function playAll() internal returns (uint256 cells) {
        string[] memory states = vm.parseJsonKeys(json, ".states");
        uint256 fresh = vm.snapshotState();
        for (uint256 s; s < states.length; ++s) {
            cells += this.play(states[s]);
            vm.revertToState(fresh);
            fresh = vm.snapshotState();
        }
    }

    function play(string memory state_) external returns (uint256 cells) {
        string memory path = string.concat(".states.", state_);
        for (uint256 i; has(item(string.concat(path, ".acts"), i)); ++i) {
            step(item(string.concat(path, ".acts"), i));
        }
        vm.warp(NOW + number(string.concat(path, ".at")));
        return _row(state_);
    }

    function _row(string memory state) private returns (uint256 cells) {
        for (uint256 r; has(item(".rows", r)); ++r) {
            string memory row = item(".rows", r);
            string memory act = text(string.concat(row, ".act"));
            string memory at_ = string.concat(row, ".states.", state);
            string memory wanted = text(has(at_) ? at_ : string.concat(row, ".else"));
            string[] memory by = vm.parseJsonStringArray(json, string.concat(row, ".by"));
            for (uint256 i; i < by.length; ++i) {
                uint256 here = vm.snapshotState();
                bytes32 before = everything();
                uint8 found = run(item(act, by[i]));
                string memory cell = string.concat(state, " x ", act, " x ", by[i], ": ", wanted);
                eq(found, number(string.concat(".codes.", wanted)), cell);
                yes((everything() == before) == (found != 1), cell);
                vm.revertToState(here);
                ++cells;
            }
        }
    }

    function everything() internal view virtual returns (bytes32);
}

contract PrescriptionTableTest is Table {
    function setUp() public {
        people();
        open("prescription.json");
        bytes memory terms = abi.encodePacked(uint40(NOW + number(".terms.start")), uint40(NOW + number(".terms.end")));
        for (uint256 i; has(item(".terms.lines", i)); ++i) {
            string memory at_ = item(".terms.lines", i);
            terms = bytes.concat(
                terms,
                line(
                    uint8(number(string.concat(at_, ".unit"))),
                    uint8(number(string.concat(at_, ".class"))),
                    uint16(number(string.concat(at_, ".total"))),
                    uint16(number(string.concat(at_, ".maximum"))),
                    uint16(number(string.concat(at_, ".interval")))
                )
            );
        }
        useTerms(terms);
        eq(run(prescribe()), 1, "prescribe");
        IPrescriptions.Waits memory w = prescriptions.waits();
        eq(w.lease, number(".waits.lease"), "lease");
        eq(w.lastHolder, number(".waits.lastHolder"), "last holder");
        eq(w.release, number(".waits.release"), "release");
        eq(w.reversal, number(".waits.reversal"), "reversal");
        eq(w.handedReversal, number(".waits.handedReversal"), "handed reversal");
        eq(w.month, number(".waits.month"), "month");
        eq(w.leases, number(".waits.leases"), "leases");
    }

    function test_everyStateActActor() public {
        yes(playAll() > 2_000, "the table is there");
    }

    function everything() internal view override returns (bytes32) {
        (uint32 pharmacy, uint40 time,, bool reversed, uint32 seq,) = prescriptions.dispenseAt(rx, _delivery());
        return keccak256(abi.encode(state(), pharmacy, time, reversed, seq));
    }

    function actor(string memory name) internal pure override returns (Actor memory) {
        if (same(name, "pharmacist")) return Actor(name, PHARMACY_6);
        if (same(name, "rival") || same(name, "stranger")) return Actor(name, HOSPITAL_2);
        return Actor(name, CLINIC);
    }

    function step(string memory path) internal override {
        vm.warp(NOW + number(string.concat(path, ".at")));
        string memory act = text(string.concat(path, ".act"));
        if (same(act, "misuse")) {
            eq(run(suspend(adminOf(1), who("prescriber"), CLINIC, vm.addr(adminOf(1)), 2, 1)), 1, path);
            return;
        }
        string memory by = text(string.concat(path, ".by"));
        string memory amounts = string.concat(path, ".quantities");
        if (!has(amounts)) {
            eq(run(item(act, by)), 1, path);
            return;
        }
        uint256 amount = quantities(vm.parseJsonUintArray(json, amounts));
        bool handedOver = vm.parseJsonBool(json, string.concat(path, ".handedOver"));
        eq(run(dispense(actor(by), amount, handedOver, state().seq)), 1, path);
    }

    function item(string memory act, string memory by) internal view override returns (bytes memory) {
        Actor memory a = actor(by);
        IPrescriptions.State memory s = state();
        string memory amounts = string.concat(".quantities.", act);
        if (has(amounts)) return dispense(a, quantities(vm.parseJsonUintArray(json, amounts)), true, s.seq);
        if (same(act, "claim")) return claim(a, s.generation, s.claims, s.seq);
        if (same(act, "extend")) return picked(0x4C, "Extend", a, s.generation, s.claims, s.seq);
        uint8 generation = s.claims == 0 ? s.generation + 1 : s.generation;
        uint8 k = s.claims == 0 ? 0 : s.claims - 1;
        if (same(act, "claimWithOldPickup")) return claim(a, generation, k, s.seq);
        if (same(act, "extendWithOldPickup")) return picked(0x4C, "Extend", a, generation, k, s.seq);
        if (same(act, "renewLease")) return held(0x42, "RenewLease", a, s.seq);
        if (same(act, "giveBack")) return held(0x43, "GiveBack", a, s.seq);
        if (same(act, "answerAlert")) return answerAlert(a, s.seq);
        return _other(act, a, s.seq);
    }

    function _other(string memory act, Actor memory a, uint32 seq) private view returns (bytes memory) {
        if (same(act, "cancel")) return byKey(0x47, "CancelPrescription", a.name, seq);
        if (same(act, "release")) return byKey(0x4D, "Release", a.name, seq);
        if (same(act, "reissue")) return byKey(0x4E, "Reissue", a.name, seq);
        if (same(act, "suspend")) return stop(0x48, "SuspendPrescription", who(a.name), key(a.name), seq);
        if (same(act, "alert")) return stop(0x4A, "Alert", who(a.name), key(a.name), seq);
        if (same(act, "resume")) return resume(who(a.name), key(a.name), seq);
        (,,,, uint32 own,) = prescriptions.dispenseAt(rx, _delivery());
        if (same(act, "reverse")) return reverse(a, _delivery(), _delivered(), own);
        if (same(act, "reverseOtherQuantities")) return reverse(a, _delivery(), two(65_535, 0), own);
        if (same(act, "reverseHandedOver")) return reverseHandedOver(a, "key", _delivery(), _delivered(), own);
        revert NotSo(string.concat("a new act: ", act));
    }

    /// @dev The last delivery; 1 where there is none.
    function _delivery() private view returns (uint8 last) {
        for (last = state().claims; last > 1; --last) {
            (uint32 pharmacy,,,,,) = prescriptions.dispenseAt(rx, last);
            if (pharmacy != 0) return last;
        }
        return 1;
    }

    /// @dev What the states' stories deliver, told by its digest.
    function _delivered() private view returns (uint256) {
        (,,,,, bytes20 digest) = prescriptions.dispenseAt(rx, _delivery());
        uint256[3] memory all = [two(1, 10), two(1, 30), two(1, 0)];
        for (uint256 i; i < 3; ++i) {
            if (bytes20(keccak256(abi.encode(all[i]))) == digest) return all[i];
        }
        return 0;
    }
}

contract ClaimTableTest is Table {
    function setUp() public {
        people();
        (bytes memory proposal, bytes32 id) = propose(adminOf(1), _insurer());
        run(proposal);
        run(approve(adminOf(2), 2, id, 0));
        vm.warp(NOW + TIMELOCK);
        run(executeProposal(adminOf(3), 3, id, 0));
        run(register(key("otherAgent"), OTHER_INSURER));
        run(verify(key("new admin"), _otherAgent()));
        vm.warp(NOW);
        open("claim.json");
        useTerms(bytes.concat(abi.encodePacked(uint40(NOW), uint40(NOW + 100 days)), line(1, 1, 1, 1, 0)));
        run(prescribe());
        run(claim(actor("pharmacist"), 0, 0, 1));
        eq(run(dispense(actor("pharmacist"), two(1, 0), false, 2)), 1, "dispense");
        IClaims.Waits memory w = claims.waits();
        eq(w.answer, number(".waits.answer"), "answer");
        eq(w.dispute, number(".waits.dispute"), "dispute");
        eq(w.rounds, number(".waits.rounds"), "rounds");
    }

    function _insurer() private pure returns (Newcomer memory n) {
        n = newcomer(1, 0);
        n.kind = 5;
    }

    function _otherAgent() private pure returns (Claim memory c) {
        c = staffClaim(who("otherAgent"), OTHER_INSURER, AGENT);
        c.by = who("new admin");
    }

    function test_everyStateActActor() public {
        yes(playAll() > 400, "the table is there");
    }

    function everything() internal view override returns (bytes32) {
        return keccak256(abi.encode(claims.claimAt(claimSlot(1)), claims.claimAt(claimSlot(2))));
    }

    function actor(string memory name) internal pure override returns (Actor memory) {
        if (same(name, "pharmacist")) return Actor(name, PHARMACY_6);
        if (same(name, "agent")) return Actor(name, INSURER_7);
        if (same(name, "otherAgent")) return Actor(name, OTHER_INSURER);
        return Actor(name, HOSPITAL_2);
    }

    function step(string memory path) internal override {
        vm.warp(NOW + number(string.concat(path, ".at")));
        string memory act = text(string.concat(path, ".act"));
        string memory by = text(string.concat(path, ".by"));
        bytes memory made;
        if (same(act, "reverseDispense")) {
            made = reverse(actor(by), 1, two(1, 0), 1);
        } else if (same(act, "answer")) {
            made = answerClaim(actor(by), vm.parseJsonBool(json, string.concat(path, ".accepted")), claims.claimAt(claimSlot(1)).seq);
        } else {
            made = item(act, by);
        }
        eq(run(made), 1, path);
    }

    function item(string memory act, string memory by) internal view override returns (bytes memory) {
        Actor memory a = actor(by);
        IClaims.State memory first = claims.claimAt(claimSlot(1));
        if (same(act, "submit")) return submit(a, 1, INSURER_7, 0, first.seq);
        if (same(act, "submitSecond")) return submit(a, 2, INSURER_7, first.round, 0);
        if (same(act, "submitSecondForOtherRound")) return submit(a, 2, INSURER_7, first.round + 1, 0);
        if (same(act, "answer")) return answerClaim(a, true, first.seq);
        if (same(act, "pay")) return pay(a, first.seq);
        if (same(act, "dispute")) return disputeClaim(a, INSURER_7, first.seq);
        if (same(act, "withdraw")) return withdrawClaim(a, first.seq);
        if (same(act, "reverse")) return reverseClaim(a, first.seq);
        revert NotSo(string.concat("a new act: ", act));
    }
}
