// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "../src/Codes.sol";
import {Recovery} from "../src/Recovery.sol";
import {IPart} from "../src/Part.sol";
import {IAccounts} from "../src/interfaces/IAccounts.sol";
import {Acts} from "./Acts.sol";

contract RecoveryTest is Acts {
    uint256 private patient;
    uint256 private kit;
    uint256 private next;
    address private p;

    function setUp() public {
        settle();
        (patient, next) = (key("patient"), key("next signer"));
        (kit, p) = (kitOf(patient), vm.addr(patient));
        run(register(patient, 1));
        run(verify(adminOf(1), patientClaim(p, 1, keccak256("names"))));
    }

    function _own() private view returns (uint32) {
        return stateOf(p).ownerSeq;
    }

    function _others() private view returns (uint32) {
        return stateOf(p).othersSeq;
    }

    /// @dev Proposed by hospital `one`, approved by `two`.
    function _approved(uint32 one, uint32 two) private returns (bytes32 id) {
        bytes memory item;
        (item, id) = proposeRecovery(adminOf(one), p, one, vm.addr(next), address(0), false, _others());
        expect(item, OK, "propose");
        expect(approveRecovery(adminOf(two), p, two, id, _others()), OK, "approve");
    }

    function _after(uint256 seconds_) private {
        vm.warp(vm.getBlockTimestamp() + seconds_);
    }

    // ---- recovery ----

    function test_recovery_ofTwoHospitals_givesTheNewSignerTheAccount_afterTheWait() public {
        bytes32 id = _approved(2, 1);
        bytes memory take = executeRecovery(next, p, id, _others());
        expect(take, NOT_YET, "the owner's wait");
        _after(RECOVERY_LEAST - 1);
        expect(take, NOT_YET, "a second early");
        expect(rotateSigner(patient, p, who("thief"), false, _own()), OK, "a thief with the signer rotates meanwhile");
        _after(1);
        expect(take, OK, "the same bytes pass now");
        IAccounts.Account memory a = stateOf(p);
        eq(a.signer, vm.addr(next), "signer");
        eq(a.kit, vm.addr(kit), "the kit key stays");
        eq(a.grantEpoch, 1, "every ticket is dead");
        eq(a.recoveredAt, NOW + RECOVERY_LEAST, "recovered at");
        eq(directory.guard(p).recovery, 0, "nothing open");
        expect(take, NO_RECOVERY, "once");
    }

    function test_recovery_needsTheHospitalThatVerified() public {
        bytes memory item;
        bytes32 id;
        (item, id) = proposeRecovery(adminOf(2), p, 2, vm.addr(next), address(0), false, _others());
        expect(item, OK, "another hospital proposes");
        expect(approveRecovery(adminOf(3), p, 3, id, _others()), NOT_ALLOWED, "the last place is for the one that verified");
        expect(approveRecovery(adminOf(2), p, 2, id, _others()), EXISTS, "one hospital is one voice");
        expect(executeRecovery(next, p, id, _others()), NOT_PASSED, "one is not two");
        expect(approveRecovery(adminOf(1), p, 1, id, _others()), OK, "the one that verified");
        expect(approveRecovery(adminOf(3), p, 3, id, _others()), EXISTS, "enough");
    }

    function test_recovery_whereTheVerifierIsNoMoreActive_takesTwoOthers() public {
        bring(SUSPEND, 1 + 2, 0); // hospital 3 is out of the way: hospitals 1 and 2 stay
        vm.warp(vm.getBlockTimestamp() + 1);
        (bytes memory item, bytes32 id) = proposeRecovery(adminOf(3), p, 3, vm.addr(next), address(0), false, _others());
        expect(item, MEMBER_INACTIVE, "a suspended hospital recovers nobody");
        id = 0;
        run(registerProvisional(key("other"), adminOf(3), 3, 0)); // refused: nothing stands on it
        eq(directory.numberOf(who("other")), 0, "nor opens it a file");
    }

    function test_recovery_isByHospitalsOnly_andNotByTheOwnerHimself() public {
        (bytes memory item,) = proposeRecovery(adminOf(6), p, 6, vm.addr(next), address(0), false, _others());
        expect(item, NOT_ALLOWED, "a pharmacy");
        (item,) = proposeRecovery(adminOf(1), p, 1, address(0), address(0), false, _others());
        expect(item, BAD_VALUE, "to nobody");
        (item,) = proposeRecovery(adminOf(1), p, 1, vm.addr(kit), address(0), false, _others());
        expect(item, BAD_VALUE, "to the kit key");
        (item,) = proposeRecovery(adminOf(1), p, 1, vm.addr(next), vm.addr(next), false, _others());
        expect(item, BAD_VALUE, "one key for both");
    }

    function test_kit_cancelsARecovery_whichHoldsTheNextOrdinaryOneAway() public {
        bytes32 id = _approved(1, 2);
        expect(cancelRecovery(kit, p, keccak256("another"), _others()), NO_RECOVERY, "names another");
        expect(cancelRecovery(patient, p, id, _others()), FOREIGN_SIGNER, "the signer cannot");
        expect(cancelRecovery(kit, p, id, _others()), OK, "the kit key can");
        expect(executeRecovery(next, p, id, _others()), NO_RECOVERY, "gone");
        (bytes memory item,) = proposeRecovery(adminOf(2), p, 2, vm.addr(next), address(0), false, _others());
        expect(item, RECOVERY_HELD, "held");
        _after(HOLD - 1);
        (item,) = proposeRecovery(adminOf(2), p, 2, vm.addr(next), address(0), false, _others());
        expect(item, RECOVERY_HELD, "to the last second");
        _after(1);
        (item,) = proposeRecovery(adminOf(2), p, 2, vm.addr(next), address(0), false, _others());
        expect(item, OK, "then free");
    }

    function test_fresh_takesThreeHospitals_andTheKitKeyCannotCancelIt_butLosesItsPlace() public {
        bytes32 id = _approved(1, 2);
        (bytes memory item,) = proposeRecovery(adminOf(1), p, 1, vm.addr(next), who("new kit"), true, _others());
        expect(item, RECOVERY_OPEN, "one at a time");
        run(cancelRecovery(kit, p, id, _others()));
        (item,) = proposeRecovery(adminOf(1), p, 1, vm.addr(next), address(0), true, _others());
        expect(item, BAD_VALUE, "a fresh one brings a kit key");
        (item, id) = proposeRecovery(adminOf(1), p, 1, vm.addr(next), who("new kit"), true, _others());
        expect(item, OK, "a hold does not keep it away");
        run(approveRecovery(adminOf(2), p, 2, id, _others()));
        _after(RECOVERY_LEAST);
        expect(executeRecovery(next, p, id, _others()), NOT_PASSED, "two are not three");
        expect(approveRecovery(adminOf(3), p, 3, id, _others()), OK, "three");
        expect(cancelRecovery(kit, p, id, _others()), NOT_CANCELLABLE, "not by this kit");
        _after(RECOVERY_LEAST);
        expect(executeRecovery(next, p, id, _others()), OK, "the wait over");
        eq(stateOf(p).kit, who("new kit"), "the thief's kit is worth nothing");
        expect(rotateSigner(kit, p, who("thief"), true, _others()), FOREIGN_SIGNER, "nothing");
    }

    function test_fresh_withoutACancelledOne_isNotAllowed() public {
        (bytes memory item,) = proposeRecovery(adminOf(1), p, 1, vm.addr(next), who("new kit"), true, _others());
        expect(item, NOT_ALLOWED, "first the ordinary way");
    }

    function test_recovery_dies_andAnotherMayBeProposed() public {
        bytes memory item;
        bytes32 id;
        (item, id) = proposeRecovery(adminOf(2), p, 2, vm.addr(next), address(0), false, _others());
        run(item);
        _after(LIFE + 1);
        expect(approveRecovery(adminOf(1), p, 1, id, _others()), PROPOSAL_DEAD, "unapproved");
        id = _approved(1, 2);
        _after(RECOVERY_LEAST + LIFE);
        uint256 here = vm.snapshotState();
        expect(executeRecovery(next, p, id, _others()), OK, "its last second");
        vm.revertToState(here);
        _after(1);
        expect(executeRecovery(next, p, id, _others()), PROPOSAL_DEAD, "approved, and never taken");
        expect(cancelRecovery(kit, p, id, _others()), NO_RECOVERY, "nothing to cancel");
        (item,) = proposeRecovery(adminOf(2), p, 2, vm.addr(next), address(0), false, _others());
        expect(item, OK, "another");
    }

    function test_onlyTheNewSigner_executes() public {
        bytes32 id = _approved(1, 2);
        _after(RECOVERY_LEAST);
        expect(executeRecovery(patient, p, id, _others()), FOREIGN_SIGNER, "the old one");
        expect(executeRecovery(adminOf(1), p, id, _others()), FOREIGN_SIGNER, "a hospital");
    }

    function test_accountSuspendedMeanwhile_isNotTaken() public {
        bytes32 id = _approved(1, 2);
        _after(RECOVERY_LEAST);
        expect(suspend(adminOf(1), p, 1, vm.addr(adminOf(1)), 1, _others()), OK, "suspended");
        expect(executeRecovery(next, p, id, _others()), SUSPENDED, "not while it is");
        expect(reinstate(adminOf(1), p, 1, vm.addr(adminOf(1)), _others()), OK, "reinstated");
        expect(executeRecovery(next, p, id, _others()), OK, "then");
    }

    function test_freshThatIsNeitherYesNorNo_isMalformed() public {
        address by = vm.addr(adminOf(1));
        (bytes memory item,) = made(
            0x20,
            directory,
            "ProposeRecovery(address account,uint32 member,address by,address signer,address kit,bool fresh,",
            abi.encode(p, 1, by, vm.addr(next), who("new kit"), 2),
            abi.encodePacked(p, uint32(1), by, vm.addr(next), who("new kit"), uint8(2)),
            _others(),
            adminOf(1)
        );
        expect(item, MALFORMED, "2");
    }

    function testFuzz_ownersWait_isHeld(uint40 chosen, uint40 short) public {
        chosen = uint40(within(chosen, RECOVERY_LEAST, RECOVERY_MOST));
        short = uint40(within(short, 1, chosen));
        expect(setRecovery(patient, p, chosen, _own()), OK, "chosen");
        bytes32 id = _approved(1, 2);
        expect(setRecovery(patient, p, RECOVERY_LEAST, _own()), RECOVERY_OPEN, "nobody shortens it now");
        _after(chosen - short);
        expect(executeRecovery(next, p, id, _others()), NOT_YET, "early");
        _after(short);
        expect(executeRecovery(next, p, id, _others()), OK, "in time");
    }

    function test_setRecovery_takesTheNetworksBounds_orOff() public {
        expect(setRecovery(patient, p, RECOVERY_LEAST - 1, _own()), BAD_VALUE, "too short");
        expect(setRecovery(patient, p, RECOVERY_MOST + 1, _own()), BAD_VALUE, "too long");
        eq(directory.guard(p).recoveryWait, RECOVERY_LEAST, "the default");
        expect(setRecovery(patient, p, 0, _own()), OK, "off");
        eq(directory.guard(p).recoveryWait, 0, "none");
        (bytes memory item,) = proposeRecovery(adminOf(1), p, 1, vm.addr(next), address(0), false, _others());
        expect(item, RECOVERY_OFF, "no hospital recovers him");
        expect(proposeKit(patient, p, who("kit 2"), _own()), RECOVERY_OFF, "nor does the signer alone change the kit");
        expect(setRecovery(patient, p, RECOVERY_MOST, _own()), OK, "on again");
    }

    // ---- the kit key ----

    function test_rotateKit_whereTheSecondSignatureIsBad_isRefused() public {
        bytes memory item = rotateKit(patient, kit, p, who("kit 2"), _own());
        item[item.length - 1] ^= 0x01;
        yes(run(item) != Code.unwrap(OK), "not the kit key's");
        bytes memory head = new bytes(item.length - 64 - 3);
        for (uint256 i; i < head.length; ++i) {
            head[i] = item[i + 3];
        }
        // The kit key's address where a contract's would stand: it has no code to say yes.
        item = frame(0x18, bytes.concat(head, abi.encode(vm.addr(kit)), hex"0000"));
        expect(item, BAD_SIGNATURE, "an address is no signature");
    }

    function test_rotateKit_takesBothKeys() public {
        expect(rotateKit(patient, patient, p, who("kit 2"), _own()), FOREIGN_SIGNER, "signer twice");
        expect(rotateKit(kit, patient, p, who("kit 2"), _own()), FOREIGN_SIGNER, "the wrong way round");
        expect(rotateKit(patient, kit, p, p, _own()), BAD_VALUE, "the account itself");
        expect(rotateKit(patient, kit, p, vm.addr(kit), _own()), BAD_VALUE, "the same");
        expect(rotateKit(patient, kit, p, who("kit 2"), _own()), OK, "both");
        eq(stateOf(p).kit, who("kit 2"), "kit");
        expect(rotateSigner(kit, p, who("x"), true, _others()), FOREIGN_SIGNER, "the old kit is nothing");
    }

    function test_kitBySignerAlone_waits_andTheKitKeyTakesItBack() public {
        expect(takeKit(patient, p, who("kit 2"), _own()), NO_KIT_PROPOSED, "none");
        expect(proposeKit(patient, p, who("kit 2"), _own()), OK, "proposed");
        expect(takeKit(patient, p, who("kit 2"), _own()), NOT_YET, "the owner's wait");
        uint256 here = vm.snapshotState();
        _after(RECOVERY_LEAST);
        expect(takeKit(patient, p, who("kit 3"), _own()), BAD_VALUE, "another than proposed");
        expect(takeKit(patient, p, who("kit 2"), _own()), OK, "taken");
        eq(stateOf(p).kit, who("kit 2"), "kit");
        expect(takeKit(patient, p, who("kit 4"), _own()), NO_KIT_PROPOSED, "once");
        vm.revertToState(here);
        expect(rotateSigner(kit, p, who("safe signer"), true, _others()), OK, "the kit key wins over a thief's signer");
        _after(RECOVERY_LEAST);
        expect(takeKit(key("safe signer"), p, who("kit 2"), _own()), NO_KIT_PROPOSED, "taken back");
    }

    // ---- provisional files ----

    function test_provisional_isOpenedByAHospital_verifiedAndAdopted() public {
        uint256 custody = key("custody");
        address file = vm.addr(custody);
        expect(registerProvisional(custody, adminOf(6), 6, 0), NOT_ALLOWED, "a pharmacy");
        expect(registerProvisional(custody, custody, 1, 0), FOREIGN_SIGNER, "nobody of the hospital");
        expect(_provisionalOf(file, key("another")), FOREIGN_SIGNER, "not the custody's key");
        expect(registerProvisional(custody, adminOf(1), 1, 1), BAD_VALUE, "an act that creates names 0");
        expect(registerProvisional(custody, adminOf(1), 1, 0), OK, "a hospital");
        expect(registerProvisional(custody, adminOf(1), 1, 0), EXISTS, "twice");
        IAccounts.Account memory a = stateOf(file);
        eq(a.status, 5, "provisional");
        eq(a.verifiedBy, 1, "by");
        expect(rotateSigner(custody, file, who("grown up"), false, 1), OK, "the patient takes the signer");
        Claim memory c = patientClaim(file, 1, keccak256("found out"));
        expect(verify(adminOf(1), c), OK, "and is verified");
        eq(stateOf(file).status, 2, "verified");
    }

    /// @dev Hospital 1 would open the file, `custody` signs for it.
    function _provisionalOf(address file, uint256 custody) private view returns (bytes memory) {
        (address theKit, address by) = (who("kit"), vm.addr(adminOf(1)));
        string memory name = "RegisterProvisional(address account,address kit,uint32 member,address by,";
        bytes memory packed = abi.encodePacked(file, theKit, uint32(1), by);
        return twice(0x1e, name, abi.encode(file, theKit, 1, by), packed, 0, custody, adminOf(1));
    }

    // ---- death ----

    function test_deathWithoutACertificate_isNotReported() public {
        address by = vm.addr(adminOf(2));
        (bytes memory item,) = made(
            0x24,
            directory,
            "ReportDeath(address account,uint32 member,address by,bytes32 document,",
            abi.encode(p, 2, by, bytes32(0)),
            abi.encodePacked(p, uint32(2), by, bytes32(0)),
            _others(),
            adminOf(2)
        );
        expect(item, BAD_VALUE, "no document");
    }

    function test_death_waits_theKitKeyCancels_andDeclaredItIsForGood() public {
        expect(reportDeath(adminOf(6), p, 6, _others()), NOT_ALLOWED, "a pharmacy");
        expect(declareDead(adminOf(1), p, 1, _others()), NO_DEATH_REPORTED, "nothing reported");
        expect(reportDeath(adminOf(2), p, 2, _others()), OK, "any hospital");
        expect(reportDeath(adminOf(1), p, 1, _others()), DEATH_REPORTED, "once");
        expect(declareDead(adminOf(1), p, 1, _others()), NOT_YET, "the wait");
        expect(cancelDeath(patient, p, _others()), FOREIGN_SIGNER, "the signer cannot");
        expect(cancelDeath(kit, p, _others()), OK, "the kit key can");
        run(reportDeath(adminOf(2), p, 2, _others()));
        _after(DEATH);
        expect(declareDead(adminOf(1), p, 1, _others()), OK, "declared");
        IAccounts.Account memory a = stateOf(p);
        eq(a.status, 6, "deceased");
        eq(a.grantEpoch, 1, "grants frozen");
        expect(rotateSigner(kit, p, who("heir"), true, _others()), DECEASED, "heirs come through a doctor");
        expect(verify(adminOf(1), patientClaim(p, 1, keccak256("names"))), DECEASED, "for good");
        yes(directory.tagsInUse(keccak256("names"), 0), "nobody takes his name");
    }

    // ---- merging ----

    function _second() private returns (uint256 other, address o) {
        other = key("second account");
        o = vm.addr(other);
        run(register(other, 2));
        run(verify(adminOf(2), patientClaim(o, 2, keccak256("names misspelt"))));
    }

    function test_merge_isAnAlias_byBothOwnersOrTwoHospitals_andMovesNothing() public {
        (uint256 other, address o) = _second();
        expect(merge(patient, patient, p, o, _own()), FOREIGN_SIGNER, "one owner");
        expect(merge(patient, patient, p, p, _own()), BAD_VALUE, "into itself");
        uint256 here = vm.snapshotState();
        expect(merge(patient, other, p, o, _own()), OK, "both owners");
        eq(stateOf(p).mergedInto, directory.numberOf(o), "alias");
        eq(stateOf(p).signer, p, "no key moves");
        expect(merge(other, patient, o, p, 1), MERGED, "no circle");
        expect(unmerge(patient, other, p, who("nobody"), _own()), NOT_FOUND, "of nobody");
        expect(unmerge(patient, other, p, p, _own()), FOREIGN_SIGNER, "names the other owner");
        expect(unmerge(patient, other, p, o, _own()), OK, "undone");
        expect(unmerge(patient, other, p, o, _own()), NOT_MERGED, "once");
        vm.revertToState(here);
        expect(joinByHospitals(true, p, o, 1, 1, _others()), NOT_ALLOWED, "one hospital twice");
        expect(joinByHospitals(true, p, o, 1, 6, _others()), NOT_ALLOWED, "a pharmacy");
        expect(joinByHospitals(true, p, o, 2, 3, bytes32(0), _others()), BAD_VALUE, "without a reason");
        expect(joinByHospitals(true, p, o, 2, 3, _others()), OK, "two hospitals, with reason");
        expect(joinByHospitals(false, p, o, 1, 3, _others()), OK, "and back");
    }

    function test_merge_joinsPatientsAlone() public {
        uint256 doctor = employ("doctor", 1, DOCTOR);
        expect(merge(patient, doctor, p, vm.addr(doctor), _own()), WRONG_ROLE, "a professional");
    }

    function test_mergeAndUnmerge_areTold() public {
        (uint256 other, address o) = _second();
        vm.recordLogs();
        expect(merge(patient, other, p, o, _own()), OK, "merged");
        eq(vm.getRecordedLogs()[0].topics[0], IAccounts.Merged.selector, "Merged");
        expect(unmerge(patient, other, p, o, _own()), OK, "unmerged");
        eq(vm.getRecordedLogs()[0].topics[0], IAccounts.Unmerged.selector, "Unmerged");
    }

    function test_merge_isIntoALivingVerifiedAccount_andOutlivesNoClosing() public {
        uint256 pending = key("pending");
        run(register(pending, 2));
        expect(merge(patient, pending, p, vm.addr(pending), _own()), NOT_VERIFIED, "into one that nobody verified");
        (uint256 other, address o) = _second();
        expect(merge(patient, other, p, o, _own()), OK, "merged");
        expect(close(patient, p, false, _own()), OK, "closed");
        expect(unmerge(patient, other, p, o, _own()), CLOSED, "for good");
    }

    // ---- parts ----

    function test_part_calledByItself_doesNothing() public {
        Recovery part = new Recovery();
        vm.expectRevert(abi.encodeWithSelector(IPart.OnlyForTheDirectory.selector));
        part.act(0x22, new bytes(1_000), "");
    }

    function testFuzz_noiseInRareKinds_neverPasses(uint8 kind, bytes calldata body) public {
        bytes memory codes = router.execute(frame(uint8(within(kind, 0x18, 0x2a)), body));
        yes(uint8(codes[0]) != Code.unwrap(OK), "noise is no act");
    }
}
