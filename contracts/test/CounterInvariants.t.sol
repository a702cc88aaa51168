// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Claims} from "../src/Claims.sol";
import {OK} from "../src/Codes.sol";
import {Prescriptions} from "../src/Prescriptions.sol";
import {IClaims} from "../src/interfaces/IClaims.sol";
import {IPrescriptions} from "../src/interfaces/IPrescriptions.sol";
import {Counter} from "./Counter.sol";

/// @notice Two pharmacies, a doctor, a patient and a payer deal with three prescriptions at random, mostly rightly: sometimes with a used
/// pickup, too much, a stale seq, or an old item once more. What happened is kept beside, so that the sentences below can be judged from
/// outside.
contract Counters is Counter {
    uint256 private constant PRESCRIPTIONS = 3;
    uint256 private constant LINES = 2;
    uint256 private clock = NOW;

    bytes32[PRESCRIPTIONS] public ids;
    uint256[LINES][PRESCRIPTIONS] public totals;
    /// @dev What was dispensed and not reversed, told from the acts alone.
    uint256[LINES][PRESCRIPTIONS] public handedOut;
    mapping(bytes32 object => uint32) public acts;
    mapping(bytes32 pickup => uint256) public claimed;
    mapping(bytes32 prescription => bool) public cancelled;
    mapping(bytes32 delivery => uint256) public amounts;
    bytes[] private done;
    string public broken;

    constructor() {
        people();
        for (uint256 i; i < PRESCRIPTIONS; ++i) {
            _look(i);
            ids[i] = rx;
            expect(prescribe(), OK, "prescribe");
            ++acts[rx];
        }
    }

    modifier later(uint256 seconds_) {
        clock += seconds_ % 8_000;
        vm.warp(clock);
        _;
    }

    function world() external view returns (Prescriptions, Claims) {
        return (prescriptions, claims);
    }

    /// @dev Makes prescription i the one that is dealt with.
    function _look(uint256 i) private {
        totals[i] = [uint256(4 + i), 10];
        bytes memory terms =
            abi.encodePacked(uint40(NOW), uint40(NOW + 3 days + i * 3 days), line(1, 1, uint16(4 + i), 2, 1), line(2, 1, 10, 10, 0));
        sheet = Sheet(who("prescriber"), who("key"), terms, keccak256(abi.encode("content", i)));
        rx = prescriptions.prescriptionOf(sheet.prescriber, sheet.key, keccak256(terms), sheet.content);
    }

    function _pharmacy(bool first) private pure returns (Actor memory) {
        return first ? Actor("pharmacist", PHARMACY_6) : Actor("rival", HOSPITAL_2);
    }

    function _everything() private view returns (bytes32 sum) {
        for (uint256 i; i < PRESCRIPTIONS; ++i) {
            IPrescriptions.State memory s = prescriptions.prescriptionAt(ids[i]);
            sum = keccak256(abi.encode(sum, s));
            for (uint8 d = 1; d <= s.claims && d < 6; ++d) {
                (uint32 pharmacy, uint40 time, bool handedOver, bool reversed, uint32 seq,) = prescriptions.dispenseAt(ids[i], d);
                sum = keccak256(abi.encode(sum, pharmacy, time, handedOver, reversed, seq));
            }
            for (uint8 rank = 1; rank < 3; ++rank) {
                sum = keccak256(abi.encode(sum, claims.claimAt(claims.claimOf(ids[i], 1, rank))));
            }
        }
    }

    /// @dev Runs one item; a refused one must have changed nothing, and one that passed raises its object's seq by one.
    function _try(bytes memory made, bytes32 object) private returns (bool ok) {
        bytes32 before = _everything();
        ok = run(made) == 1;
        if (!ok && _everything() != before) broken = "a refused intent changed something";
        if (!ok) return false;
        ++acts[object];
        done.push(made);
    }

    function _isRunning(IPrescriptions.State memory s) private view returns (bool) {
        return s.pharmacy != 0 && clock < s.leaseEnd;
    }

    // ---- at the counter ----

    function claims_(uint256 i, bool first, uint8 slip, uint256 wait) external later(wait) {
        _look(i % PRESCRIPTIONS);
        IPrescriptions.State memory s = state();
        uint8 k = slip % 4 == 3 && s.claims > 0 ? s.claims - 1 : s.claims;
        uint8 generation = slip % 8 == 5 ? s.generation + 1 : s.generation;
        if (!_try(claim(_pharmacy(first), generation, k, s.seq), rx)) return;
        if (_isRunning(s)) broken = "two pharmacies hold one prescription";
        if (clock >= s.end) broken = "claimed after its end";
        if (cancelled[rx]) broken = "claimed after cancellation";
        if (++claimed[keccak256(abi.encode(rx, generation, k))] > 1) broken = "a pickup worked twice";
    }

    function dispenses(uint256 i, bool first, uint16 a, uint16 b, bool handedOver, uint256 wait) external later(wait % 3_000) {
        _look(i = i % PRESCRIPTIONS);
        IPrescriptions.State memory s = state();
        uint256 amount = two(a % 5, b % 8);
        if (!_try(dispense(_pharmacy(first), amount, handedOver, s.seq), rx)) return;
        if (s.pharmacy != _pharmacy(first).member) broken = "dispensed by who did not hold it";
        if (cancelled[rx] || s.suspended || s.alerted) broken = "dispensed though stopped";
        if (clock >= s.end && s.claimedAt >= s.end) broken = "dispensed after its end";
        handedOut[i][0] += a % 5;
        handedOut[i][1] += b % 8;
        bytes32 delivery = keccak256(abi.encode(rx, s.claims));
        if (amounts[delivery] != 0) broken = "two dispenses in one claim";
        amounts[delivery] = amount;
        acts[delivery] = 1;
    }

    function holds(uint256 i, bool first, bool back, uint256 wait) external later(wait % 3_000) {
        _look(i % PRESCRIPTIONS);
        uint32 seq = state().seq;
        Actor memory by = _pharmacy(first);
        _try(back ? held(0x43, "GiveBack", by, seq) : held(0x42, "RenewLease", by, seq), rx);
    }

    function reverses(uint256 i, bool first, uint8 d, bool second, uint256 wait) external later(wait) {
        _look(i = i % PRESCRIPTIONS);
        uint8 delivery = 1 + d % 5;
        bytes32 object = keccak256(abi.encode(rx, delivery));
        (,,,, uint32 seq,) = prescriptions.dispenseAt(rx, delivery);
        uint256 amount = amounts[object];
        Actor memory by = _pharmacy(first);
        bytes memory made = second ? reverseHandedOver(by, "key", delivery, amount, seq) : reverse(by, delivery, amount, seq);
        if (!_try(made, object)) return;
        handedOut[i][0] -= amount >> 240;
        handedOut[i][1] -= uint16(amount >> 224);
    }

    // ---- the others ----

    function stops(uint256 i, uint8 which, uint256 wait) external later(wait) {
        _look(i % PRESCRIPTIONS);
        uint32 seq = state().seq;
        if (which % 8 == 0) _try(stop(0x48, "SuspendPrescription", who("prescriber"), key("prescriber"), seq), rx);
        else if (which % 8 < 3) _try(resume(who("officer"), key("officer"), seq), rx);
        else if (which % 8 == 3) _try(stop(0x4A, "Alert", who("officer"), key("officer"), seq), rx);
        else if (which % 8 < 6) _try(answerAlert(_pharmacy(which % 2 == 0), seq), rx);
        else if (which % 8 == 6) _try(byKey(0x4E, "Reissue", "key", seq), rx);
        else _try(byKey(0x4D, "Release", "key", seq), rx);
    }

    function cancels(uint256 i, uint8 rarely, uint256 wait) external later(wait) {
        if (rarely % 8 != 0) return;
        _look(i % PRESCRIPTIONS);
        if (_try(byKey(0x47, "CancelPrescription", "key", state().seq), rx)) cancelled[rx] = true;
    }

    function extends_(uint256 i, uint256 wait) external later(wait) {
        _look(i % PRESCRIPTIONS);
        IPrescriptions.State memory s = state();
        if (!_try(picked(0x4C, "Extend", _pharmacy(true), s.generation, s.claims, s.seq), rx)) return;
        if (clock < s.end) broken = "extended before its end";
    }

    function bills(uint256 i, uint8 act, bool first, uint256 wait) external later(wait) {
        _look(i % PRESCRIPTIONS);
        bytes32 slot = claims.claimOf(rx, 1, 1);
        IClaims.State memory c = claims.claimAt(slot);
        (,,, bool reversed,,) = prescriptions.dispenseAt(rx, 1);
        Actor memory pharmacist = _pharmacy(first);
        Actor memory agent = Actor("agent", INSURER_7);
        act = act % 7;
        bytes memory made = act == 0
            ? submit(pharmacist, 1, INSURER_7, 0, c.seq)
            : act == 1
                ? answerClaim(agent, first, c.seq)
                : act == 2
                    ? pay(agent, c.seq)
                    : act == 3
                        ? disputeClaim(pharmacist, INSURER_7, c.seq)
                        : act == 4 ? withdrawClaim(pharmacist, c.seq) : reverseClaim(act == 5 ? pharmacist : agent, c.seq);
        if (!_try(made, slot)) return;
        if ((act == 0 || act == 3) && reversed) broken = "claimed for what was reversed";
        if (act == 0 && c.state != 0) broken = "two claims for one dispense";
        if (act == 2 && c.state != 2) broken = "paid what was not accepted";
    }

    function billsSecond(uint256 i, bool first, uint256 wait) external later(wait) {
        _look(i % PRESCRIPTIONS);
        IClaims.State memory c = claims.claimAt(claims.claimOf(rx, 1, 1));
        bytes32 slot = claims.claimOf(rx, 1, 2);
        uint32 seq = claims.claimAt(slot).seq;
        if (!_try(submit(_pharmacy(first), 2, INSURER_7, c.round, seq), slot)) return;
        if (c.state < 2) broken = "claim 2 before answer 1";
    }

    /// @dev What passed once, once more, while its deadline lasts.
    function sendsAgain(uint256 which, uint256 wait) external later(wait % 300) {
        if (done.length == 0) return;
        bytes32 before = _everything();
        // The later ones, for their deadlines last.
        uint256 back = within(which, 0, done.length < 6 ? done.length - 1 : 5);
        if (run(done[done.length - 1 - back]) == 1) broken = "an act passed twice";
        if (_everything() != before) broken = "a replay changed something";
    }
}

contract CounterInvariantsTest is Counter {
    Counters private crowd;

    function setUp() public {
        crowd = new Counters();
        (prescriptions, claims) = crowd.world();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(crowd);
    }

    /// @dev All at once after every act, so one life of the crowd serves them all.
    function invariant_everySentenceHolds() public view {
        _neverMoreThanPrescribed_andWhatIsCountedWasHandedOut();
        _noSentenceIsBroken();
        _cancelledForEver_andHeldByNobody();
        _everyActRaisesItsSeqByOne();
    }

    function _neverMoreThanPrescribed_andWhatIsCountedWasHandedOut() private view {
        for (uint256 i; i < 3; ++i) {
            uint256 counts = prescriptions.prescriptionAt(crowd.ids(i)).dispensed;
            for (uint256 l; l < 2; ++l) {
                uint256 dispensed = uint16(counts >> (240 - 16 * l));
                yes(dispensed <= crowd.totals(i, l), "dispensed <= prescribed");
                eq(dispensed, crowd.handedOut(i, l), "as handed out and taken back");
            }
        }
    }

    function _noSentenceIsBroken() private view {
        eq(bytes(crowd.broken()).length, 0, crowd.broken());
    }

    function _cancelledForEver_andHeldByNobody() private view {
        for (uint256 i; i < 3; ++i) {
            IPrescriptions.State memory s = prescriptions.prescriptionAt(crowd.ids(i));
            eq(s.cancelled ? 1 : 0, crowd.cancelled(crowd.ids(i)) ? 1 : 0, "cancelled");
            yes(!s.cancelled || s.pharmacy == 0, "nobody holds it");
            yes(!s.suspended || s.pharmacy == 0, "nor while suspended");
        }
    }

    function _everyActRaisesItsSeqByOne() private view {
        for (uint256 i; i < 3; ++i) {
            bytes32 id = crowd.ids(i);
            eq(prescriptions.prescriptionAt(id).seq, crowd.acts(id), "prescription");
            for (uint8 d = 1; d < 6; ++d) {
                (,,,, uint32 seq,) = prescriptions.dispenseAt(id, d);
                eq(seq, crowd.acts(keccak256(abi.encode(id, d))), "dispense");
            }
            for (uint8 rank = 1; rank < 3; ++rank) {
                bytes32 slot = claims.claimOf(id, 1, rank);
                eq(claims.claimAt(slot).seq, crowd.acts(slot), "claim");
            }
        }
    }
}
