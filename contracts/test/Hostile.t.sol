// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "../src/Codes.sol";
import {Terms} from "../src/Terms.sol";
import {IModule} from "../src/interfaces/IModule.sol";
import {IPrescriptions} from "../src/interfaces/IPrescriptions.sol";
import {IRouter} from "../src/interfaces/IRouter.sol";
import {Counter} from "./Counter.sol";

/// @notice A smart account that says yes to all, and tries to act while it is asked.
contract Meddler {
    IRouter private router;
    bytes private item;

    function meddle(IRouter router_, bytes calldata item_) external {
        (router, item) = (router_, item_);
    }

    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        (bool ok,) = address(router).staticcall{gas: 60_000}(abi.encodeCall(IRouter.execute, (item)));
        return ok ? bytes4(0) : bytes4(0x1626ba7e);
    }
}

/// @notice The reading of terms, as calldata alone can give them.
contract TermsReader {
    function lawfulEnd(bytes calldata terms) external view returns (uint256) {
        return Terms.lawfulEnd(terms);
    }

    function judge(bytes calldata terms, uint256 dispensed, uint256 quantities, uint256 firstDay, uint256 day)
        external
        pure
        returns (Code, bool)
    {
        return Terms.judge(terms, dispensed, quantities, firstDay, day);
    }

    function hasRoom(bytes calldata terms, uint256 dispensed, uint256 firstDay, uint256 day) external pure returns (bool) {
        return Terms.hasRoom(terms, dispensed, firstDay, day);
    }
}

/// @notice Where Prescriptions reads calldata, keeps answers in memory and counts unchecked, each with somebody who wants it to err: cut
/// items, terms of every length, accounts that share a place in the memory, contracts that judge signatures within the batch.
contract HostileTest is Counter {
    Actor private pharmacist = Actor("pharmacist", PHARMACY_6);
    Actor private rival = Actor("rival", HOSPITAL_2);
    TermsReader private reader;
    string[4] private likes;

    function setUp() public {
        people();
        reader = new TermsReader();
        useTerms(_window(bytes.concat(line(1, 1, 4, 2, 1), line(2, 1, 10, 10, 0))));
        _namesake();
    }

    function _window(bytes memory lines) private pure returns (bytes memory) {
        return bytes.concat(abi.encodePacked(uint40(NOW), uint40(NOW + 100 days)), lines);
    }

    /// @dev Four whose answers would stand in one place: the low five bits of their addresses are alike.
    function _namesake() private {
        uint256 found;
        for (uint256 i; found < 4; ++i) {
            string memory name = string.concat("like ", vm.toString(i));
            if (uint160(who(name)) & 31 != uint160(who("pharmacist")) & 31) continue;
            likes[found++] = name;
        }
        _employ(likes[0], PHARMACY_6, PHARMACIST);
        _employ(likes[1], PHARMACY_6, ADMIN);
        _employ(likes[2], HOSPITAL_2, PHARMACIST);
        run(register(key(likes[3]), PHARMACY_6));
    }

    // ---- items that end too early ----

    function _acts() private view returns (bytes[5] memory) {
        return [
            prescribe(),
            claim(pharmacist, 0, 0, 1),
            dispense(pharmacist, two(1, 1), true, 2),
            held(0x43, "GiveBack", pharmacist, 2),
            held(0x42, "RenewLease", pharmacist, 2)
        ];
    }

    function _stateFor(uint256 act) private {
        if (act > 0) expect(prescribe(), OK, "prescribe");
        if (act > 1) expect(claim(pharmacist, 0, 0, 1), OK, "claim");
    }

    /// @dev The item, its length saying `length` bytes behind the kind.
    function _said(bytes memory item, uint256 length) private pure returns (bytes memory said) {
        said = bytes.concat(item);
        (said[0], said[1]) = (bytes1(uint8((length + 1) >> 8)), bytes1(uint8(length + 1)));
    }

    function _cut(bytes memory item, uint256 length) private pure returns (bytes memory cut) {
        cut = _said(item, length);
        assembly ("memory-safe") {
            mstore(cut, add(length, 3))
        }
    }

    /// @notice An item cut anywhere is no item, at the batch's end as before a neighbour.
    function test_anItemCutAnywhere_isMalformed_andChangesNothing() public {
        bytes[5] memory acts = _acts();
        for (uint256 act; act < 5; ++act) {
            uint256 here = vm.snapshotState();
            _stateFor(act);
            bytes memory neighbour = grant(key("controller"), keccak256("ticket"), uint40(NOW + 1 days), 0);
            uint256 full = acts[act].length - 3;
            uint32 seq = state().seq;
            for (uint256 n; n < full; n += n < full - 70 ? 7 : 1) {
                uint8 alone = run(_cut(acts[act], n));
                yes(alone == Code.unwrap(MALFORMED) || alone == Code.unwrap(BAD_SIGNATURE), vm.toString(n));
                eq(router.execute(bytes.concat(_cut(acts[act], n), neighbour))[0], bytes1(alone), "before a neighbour");
                vm.revertToState(here);
                here = vm.snapshotState();
                _stateFor(act);
            }
            eq(state().seq, seq, "nothing happened");
            expect(acts[act], OK, "whole");
            vm.revertToState(here);
        }
    }

    /// @notice What stands in calldata behind the batch is not read as part of it, though it were the missing bytes themselves.
    function test_calldataBehindTheBatch_completesNothing() public {
        bytes[5] memory acts = _acts();
        for (uint256 act; act < 5; ++act) {
            uint256 here = vm.snapshotState();
            _stateFor(act);
            uint256 full = acts[act].length - 3;
            for (uint256 n = full > 200 ? full - 200 : 0; n < full; ++n) {
                bytes memory question = abi.encodeCall(IModule.run, (_said(acts[act], n)));
                assembly ("memory-safe") {
                    mstore(add(question, 0x44), add(n, 3)) // the batch's own length
                }
                (bool ok, bytes memory answer) = address(prescriptions).call(question);
                yes(ok && uint8(abi.decode(answer, (bytes))[0]) != Code.unwrap(OK), "refused");
                question = abi.encodeCall(IModule.run, (acts[act]));
                assembly ("memory-safe") {
                    mstore(add(question, 0x44), add(n, 3))
                }
                (ok, answer) = address(prescriptions).call(question);
                yes(!ok && bytes4(answer) == IModule.BadFraming.selector, "an item that runs past its batch");
            }
            vm.revertToState(here);
        }
    }

    function test_aTruthValueOf2_isMalformed() public {
        _stateFor(2);
        bytes memory packed = bytes.concat(
            abi.encodePacked(who("pharmacist"), PHARMACY_6), sheetPacked(), abi.encodePacked(two(1, 1), uint8(2), uint32(2), atOnce())
        );
        bytes memory words =
            bytes.concat(abi.encode(who("pharmacist"), PHARMACY_6), sheetWords(), abi.encode(two(1, 1), uint256(2), uint32(2), atOnce()));
        string memory name = string.concat("Dispense(", BY_PHARMACY, SHEET, "uint256 quantities,bool handedOver,", TAIL);
        expect(build(0x44, prescriptions, name, words, packed, key("pharmacist")), MALFORMED, "neither yes nor no");
    }

    /// @notice Words are laid by hand for the directory; one with dirt above its type would not be answered at all.
    function test_directory_refusesDirtyWords() public view {
        bytes memory clean = abi.encodeCall(directory.mayActOn, (who("pharmacist"), who("pharmacist"), PHARMACY_6, 4, 1));
        (bool ok,) = address(directory).staticcall(clean);
        yes(ok, "clean");
        for (uint256 i; i < 5; ++i) {
            bytes memory dirty = bytes.concat(clean);
            dirty[4 + 32 * i] = 0x01;
            (ok,) = address(directory).staticcall(dirty);
            yes(!ok, "dirty");
        }
    }

    // ---- terms ----

    /// @dev Terms.lawfulEnd, said plainly.
    function _plainEnd(bytes memory t) private view returns (uint256) {
        if (t.length < 18 || t.length > 138 || (t.length - 10) % 8 != 0) return 0;
        (uint256 from, uint256 to) = (_part(t, 0, 5), _part(t, 5, 5));
        if (from >= to || to - from > 366 days || to <= block.timestamp || to > type(uint32).max) return 0;
        for (uint256 i = 10; i < t.length; i += 8) {
            (uint256 unit, uint256 class) = (_part(t, i, 1), _part(t, i + 1, 1));
            (uint256 total, uint256 maximum, uint256 interval) = (_part(t, i + 2, 2), _part(t, i + 4, 2), _part(t, i + 6, 2));
            if (unit < 1 || unit > 3 || class < 1 || class > 2 || maximum < 1 || maximum > total) return 0;
            if (maximum < total && interval == 0) return 0;
        }
        return to;
    }

    function _part(bytes memory t, uint256 from, uint256 width) private pure returns (uint256 n) {
        for (uint256 i; i < width; ++i) {
            n = (n << 8) | uint8(t[from + i]);
        }
    }

    function testFuzz_termsOfAnyBytes_areJudgedAsSaidPlainly(bytes memory t) public view {
        eq(reader.lawfulEnd(t), _plainEnd(t), "end");
    }

    /// @notice Nearly lawful ones: each field at its bounds or a step beyond, and every length from none to 255.
    function testFuzz_termsAtTheirBounds_areJudgedAsSaidPlainly(uint256 seed, uint8 length) public view {
        uint40[5] memory ends = [uint40(NOW), uint40(NOW + 1), uint40(NOW + 366 days), type(uint32).max, uint40(type(uint32).max) + 1];
        uint40[4] memory back = [uint40(0), 1, 366 days, 366 days + 1];
        uint40 end = ends[seed % 5];
        bytes memory t = abi.encodePacked(end - back[(seed >> 8) % 4], end);
        for (uint256 i; i < 31; ++i) {
            uint256 bits = uint256(keccak256(abi.encode(seed, i)));
            bool isOdd = bits % 16 == 0;
            uint16 total = uint16(isOdd ? (bits >> 8) % 3 : 1 + (bits >> 8) % 65_535);
            uint16 maximum = uint16(isOdd ? (bits >> 32) % 3 : 1 + (bits >> 32) % total);
            t = bytes.concat(
                t, line(uint8((bits >> 64) % (isOdd ? 5 : 3) + (isOdd ? 0 : 1)), uint8(1 + (bits >> 72) % 2), total, maximum, 1)
            );
        }
        uint256 kept = length % 4 == 0 ? length : 10 + 8 * (length % 18);
        assembly ("memory-safe") {
            mstore(t, kept)
        }
        eq(reader.lawfulEnd(t), _plainEnd(t), "end");
    }

    function test_prescribe_withTermsOfAnyLength_isRefusedOrLawful() public {
        bytes memory good = line(1, 1, 2, 1, 28);
        bytes memory all = _window("");
        for (uint256 i; i < 31; ++i) {
            all = bytes.concat(all, good);
        }
        for (uint256 n; n <= 255; ++n) {
            bytes memory terms = bytes.concat(all);
            assembly ("memory-safe") {
                mstore(terms, n)
            }
            useTerms(terms);
            bool isLawful = n >= 18 && n <= 138 && (n - 10) % 8 == 0;
            expect(prescribe(), isLawful ? OK : BAD_VALUE, vm.toString(n));
            eq(state().exists ? 1 : 0, isLawful ? 1 : 0, "there or not");
        }
    }

    function test_terms_untilTheLastSecondThatASlotHolds() public {
        uint40 last = type(uint32).max;
        useTerms(bytes.concat(abi.encodePacked(last - 9, last), line(1, 1, 1, 1, 0)));
        expect(prescribe(), OK, "the last");
        eq(state().end, last, "whole");
        useTerms(bytes.concat(abi.encodePacked(last - 9, last + 1), line(1, 1, 1, 1, 0)));
        expect(prescribe(), BAD_VALUE, "one more");
    }

    /// @dev Terms.judge over two lines, said plainly and checked.
    function _plainly(uint256[3][2] memory l, uint256 had, uint256 asked, uint256 first, uint256 day) private pure returns (Code, bool) {
        if (asked == 0 || asked << 32 != 0) return (BAD_VALUE, false);
        bool whole = true;
        for (uint256 i; i < 2; ++i) {
            uint256 then = uint16(had >> (240 - 16 * i)) + uint256(uint16(asked >> (240 - 16 * i)));
            if (then > l[i][0]) return (OVER_QUANTITY, false);
            if (l[i][2] != 0 && then > l[i][1] * (1 + (day - first) / l[i][2])) return (PRESCRIPTION_EARLY, false);
            whole = whole && then == l[i][0];
        }
        return (OK, whole);
    }

    function testFuzz_dispense_isCountedAsSaidPlainly(uint16[6] memory n, uint256 had, uint256 asked, uint16 first, uint16 days_)
        public
        view
    {
        uint256[3][2] memory l;
        for (uint256 i; i < 2; ++i) {
            l[i] = [uint256(n[3 * i]), uint256(n[3 * i + 1]), uint256(n[3 * i + 2] % 400)];
        }
        // Counts near the total as often as any.
        had = two(had % (l[0][0] + 1), (had >> 128) % (l[1][0] + 1));
        if (asked % 8 != 0) asked = two(asked % (l[0][0] + 2 - (had >> 240)) % 65_536, (asked >> 128) % (l[1][0] + 2) % 65_536);
        bytes memory t = _window(bytes.concat(line(1, 1, n[0], n[1], uint16(l[0][2])), line(1, 1, n[3], n[4], uint16(l[1][2]))));
        uint256 day = uint256(first) + days_;
        (Code code, bool whole) = _plainly(l, had, asked, first, day);
        (Code found, bool isWhole) = reader.judge(t, had, asked, first, day);
        eq(Code.unwrap(found), Code.unwrap(code), "code");
        yes(isWhole == whole, "whole");
    }

    function testFuzz_room_isWhatALineLacksOfWhatIsDue(uint16[6] memory n, uint256 had, uint16 days_) public view {
        had = two(had % (uint256(n[0]) + 1), (had >> 128) % (uint256(n[3]) + 1));
        bool isRoom;
        for (uint256 i; i < 2; ++i) {
            (uint256 total, uint256 maximum, uint256 interval) = (n[3 * i], n[3 * i + 1], n[3 * i + 2] % 400);
            n[3 * i + 2] = uint16(interval);
            uint256 due = interval == 0 ? total : maximum * (1 + days_ / interval);
            isRoom = isRoom || uint16(had >> (240 - 16 * i)) < (due < total ? due : total);
        }
        bytes memory t = _window(bytes.concat(line(1, 1, n[0], n[1], n[2]), line(1, 1, n[3], n[4], n[5])));
        yes(reader.hasRoom(t, had, 20_000, uint256(20_000) + days_) == isRoom, "room");
    }

    // ---- answers kept for the batch ----

    /// @dev One of many acts, by one of many people; most are refused somewhere.
    function _someAct(uint256 bits) private view returns (bytes memory) {
        string[6] memory names = ["pharmacist", "rival", likes[0], likes[1], likes[2], likes[3]];
        Actor memory by = Actor(names[(bits >> 8) % 6], (bits >> 16) % 4 == 0 ? HOSPITAL_2 : PHARMACY_6);
        uint8 k = uint8((bits >> 24) % 3);
        uint32 seq = uint32(1 + (bits >> 32) % 6);
        uint256 act = bits % 6;
        if (act == 0) return held(0x43, "GiveBack", by, seq);
        if (act == 1) return held(0x42, "RenewLease", by, seq);
        if (act == 2) return dispense(by, two(1, (bits >> 40) % 3), bits >> 255 == 1, seq);
        if (act == 3) return answerAlert(by, seq);
        return claim(by, 0, k, seq);
    }

    function _whatStands() private view returns (bytes32 sum) {
        sum = keccak256(abi.encode(state()));
        for (uint8 d = 1; d < 5; ++d) {
            (uint32 pharmacy, uint40 time, bool handedOver, bool reversed, uint32 seq, bytes20 digest) = prescriptions.dispenseAt(rx, d);
            sum = keccak256(abi.encode(sum, pharmacy, time, handedOver, reversed, seq, digest));
        }
    }

    /// @notice Twelve acts in one batch end as twelve batches of one, code for code, whoever shares a place with whom.
    function testFuzz_aBatch_isItsItemsOneByOne(uint256 seed) public {
        _stateFor(1);
        bytes[] memory items = new bytes[](12);
        bytes memory batch;
        for (uint256 i; i < 12; ++i) {
            items[i] = _someAct(uint256(keccak256(abi.encode(seed, i))));
            batch = bytes.concat(batch, items[i]);
        }
        uint256 here = vm.snapshotState();
        bytes memory together = router.execute(batch);
        bytes32 stands = _whatStands();
        vm.revertToState(here);
        for (uint256 i; i < 12; ++i) {
            eq(run(items[i]), uint8(together[i]), "as alone");
        }
        eq(_whatStands(), stands, "and so is the end");
    }

    /// @notice An answer is forgotten with its batch: between two runs of one execute() the directory may have changed.
    function test_suspensionBetweenTwoRuns_isSeen() public {
        _stateFor(1);
        bytes memory batch = bytes.concat(
            claim(pharmacist, 0, 0, 1),
            suspend(adminOf(PHARMACY_6), who("pharmacist"), PHARMACY_6, vm.addr(adminOf(PHARMACY_6)), 1, 1),
            held(0x43, "GiveBack", pharmacist, 2)
        );
        eq(router.execute(batch), abi.encodePacked(OK, OK, SUSPENDED), "each as the directory stands then");
    }

    /// @notice The prescriber's cause is part of the question: one suspended for misuse taints his own prescriptions and no other's.
    function test_oneBatch_asksForEachPrescriber() public {
        _employ("second prescriber", CLINIC, DOCTOR);
        expect(prescribe(), OK, "the first's");
        bytes memory first = claim(pharmacist, 0, 0, 1);
        sheet.prescriber = who("second prescriber");
        rx = prescriptions.prescriptionOf(sheet.prescriber, sheet.key, keccak256(sheet.terms), sheet.content);
        expect(prescribeBy(key("second prescriber"), CLINIC, 0, soon()), OK, "the second's");
        bytes memory second = claim(pharmacist, 0, 0, 1);
        expect(suspend(adminOf(CLINIC), who("prescriber"), CLINIC, vm.addr(adminOf(CLINIC)), 2, 1), OK, "for misuse");
        uint256 here = vm.snapshotState();
        eq(router.execute(bytes.concat(first, second)), abi.encodePacked(PRESCRIBER_MISUSE, OK), "in this order");
        vm.revertToState(here);
        eq(router.execute(bytes.concat(second, first)), abi.encodePacked(OK, PRESCRIBER_MISUSE), "and in that");
    }

    // ---- contracts that judge ----

    function _byContract(address wallet, uint32 seq, uint256 length) private view returns (bytes memory) {
        bytes memory packed = abi.encodePacked(who("pharmacist"), PHARMACY_6, rx, seq, soon());
        return frame(0x43, bytes.concat(packed, abi.encode(wallet), abi.encodePacked(uint16(length)), new bytes(length)));
    }

    /// @notice A contract that is asked within the batch, by a signature of any length, moves nothing that the batch has in memory; and
    /// what it tries to do meanwhile does not happen.
    function test_contractAskedWithinTheBatch_disturbsNothing() public {
        Meddler wallet = new Meddler();
        wallet.meddle(router, grant(key("controller"), keccak256("ticket"), uint40(NOW + 1 days), 0));
        uint32 seq = stateOf(who("pharmacist")).ownerSeq;
        _stateFor(2);
        bytes memory refused = held(0x42, "RenewLease", rival, 2);
        expect(rotateSigner(key("pharmacist"), who("pharmacist"), address(wallet), false, seq), OK, "the wallet signs from now on");
        uint16[5] memory lengths = [0, 1, 31, 3_000, 60_000];
        for (uint256 i; i < lengths.length; ++i) {
            uint256 here = vm.snapshotState();
            bytes memory batch = bytes.concat(refused, _byContract(address(wallet), 1, lengths[i]), refused);
            batch = bytes.concat(batch, _byContract(address(wallet), 2, lengths[i]), refused);
            eq(router.execute(batch), abi.encodePacked(NOT_HELD, STALE, NOT_HELD, OK, NOT_HELD), vm.toString(lengths[i]));
            (uint8 granted,,) = consents.grantAt(consents.slotOf(who("controller"), keccak256("ticket")));
            eq(granted, 0, "it has granted nothing");
            vm.revertToState(here);
        }
    }

    /// @notice The certificate behind a claim is a key's, in 64 bytes.
    function test_certificateInAContractsForm_isRefused() public {
        Meddler wallet = new Meddler();
        wallet.meddle(router, grant(key("controller"), keccak256("ticket"), uint40(NOW + 1 days), 0));
        _certificateBy(wallet);
        sheet.key = address(wallet); // which says yes to all, and is no key for that
        rx = prescriptions.prescriptionOf(sheet.prescriber, sheet.key, keccak256(sheet.terms), sheet.content);
        _certificateBy(wallet);
    }

    function _certificateBy(Meddler wallet) private {
        _stateFor(1);
        bytes memory good = claim(pharmacist, 0, 0, 1);
        uint256 body = good.length - 3 - 64;
        for (uint256 length = 28; length < 33; ++length) {
            bytes memory item = _cut(good, body);
            item =
                frame(0x41, bytes.concat(_tail(item, 3), abi.encode(address(wallet)), abi.encodePacked(uint16(length)), new bytes(length)));
            uint8 code = run(item);
            yes(code == Code.unwrap(BAD_SIGNATURE) || code == Code.unwrap(MALFORMED), "no key");
        }
        expect(good, sheet.key == who("key") ? OK : FOREIGN_SIGNER, "the key's");
    }

    function _tail(bytes memory of_, uint256 from) private pure returns (bytes memory rest) {
        rest = new bytes(of_.length - from);
        for (uint256 i; i < rest.length; ++i) {
            rest[i] = of_[from + i];
        }
    }
}
