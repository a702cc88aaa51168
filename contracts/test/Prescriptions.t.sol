// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "../src/Codes.sol";
import {Prescriptions} from "../src/Prescriptions.sol";
import {IPrescriptions} from "../src/interfaces/IPrescriptions.sol";
import {Counter} from "./Counter.sol";
import {Vm} from "./Vm.sol";

/// @notice What the table of states does not ask: signatures, certificates, terms, deadlines, limits and events.
contract PrescriptionsTest is Counter {
    Actor private pharmacist = Actor("pharmacist", PHARMACY_6);
    Actor private rival = Actor("rival", HOSPITAL_2);
    uint40 private constant START = uint40(NOW);
    uint40 private constant END = uint40(NOW + 200 days);

    function setUp() public {
        people();
        useTerms(_terms(bytes.concat(line(1, 1, 12, 1, 28), line(2, 1, 30, 30, 0), line(3, 2, 28, 14, 14))));
    }

    function _terms(bytes memory lines) private pure returns (bytes memory) {
        return bytes.concat(abi.encodePacked(START, END), lines);
    }

    function _prescribed() private {
        expect(prescribe(), OK, "prescribe");
    }

    function _claimed() private {
        _prescribed();
        expect(claim(pharmacist, 0, 0, 1), OK, "claim");
    }

    // ---- prescribe ----

    function test_prescribe_standsInItsSlot_andTellsDigestFirst() public {
        vm.recordLogs();
        _prescribed();
        Vm.Log memory log = vm.getRecordedLogs()[0];
        eq(log.topics[0], IPrescriptions.Prescribed.selector, "event");
        eq(log.topics[1], rx, "prescription");
        eq(uint256(log.topics[2]), CLINIC, "organisation");
        (, uint32 seq, address prescriber, uint40 end) = abi.decode(log.data, (bytes32, uint32, address, uint40));
        eq(seq, 0, "seq");
        eq(prescriber, who("prescriber"), "prescriber");
        eq(end, END, "end");
        IPrescriptions.State memory s = state();
        yes(s.exists && s.prescriber == directory.numberOf(who("prescriber")) && s.organisation == CLINIC, "who");
        yes(s.end == END && s.seq == 1 && s.claims == 0 && s.generation == 0 && s.pharmacy == 0 && s.dispensed == 0, "what");
    }

    function test_prescription_isTheHashOfWhoseKeyTermsAndContent() public view {
        eq(rx, keccak256(abi.encode(sheet.prescriber, sheet.key, keccak256(sheet.terms), sheet.content)), "id");
    }

    function test_prescribe_twice_isThereAlready() public {
        _prescribed();
        expect(prescribe(), EXISTS, "again");
    }

    function test_prescribe_bySomebodyElse_isRefused() public {
        expect(prescribeBy(key("stranger"), CLINIC, 0, soon()), FOREIGN_SIGNER, "another's key");
        expect(prescribeBy(key("prescriber"), HOSPITAL_2, 0, soon()), NOT_ALLOWED, "another's employer");
        sheet.prescriber = who("pharmacist");
        expect(prescribeBy(key("pharmacist"), PHARMACY_6, 0, soon()), WRONG_ROLE, "no doctor");
        sheet.prescriber = who("nobody");
        expect(prescribeBy(key("nobody"), CLINIC, 0, soon()), NOT_FOUND, "no account");
    }

    function test_prescribe_naminglaterSeqOrNoOrganisationOrNoKey_isRefused() public {
        expect(prescribeBy(key("prescriber"), CLINIC, 1, soon()), BAD_VALUE, "seq 1");
        expect(prescribeBy(key("prescriber"), 0, 0, soon()), BAD_VALUE, "organisation 0");
        sheet.key = address(0);
        expect(prescribe(), BAD_VALUE, "key 0");
    }

    function test_prescribe_deadlineUpToTheWindowsEnd() public {
        expect(prescribeBy(key("prescriber"), CLINIC, 0, END + 1), TOO_FAR, "beyond");
        vm.warp(END - 1);
        expect(prescribeBy(key("prescriber"), CLINIC, 0, END), OK, "signed long ago, registered at the last moment");
    }

    function _isLawful(bytes memory terms, bool so, string memory what) private {
        uint256 here = vm.snapshotState();
        useTerms(terms);
        expect(prescribe(), so ? OK : BAD_VALUE, what);
        vm.revertToState(here);
    }

    function test_terms_bounds() public {
        bytes memory good = line(1, 1, 2, 1, 28);
        bytes memory lines;
        for (uint256 i; i < 16; ++i) {
            lines = bytes.concat(lines, good);
        }
        _isLawful(_terms(lines), true, "sixteen lines");
        _isLawful(_terms(bytes.concat(lines, good)), false, "seventeen");
        _isLawful(_terms(""), false, "none");
        _isLawful(_terms(bytes.concat(good, hex"00")), false, "a byte too many");
        _isLawful(_terms(line(0, 1, 2, 1, 28)), false, "unit 0");
        _isLawful(_terms(line(4, 1, 2, 1, 28)), false, "unit 4");
        _isLawful(_terms(line(3, 0, 2, 1, 28)), false, "class 0");
        _isLawful(_terms(line(3, 3, 2, 1, 28)), false, "class 3");
        _isLawful(_terms(line(3, 2, 2, 0, 28)), false, "maximum 0");
        _isLawful(_terms(line(3, 2, 2, 3, 28)), false, "maximum above the total");
        _isLawful(_terms(line(3, 2, 2, 2, 0)), true, "one delivery");
        _isLawful(_terms(line(3, 2, 2, 1, 0)), false, "two deliveries without an interval");
        _isLawful(bytes.concat(abi.encodePacked(START, uint40(START + 366 days)), good), true, "366 days");
        _isLawful(bytes.concat(abi.encodePacked(START, uint40(START + 366 days + 1)), good), false, "a second more");
        _isLawful(bytes.concat(abi.encodePacked(END, END), good), false, "empty window");
        _isLawful(bytes.concat(abi.encodePacked(START - 9, START), good), false, "window over");
    }

    function test_aBadSecondLine_isSeen() public {
        _isLawful(_terms(bytes.concat(line(1, 1, 2, 1, 28), line(1, 1, 0, 0, 0))), false, "second line");
    }

    // ---- pickups ----

    function _claimWith(uint256 pickup, bytes memory made) private view returns (bytes memory) {
        return pickedWith(0x41, "Claim", pharmacist, 0, 0, 1, pickup, made);
    }

    function test_claim_wholeWithACertificate_andTellsTheDelivery() public {
        _prescribed();
        vm.recordLogs();
        expect(claim(pharmacist, 0, 0, 1), OK, "claim");
        Vm.Log memory log = vm.getRecordedLogs()[0];
        eq(log.topics[0], IPrescriptions.Claimed.selector, "event");
        (, uint32 seq, uint32 pharmacy, uint8 delivery) = abi.decode(log.data, (bytes32, uint32, uint32, uint8));
        yes(seq == 1 && pharmacy == PHARMACY_6 && delivery == 1, "seq, pharmacy, delivery");
        IPrescriptions.State memory s = state();
        yes(s.pharmacy == PHARMACY_6 && s.claimedAt == NOW && s.leaseEnd == NOW + LEASE && s.claims == 1 && s.seq == 2, "held");
    }

    function test_claim_withAnothersCertificate_isForeign() public {
        _prescribed();
        uint256 pickup = pickupKey(0, 0);
        address p = vm.addr(pickup);
        bytes32 bearer = bytes32("bearer");
        expect(_claimWith(pickup, certificate(key("thief"), 0, 0, p, bearer)), FOREIGN_SIGNER, "signed by another key");
        expect(_claimWith(pickup, certificate(key("prescriber"), 0, 0, p, bearer)), FOREIGN_SIGNER, "not by the prescriber");
        expect(_claimWith(pickup, certificate(key("key"), 0, 1, p, bearer)), FOREIGN_SIGNER, "of another k");
        expect(_claimWith(pickup, certificate(key("key"), 1, 0, p, bearer)), FOREIGN_SIGNER, "of another generation");
        expect(_claimWith(pickup, certificate(key("key"), 0, 0, p, 0)), FOREIGN_SIGNER, "for another bearer");
        expect(_claimWith(key("thief"), certificate(key("key"), 0, 0, p, bearer)), FOREIGN_SIGNER, "another pickup's key");
        expect(claim(pharmacist, 0, 0, 1), OK, "the right one");
    }

    function test_claim_certificateOfAnotherPrescription_isForeign() public {
        bytes memory made = certificate(key("key"), 0, 0, vm.addr(pickupKey(0, 0)), bytes32("bearer"));
        sheet.content = keccak256("other content");
        rx = prescriptions.prescriptionOf(sheet.prescriber, sheet.key, keccak256(sheet.terms), sheet.content);
        _prescribed();
        expect(_claimWith(pickupKey(0, 0), made), FOREIGN_SIGNER, "of the other prescription");
    }

    function test_claim_withChangedTerms_findsNothing() public {
        _prescribed();
        sheet.terms = _terms(line(1, 1, 9_999, 9_999, 0));
        expect(claim(pharmacist, 0, 0, 1), NOT_FOUND, "another prescription");
    }

    function test_eachPickup_worksOnce_alsoWhenGivenBack() public {
        _claimed();
        expect(held(0x43, "GiveBack", pharmacist, 2), OK, "give back");
        expect(claim(rival, 0, 0, 3), OLD_PICKUP, "pickup 0 is used up");
        expect(claim(rival, 0, 1, 3), OK, "the spare one works");
    }

    function test_reissue_killsEveryPickupOfBefore() public {
        _prescribed();
        expect(byKey(0x4E, "Reissue", "key", 1), OK, "reissue");
        expect(claim(pharmacist, 0, 0, 2), OLD_PICKUP, "old generation");
        expect(claim(pharmacist, 1, 1, 2), OLD_PICKUP, "k of later");
        expect(claim(pharmacist, 1, 0, 2), OK, "new generation");
    }

    function test_claims_endAt255() public {
        _prescribed();
        for (uint256 i; i < 255; ++i) {
            expect(claim(pharmacist, 0, uint8(i), uint32(1 + 2 * i)), OK, "claim");
            expect(held(0x43, "GiveBack", pharmacist, uint32(2 + 2 * i)), OK, "give back");
        }
        expect(claim(pharmacist, 0, 255, 511), EXHAUSTED, "no number left");
    }

    function test_twoPharmacies_oneWins() public {
        _prescribed();
        bytes memory batch = bytes.concat(claim(rival, 0, 0, 1), claim(pharmacist, 0, 0, 1), claim(rival, 0, 0, 1));
        eq(router.execute(batch), abi.encodePacked(OK, PRESCRIPTION_CLAIMED, PRESCRIPTION_CLAIMED), "the first");
        eq(state().pharmacy, HOSPITAL_2, "its pharmacy");
    }

    /// @notice What the directory said of one is not said of another, though both come in one batch.
    function test_oneBatch_judgesEverySignerAnew() public {
        _employ("colleague", PHARMACY_6, ADMIN);
        Actor memory thief = Actor("pharmacist", HOSPITAL_2);
        bytes memory forged = held(0x43, "GiveBack", pharmacist, 2);
        bytes memory stolen = signature(key("thief"), keccak256("anything"));
        for (uint256 i; i < 64; ++i) {
            forged[forged.length - 64 + i] = stolen[i];
        }
        bytes memory batch = bytes.concat(
            prescribe(),
            claim(pharmacist, 0, 0, 1),
            forged,
            held(0x43, "GiveBack", thief, 2),
            held(0x43, "GiveBack", Actor("colleague", PHARMACY_6), 2),
            held(0x43, "GiveBack", pharmacist, 2)
        );
        eq(router.execute(batch), abi.encodePacked(OK, OK, FOREIGN_SIGNER, NOT_ALLOWED, WRONG_ROLE, OK), "each for himself");
    }

    /// @notice Another account, whose answer would be remembered at the same place, in the name of whom the same key signs.
    function test_oneBatch_keyThatMayActForOne_mayNotForAnother() public {
        _prescribed();
        string memory other = "x0";
        for (uint256 i = 1; (uint160(who(other)) ^ uint160(who("pharmacist"))) & 31 != 0; ++i) {
            other = string.concat("x", vm.toString(i));
        }
        _employ(other, PHARMACY_6, PHARMACIST);
        bytes memory forged = build(
            0x43,
            prescriptions,
            string.concat("GiveBack(", BY_PHARMACY, "bytes32 prescription,", TAIL),
            abi.encode(who(other), PHARMACY_6, rx, uint32(3), soon()),
            abi.encodePacked(who(other), PHARMACY_6, rx, uint32(3), soon()),
            key("pharmacist")
        );
        bytes memory batch = bytes.concat(claim(pharmacist, 0, 0, 1), held(0x42, "RenewLease", pharmacist, 2), forged);
        eq(router.execute(batch), abi.encodePacked(OK, OK, FOREIGN_SIGNER), "each name is asked for");
    }

    /// @notice More actors than the module remembers at a time, each of them twice.
    function test_oneBatch_ofManyActors_isJudgedAsAlone() public {
        _prescribed();
        bytes memory batch;
        for (uint256 i; i < 40; ++i) {
            string memory name = string.concat("pharmacist ", vm.toString(i));
            _employ(name, PHARMACY_6, i % 3 == 0 ? ADMIN : PHARMACIST);
            bytes memory item = held(0x43, "GiveBack", Actor(name, PHARMACY_6), 1);
            batch = bytes.concat(item, batch, item);
        }
        bytes memory codes = router.execute(batch);
        for (uint256 i; i < 40; ++i) {
            bytes1 wanted = bytes1(Code.unwrap(i % 3 == 0 ? WRONG_ROLE : NOT_HELD));
            yes(codes[39 - i] == wanted && codes[40 + i] == wanted, "as alone");
        }
    }

    function test_counterActs_tenMinutesAtMost() public {
        _prescribed();
        bytes memory item = claim(pharmacist, 0, 0, 1);
        vm.warp(NOW - 1);
        expect(item, TOO_FAR, "10 min and a second ahead");
        vm.warp(NOW + 601);
        expect(item, EXPIRED, "and over");
        vm.warp(NOW + 600);
        expect(item, OK, "in its last second");
        item = dispense(pharmacist, two(1, 0), true, 2);
        vm.warp(NOW + 599);
        expect(item, TOO_FAR, "dispense likewise");
    }

    // ---- dispense ----

    function test_dispense_keepsItsTrace() public {
        _claimed();
        vm.warp(NOW + 60);
        expect(dispense(pharmacist, two(1, 30), true, 2), OK, "dispense");
        (uint32 pharmacy, uint40 time, bool handedOver, bool reversed, uint32 seq, bytes20 digest) = prescriptions.dispenseAt(rx, 1);
        yes(pharmacy == PHARMACY_6 && time == NOW + 60 && handedOver && !reversed && seq == 1, "trace");
        yes(digest == bytes20(keccak256(abi.encode(two(1, 30)))), "digest");
        IPrescriptions.State memory s = state();
        yes(s.dispensed == two(1, 30) && s.firstDay == NOW / 1 days && s.pharmacy == 0 && s.seq == 3 && !s.whole, "counts");
    }

    function test_dispenses_addUp() public {
        useTerms(_terms(bytes.concat(line(1, 1, 12, 12, 0), line(2, 1, 30, 30, 0))));
        _claimed();
        expect(dispense(pharmacist, two(2, 7), true, 2), OK, "one");
        expect(claim(pharmacist, 0, 1, 3), OK, "claim");
        expect(dispense(pharmacist, two(3, 0), true, 4), OK, "and another");
        eq(state().dispensed, two(5, 7), "line by line");
    }

    function test_dispense_neverAboveTotalOrDate() public {
        _claimed();
        expect(dispense(pharmacist, two(2, 0), true, 2), PRESCRIPTION_EARLY, "two packs of one that is due");
        expect(dispense(pharmacist, two(0, 31), true, 2), OVER_QUANTITY, "31 of 30");
        expect(dispense(pharmacist, two(13, 0), true, 2), OVER_QUANTITY, "13 of 12, too early as well");
        expect(dispense(pharmacist, 0, true, 2), BAD_VALUE, "nothing");
        expect(dispense(pharmacist, 1 << 192, true, 2), BAD_VALUE, "a fourth line");
        expect(dispense(pharmacist, two(1, 30) | (14 << 208), true, 2), OK, "all that is due");
    }

    function test_owedItems_canFollowAtAnyTime() public {
        _claimed();
        expect(dispense(pharmacist, two(0, 1), true, 2), OK, "the second line alone");
        vm.warp(NOW + 57 days);
        expect(claim(pharmacist, 0, 1, 3), OK, "claim");
        expect(dispense(pharmacist, two(4, 0), true, 4), PRESCRIPTION_EARLY, "four packs after two intervals");
        expect(dispense(pharmacist, two(3, 0), true, 4), OK, "three are due");
    }

    function test_dispense_handedOverIsATruthValue() public {
        _claimed();
        bytes memory item = dispense(pharmacist, two(1, 0), true, 2);
        item[item.length - 64 - 10] = 0x02; // the bool stands before seq and deadline
        yes(run(item) != 1, "not OK");
    }

    function test_lastHolder_72hAndNoLonger() public {
        _claimed();
        vm.warp(NOW + LEASE + LAST_HOLDER);
        expect(dispense(pharmacist, two(1, 0), true, 2), NOT_HELD, "72 h are over");
        vm.warp(NOW + LEASE + LAST_HOLDER - 1);
        expect(dispense(pharmacist, two(1, 0), true, 2), OK, "not yet");
    }

    function test_lastHolder_losesItsRightToTheNextClaim() public {
        _claimed();
        vm.warp(NOW + LEASE);
        expect(claim(rival, 0, 1, 2), OK, "the lease is over");
        expect(dispense(pharmacist, two(1, 0), true, 3), NOT_HELD, "another holds it");
    }

    function test_wholePrescription_isDispensed_untilSomethingComesBack() public {
        useTerms(_terms(line(1, 1, 2, 2, 0)));
        _claimed();
        expect(dispense(pharmacist, two(2, 0), false, 2), OK, "all");
        yes(state().whole, "whole");
        expect(claim(pharmacist, 0, 1, 3), PRESCRIPTION_DISPENSED, "nothing left");
        expect(reverse(pharmacist, 1, two(2, 0), 1), OK, "reverse");
        IPrescriptions.State memory s = state();
        yes(!s.whole && s.dispensed == 0 && s.firstDay == 0 && s.seq == 3, "as before, its seq untouched");
        expect(claim(pharmacist, 0, 1, 3), OK, "again");
    }

    /// @notice Whatever ends a claim takes the last holder's 72 hours too.
    function test_lastHolder_losesItsRightToASuspension_aReissueAndACancellation() public {
        _claimed();
        uint256 here = vm.snapshotState();
        expect(stop(0x48, "SuspendPrescription", who("prescriber"), key("prescriber"), 2), OK, "suspended");
        eq(state().pharmacy, 0, "held by nobody");
        expect(resume(who("prescriber"), key("prescriber"), 3), OK, "resumed");
        expect(dispense(pharmacist, two(1, 0), true, 4), NOT_HELD, "not as if nothing had been");
        vm.revertToState(here);
        vm.warp(NOW + LEASE);
        expect(byKey(0x4E, "Reissue", "key", 2), OK, "reissued");
        expect(dispense(pharmacist, two(1, 0), true, 3), NOT_HELD, "the old ticket's claim is over");
        vm.revertToState(here);
        vm.warp(NOW + LEASE);
        expect(byKey(0x47, "CancelPrescription", "key", 2), OK, "cancelled");
        eq(state().pharmacy, 0, "held by nobody");
    }

    function test_reversal_needsTheVeryQuantities_andTheDispensesSeq() public {
        _claimed();
        run(dispense(pharmacist, two(1, 5), false, 2));
        expect(reverse(pharmacist, 1, two(1, 4), 1), BAD_VALUE, "others");
        expect(reverse(pharmacist, 1, two(1, 5), 0), STALE, "seq 0");
        expect(reverse(pharmacist, 1, two(1, 5), 2), AHEAD, "seq 2");
        expect(reverse(pharmacist, 1, two(1, 5), 1), OK, "right");
        expect(reverse(pharmacist, 1, two(1, 5), 2), DISPENSE_REVERSED, "once");
    }

    function test_reversal_clocks() public {
        _claimed();
        run(dispense(pharmacist, two(1, 5), false, 2));
        vm.warp(NOW + REVERSAL);
        expect(reverse(pharmacist, 1, two(1, 5), 1), TOO_LATE, "30 days");
        vm.warp(NOW + REVERSAL - 1);
        expect(reverse(pharmacist, 1, two(1, 5), 1), OK, "a second before");
    }

    function test_reversalOfHandedOver_isCountersignedByKeyOrPrescriber() public {
        _claimed();
        run(dispense(pharmacist, two(1, 5), true, 2));
        bytes32 content = sheet.content;
        sheet.content = keccak256("of no prescription");
        expect(reverseHandedOver(pharmacist, "officer", 1, two(1, 5), 1), NOT_FOUND, "none");
        sheet.content = content;
        expect(reverseHandedOver(pharmacist, "pharmacist", 1, two(1, 5), 1), NOT_ALLOWED, "by himself");
        expect(reverseHandedOver(pharmacist, "officer", 1, two(1, 5), 1), NOT_ALLOWED, "by the organisation");
        vm.warp(NOW + HANDED_REVERSAL);
        expect(reverseHandedOver(pharmacist, "prescriber", 1, two(1, 5), 1), TOO_LATE, "72 h");
        vm.warp(NOW + HANDED_REVERSAL - 1);
        expect(reverseHandedOver(pharmacist, "prescriber", 1, two(1, 5), 1), OK, "by the prescriber");
    }

    function test_reversalDuringAnothersClaim_leavesItAlone() public {
        _claimed();
        run(dispense(pharmacist, two(0, 5), false, 2));
        expect(claim(rival, 0, 1, 3), OK, "another pharmacy");
        bytes memory next = dispense(rival, two(1, 0), true, 4);
        expect(reverse(pharmacist, 1, two(0, 5), 1), OK, "reverse");
        expect(next, OK, "what was signed before still fits");
        eq(state().dispensed, two(1, 0), "counts");
    }

    // ---- the others ----

    function test_prescriberWhoseAccountLapsed_actsNoMore_butWhatHeWroteStands() public {
        _prescribed();
        Claim memory c = staffClaim(who("prescriber"), CLINIC, DOCTOR);
        c.validUntil = uint16(NOW / 1 days);
        c.seq = 1;
        expect(verify(adminOf(1), c), OK, "verified until today");
        vm.warp(NOW + 2 days);
        expect(byKey(0x47, "CancelPrescription", "prescriber", 1), LAPSED, "his account does not stand");
        expect(stop(0x4A, "Alert", who("prescriber"), key("prescriber"), 1), LAPSED, "nor for this");
        expect(claim(pharmacist, 0, 0, 1), OK, "what he wrote stands");
    }

    function test_organisation_actsByAnAdminKeyToo() public {
        _prescribed();
        address admin = vm.addr(adminOf(1));
        expect(stop(0x4A, "Alert", admin, adminOf(2), 1), FOREIGN_SIGNER, "another's key");
        expect(stop(0x4A, "Alert", vm.addr(adminOf(2)), adminOf(2), 1), NOT_FOUND, "another member's admin has no account");
        expect(stop(0x4A, "Alert", admin, adminOf(1), 1), OK, "alert");
        expect(stop(0x48, "SuspendPrescription", admin, adminOf(1), 2), OK, "suspend");
        expect(resume(admin, adminOf(1), 3), OK, "resume");
    }

    function test_leases_addUpToTheMost() public {
        _claimed();
        for (uint32 i; i < 7; ++i) {
            expect(held(0x42, "RenewLease", pharmacist, 2 + i), OK, "renew");
            eq(state().leaseEnd, NOW + LEASE * (2 + i), "lease end");
        }
        expect(held(0x42, "RenewLease", pharmacist, 9), LEASE_AT_MOST, "4 h");
        vm.warp(NOW + 4 hours - 1);
        expect(dispense(pharmacist, two(1, 0), true, 9), OK, "still held");
    }

    function test_extend_threeTimesAMonth_ordinaryLinesOnly() public {
        for (uint256 i; i < 4; ++i) {
            sheet.content = keccak256(abi.encode("content", i));
            useTermsOf(abi.encodePacked(START, uint40(NOW + 1 hours), line(1, 1, 2, 1, 28)));
            vm.warp(NOW);
            expect(prescribe(), OK, "prescribe");
            vm.warp(NOW + 1 hours);
            Code wanted = i < 3 ? OK : EXTENSIONS_USED;
            expect(picked(0x4C, "Extend", pharmacist, 0, 0, 1), wanted, "extend");
        }
        uint32 number = directory.numberOf(who("pharmacist"));
        eq(prescriptions.extensionsOf(number, (NOW + 1 hours) / MONTH), 3, "three");
        expect(picked(0x4C, "Extend", rival, 0, 0, 1), OK, "another pharmacist");
        eq(state().end, NOW + 1 hours + MONTH, "a month from now");
        expect(claim(rival, 0, 0, 2), OK, "the pickup is not used up");
        useTermsOf(abi.encodePacked(START, uint40(NOW + 2 hours), line(1, 1, 2, 1, 28), line(1, 2, 2, 1, 28)));
        expect(prescribe(), OK, "prescribe");
        vm.warp(NOW + 2 hours);
        expect(picked(0x4C, "Extend", rival, 0, 0, 1), NOT_ALLOWED, "a controlled line");
    }

    /// @notice An end is kept in 32 bits, which last until 2106.
    function test_extend_beyondTheLastDate_isRefused() public {
        uint256 last = type(uint32).max;
        for (uint256 i; i < 2; ++i) {
            uint256 end = last - MONTH + i;
            vm.warp(end - 1 days);
            useTermsOf(abi.encodePacked(uint40(end - 2 days), uint40(end), line(1, 1, 2, 1, 28)));
            expect(prescribe(), OK, "prescribe");
            vm.warp(end);
            expect(picked(0x4C, "Extend", pharmacist, 0, 0, 1), i == 0 ? OK : BAD_VALUE, "extend");
            eq(state().end, i == 0 ? last : end, "end");
        }
    }

    function useTermsOf(bytes memory terms) private {
        sheet.terms = terms;
        rx = prescriptions.prescriptionOf(sheet.prescriber, sheet.key, keccak256(terms), sheet.content);
    }

    function test_seq_otherThanStored_isRefused() public {
        _claimed();
        expect(held(0x43, "GiveBack", pharmacist, 1), STALE, "lower");
        expect(held(0x43, "GiveBack", pharmacist, 3), AHEAD, "higher");
    }

    function test_badWaits_cannotBeDeployed() public {
        IPrescriptions.Waits memory w = prescriptions.waits();
        w.leases = 16;
        vm.expectRevert(abi.encodeWithSelector(IPrescriptions.BadWaits.selector, w));
        new Prescriptions(address(directory), w);
    }

    // ---- fuzz ----

    function testFuzz_anyBitFlippedInAClaim_changesNothing(uint256 bit) public {
        _prescribed();
        bytes memory item = claim(pharmacist, 0, 0, 1);
        bit = within(bit, 16, item.length * 8 - 1);
        item[bit / 8] = bytes1(uint8(item[bit / 8]) ^ uint8(1 << (bit % 8)));
        yes(run(item) != 1, "not OK");
        eq(state().claims, 0, "not claimed");
    }

    function testFuzz_dispensedNeverAboveAllowed(uint16 first, uint16 second, uint16 third, uint32 wait) public {
        _claimed();
        vm.warp(NOW + within(wait, 0, LEASE - 1));
        uint256 amount = two(first, second) | (uint256(third) << 208);
        uint8 code = run(dispense(pharmacist, amount, true, 2));
        bool fits = first <= 1 && second <= 30 && third <= 14 && amount != 0;
        yes((code == 1) == fits, "OK exactly where it fits");
        eq(state().dispensed, fits ? amount : 0, "counts");
    }

    function testFuzz_wait_decidesHowMuchIsDue(uint32 days_, uint16 asked) public {
        _claimed();
        run(dispense(pharmacist, two(1, 0), true, 2));
        uint256 day = within(days_, 0, 199);
        vm.warp(NOW + day * 1 days);
        if (run(claim(pharmacist, 0, 1, 3)) != 1) return; // the window, or nothing due
        uint256 more = within(asked, 0, 12);
        uint256 due = 1 + day / 28 > 12 ? 12 : 1 + day / 28;
        eq(run(dispense(pharmacist, two(more, 1), true, 4)) == 1 ? 1 : 0, 1 + more <= due ? 1 : 0, "as much as is due");
    }
}
