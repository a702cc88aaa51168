// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "../src/Codes.sol";
import {Consents} from "../src/Consents.sol";
import {IMembers} from "../src/interfaces/IMembers.sol";
import {Acts} from "./Acts.sol";

contract VotingTest is Acts {
    function setUp() public {
        settle();
    }

    function _status(uint32 member) private view returns (uint8 status) {
        (, status,,,) = directory.member(member);
    }

    /// @dev Hospital 9, then 10.
    function _fourth() private {
        (bytes memory item, bytes32 id) = propose(adminOf(1), newcomer(1, seqOf(1)));
        run(item);
        run(approve(adminOf(2), 2, id, seqOf(2)));
        if (directory.activeHospitals() > 3) run(approve(adminOf(3), 3, id, seqOf(3)));
        vm.warp(vm.getBlockTimestamp() + TIMELOCK);
        eq(run(executeProposal(adminOf(3), 3, id, seqOf(3))), 1, "one hospital more");
    }

    // ---- suspension ----

    function test_suspension_byTwoThirdsOfTheOthers_isAtOnce() public {
        _fourth();
        (bytes memory item, bytes32 id) = proposeAct(adminOf(1), 1, SUSPEND, 3, 0, seqOf(1));
        expect(item, OK, "one of three others");
        eq(_status(3), 1, "not yet");
        expect(approve(adminOf(3), 3, id, seqOf(3)), NOT_ALLOWED, "the accused has no vote");
        expect(approve(adminOf(2), 2, id, seqOf(2)), OK, "two of three others");
        eq(_status(3), 2, "at once");
        eq(directory.activeHospitals(), 3, "hospitals");
        expect(approve(key("new admin"), 9, id, 0), PROPOSAL_DONE, "done");
        expect(executeProposal(adminOf(1), 1, id, seqOf(1)), PROPOSAL_DONE, "done");
    }

    function test_suspension_withHalfOfTheOthers_isNotPassed() public {
        _fourth();
        _fourth(); // and a fifth
        (bytes memory item, bytes32 id) = proposeAct(adminOf(1), 1, SUSPEND, 3, 0, seqOf(1));
        run(item);
        run(approve(adminOf(2), 2, id, seqOf(2)));
        eq(_status(3), 1, "two of four others are half");
        expect(approve(key("new admin"), 9, id, 0), OK, "three of four");
        eq(_status(3), 2, "are two thirds and more");
    }

    function test_suspendedHospital_itsStaffActAsSuspended_itsPatientsKeepTheirRights() public {
        uint256 patient = key("patient");
        run(register(patient, 3));
        run(verify(adminOf(3), patientClaim(who("patient"), 3, keccak256("names"))));
        uint256 officer = employ("officer", 3, OFFICER);
        decide(SUSPEND, 3, 0);
        run(register(key("next"), 3)); // refused: nobody asks a suspended member
        eq(directory.numberOf(who("next")), 0, "not entered");
        Claim memory c = patientClaim(who("patient"), 3, keccak256("names"));
        (c.by, c.seq) = (vm.addr(officer), 1);
        expect(verify(officer, c), MEMBER_INACTIVE, "its officer");
        eq(directory.who(directory.numberOf(vm.addr(officer))).employerStatus, 2, "others see it");
        expect(publishCard(patient, who("patient"), keccak256("card"), 1), OK, "its patient");
        expect(revokeAll(patient, who("patient"), 0, false, 2), OK, "its patient");
        expect(anchorBy(relayerOf(3), 3, 5, keccak256("root"), 0), OK, "its log goes on");
        decide(REINSTATE, 3, 0);
        eq(_status(3), 1, "back");
        eq(directory.activeHospitals(), 3, "hospitals");
        expect(verify(officer, c), OK, "its officer acts again");
    }

    function test_vote_isCountedOverHospitalsActiveWhenItIsExecuted() public {
        _fourth();
        bytes32 id = decide(REMOVE, 4, 0); // a practice: two of four are not more than half
        eq(directory.proposal(id).executableFrom, 0, "not passed");
        run(approve(adminOf(3), 3, id, seqOf(3)));
        vm.warp(vm.getBlockTimestamp() + TIMELOCK);
        bytes32 other = decide(SUSPEND, 3, 0);
        eq(directory.proposal(other).executed ? 1 : 0, 1, "hospital 3 is suspended");
        expect(executeProposal(adminOf(1), 1, id, seqOf(1)), OK, "two of three still are");
        eq(_status(4), 3, "removed");
    }

    function test_lastHospital_cannotLeave() public {
        bring(REMOVE, 3, 0);
        (bytes memory only, bytes32 id) = proposeAct(adminOf(1), 1, REMOVE, 2, 0, seqOf(1));
        expect(only, OK, "hospital 1 is the only voter left");
        vm.warp(vm.getBlockTimestamp() + TIMELOCK);
        run(executeProposal(adminOf(1), 1, id, seqOf(1)));
        eq(directory.activeHospitals(), 1, "one");
        for (uint8 act = SUSPEND; act <= SUCCEED; ++act) {
            if (act == REINSTATE) continue;
            (bytes memory item,) = proposeAct(adminOf(1), 1, act, 1, 0, seqOf(1));
            expect(item, act == SUCCEED ? LAST_HOSPITAL : NOT_ALLOWED, "about itself");
        }
        (bytes memory back,) = proposeAct(adminOf(1), 1, REINSTATE, 2, 0, seqOf(1));
        expect(back, MEMBER_GONE, "removed is removed");
    }

    function test_removal_waitsForTheTimelock_andTheAccusedDoesNotStopIt() public {
        bytes32 id = decide(REMOVE, 3, 0);
        bytes memory item = executeProposal(adminOf(1), 1, id, seqOf(1));
        expect(item, NOT_YET, "timelock");
        vm.warp(NOW + TIMELOCK);
        expect(item, OK, "removed");
        eq(_status(3), 3, "removed");
        expect(rotateMemberKeys(adminOf(3), 3, keccak256("d"), who("r"), seqOf(3)), MEMBER_INACTIVE, "acts no more");
    }

    function test_removalOfWhoIsGoneMeanwhile_isRefused() public {
        (bytes32 one, bytes32 other) = (decide(REMOVE, 4, 0), decide(REMOVE, 4, 0));
        vm.warp(NOW + TIMELOCK);
        expect(executeProposal(adminOf(1), 1, one, seqOf(1)), OK, "removed");
        expect(executeProposal(adminOf(1), 1, other, seqOf(1)), MEMBER_GONE, "once");
    }

    // ---- succession ----

    function test_succession_takesTheHeirsWill_closesTheLog_andHandsThePatientsOver() public {
        uint256 patient = key("patient");
        run(register(patient, 3));
        run(verify(adminOf(3), patientClaim(who("patient"), 3, keccak256("names"))));
        run(anchorBy(relayerOf(3), 3, 5, keccak256("last"), 0));
        (bytes memory wrong,) = proposeAct(adminOf(1), 1, SUCCEED, 3, PHARMACY_6, seqOf(1));
        expect(wrong, BAD_VALUE, "an heir of another kind");
        bytes32 id = decide(SUCCEED, 3, 2);
        vm.warp(NOW + TIMELOCK);
        expect(executeProposal(adminOf(1), 1, id, seqOf(1)), NOT_ALLOWED, "nobody is made an heir against his will");
        expect(executeProposal(adminOf(2), 2, id, seqOf(2)), OK, "the heir");
        eq(_status(3), 4, "succeeded");
        eq(directory.heirOf(3), 2, "heir");
        expect(anchorBy(relayerOf(3), 3, 6, keccak256("more"), 1), LOG_CLOSED, "the last anchor is final");
        expect(suspend(adminOf(2), who("patient"), 2, vm.addr(adminOf(2)), 1, 1), OK, "the heir answers for the patient");
        expect(suspend(adminOf(1), who("patient"), 1, vm.addr(adminOf(1)), 1, 2), SUSPENDED, "nobody else");
    }

    // ---- sponsors ----

    function test_sponsoredPharmacy_entersAfterTheTimelock_forItsRegistryNumberAlone() public {
        bytes32 registry = keccak256("FINESS 750000001");
        (bytes memory item, bytes32 id) = sponsor(adminOf(2), 2, 4, registry, 0);
        expect(item, OK, "one hospital's word");
        expect(approve(adminOf(1), 1, id, 0), NOT_ALLOWED, "there is no vote about it");
        expect(executeProposal(adminOf(2), 2, id, seqOf(2)), NOT_YET, "timelock");
        vm.warp(NOW + TIMELOCK);
        expect(executeProposal(adminOf(2), 2, id, seqOf(2)), OK, "in");
        (uint8 kind, uint8 status,,,) = directory.member(9);
        eq(kind * 10 + status, 41, "an active pharmacy");
        (item,) = sponsor(adminOf(1), 1, 4, registry, seqOf(1));
        expect(item, DUPLICATE, "the same registry number");
        bring(REMOVE, 9, 0);
        (item,) = sponsor(adminOf(1), 1, 4, registry, seqOf(1));
        expect(item, OK, "free again once the member is gone");
    }

    function test_twoSponsorsOfOneRegistryNumber_bringOneMember() public {
        (bytes memory item, bytes32 one) = sponsor(adminOf(1), 1, 4, keccak256("r"), 0);
        expect(item, OK, "one");
        bytes32 other;
        (item, other) = sponsor(adminOf(2), 2, 4, keccak256("r"), 0);
        expect(item, OK, "another, as long as nobody is in");
        vm.warp(NOW + TIMELOCK);
        expect(executeProposal(adminOf(1), 1, one, seqOf(1)), OK, "in");
        expect(executeProposal(adminOf(2), 2, other, seqOf(2)), DUPLICATE, "not twice");
    }

    function test_sponsor_isAHospital_andBringsNoHospitalNorInsurer() public {
        for (uint8 kind; kind < 8; ++kind) {
            (bytes memory item,) = sponsor(adminOf(1), 1, kind, keccak256(abi.encode(kind)), seqOf(1));
            expect(item, kind >= 2 && kind <= 6 && kind != 5 ? OK : BAD_VALUE, vm.toString(uint256(kind)));
        }
        (bytes memory other,) = sponsor(adminOf(6), 6, 4, keccak256("r"), 0);
        expect(other, NOT_ALLOWED, "a pharmacy sponsors nobody");
        (other,) = sponsor(adminOf(1), 1, 4, 0, seqOf(1));
        expect(other, BAD_VALUE, "no registry number");
    }

    function test_sponsorSuspendedMeanwhile_bringsNobodyIn() public {
        (bytes memory item, bytes32 id) = sponsor(adminOf(3), 3, 4, keccak256("r"), 0);
        run(item);
        decide(SUSPEND, 3, 0);
        vm.warp(NOW + TIMELOCK);
        expect(executeProposal(adminOf(1), 1, id, seqOf(1)), NOT_PASSED, "his word is worth nothing now");
    }

    // ---- admin keys ----

    function test_admins_areAddedAndTakenAway_butOneStays() public {
        address first = vm.addr(adminOf(6));
        expect(changeAdmins(adminOf(6), 6, address(0), first, 0), BAD_VALUE, "the last one");
        expect(changeAdmins(adminOf(6), 6, first, address(0), 0), BAD_VALUE, "there already");
        expect(changeAdmins(adminOf(6), 6, address(0), who("nobody"), 0), BAD_VALUE, "not one of them");
        expect(changeAdmins(adminOf(6), 6, who("second"), who("nobody"), 0), BAD_VALUE, "for one who is none of them");
        expect(changeAdmins(adminOf(6), 6, address(0), address(0), 0), BAD_VALUE, "nothing for nothing");
        expect(changeAdmins(adminOf(6), 6, who("second"), first, 0), OK, "one for another");
        expect(changeAdmins(adminOf(6), 6, who("third"), address(0), 1), FOREIGN_SIGNER, "the old key is nothing");
        for (uint32 i; i < 7; ++i) {
            expect(changeAdmins(key("second"), 6, vm.addr(i + 1), address(0), 1 + i), OK, "up to eight");
        }
        expect(changeAdmins(key("second"), 6, who("ninth"), address(0), 8), BAD_VALUE, "no more");
    }

    // ---- pause ----

    function test_pause_byMoreThanHalf_endsByItself_orByVote() public {
        (bytes memory item, bytes32 id) = proposeAct(adminOf(1), 1, PAUSE, 0, 0, 0);
        run(item);
        eq(directory.pausedUntil(), 0, "one of three");
        run(approve(adminOf(2), 2, id, 0));
        eq(directory.pausedUntil(), NOW + PAUSE_LENGTH, "at once");
        (item,) = proposeAct(adminOf(1), 1, PAUSE, 0, 0, 1);
        expect(item, PAUSED, "no longer than that");
        (item, id) = proposeAct(adminOf(1), 1, RESUME, 0, 0, 1);
        run(item);
        run(approve(adminOf(3), 3, id, 0));
        eq(directory.pausedUntil(), 0, "resumed");
        (item,) = proposeAct(adminOf(1), 1, RESUME, 0, 0, 2);
        expect(item, NOT_PAUSED, "nothing to resume");
        decide(PAUSE, 0, 0);
        vm.warp(NOW + PAUSE_LENGTH);
        (item,) = proposeAct(adminOf(1), 1, RESUME, 0, 0, seqOf(1));
        expect(item, NOT_PAUSED, "over by itself");
        expect(grant(key("c"), keccak256("t"), uint40(NOW + 1 days), 0), OK, "and never touches a record");
    }

    function test_proposeAct_refusesWhatMakesNoSense() public {
        uint8[4] memory sorts = [0, 1, 3, 10];
        for (uint256 i; i < 4; ++i) {
            (bytes memory item,) = proposeAct(adminOf(1), 1, sorts[i], 3, 0, 0);
            expect(item, BAD_VALUE, "sort");
        }
        (bytes memory other,) = proposeAct(adminOf(1), 1, PAUSE, 3, 0, 0);
        expect(other, BAD_VALUE, "a pause is about nobody");
        (other,) = proposeAct(adminOf(1), 1, SUSPEND, 3, 2, 0);
        expect(other, BAD_VALUE, "nobody succeeds the suspended");
        (other,) = proposeAct(adminOf(1), 1, SUSPEND, 99, 0, 0);
        expect(other, NOT_FOUND, "nobody");
        (other,) = proposeAct(adminOf(1), 1, SUCCEED, 3, 3, 0);
        expect(other, BAD_VALUE, "its own heir");
    }

    // ---- the registry of rules ----

    function _list(address consents_) private view returns (address[6] memory) {
        return [address(router), consents_, address(0), address(0), address(emergency), address(anchors)];
    }

    function _adopt(address[6] memory modules) private {
        (bytes memory item, bytes32 id) = proposeRules(adminOf(1), 1, modules, seqOf(1));
        expect(item, OK, "proposed");
        run(approve(adminOf(2), 2, id, seqOf(2)));
        bytes memory execute = executeProposal(adminOf(3), 3, id, seqOf(3));
        expect(execute, NOT_YET, "behind the timelock");
        vm.warp(vm.getBlockTimestamp() + TIMELOCK);
        expect(execute, OK, "adopted");
    }

    function test_nextRules_retireTheOld_whichIsReadAndRevokedAndNeverGrants() public {
        uint256 c = key("controller");
        address controller = vm.addr(c);
        bytes32 old = keccak256("old ticket");
        run(grant(c, old, uint40(NOW + 1 days), 0));
        Consents next = new Consents(directory);
        expect2(next, c);
        _adopt(_list(address(next)));
        (uint32 set, IMembers.Rules memory now_) = directory.rules();
        eq(set, 1, "one set before");
        eq(now_.consents, address(next), "current");
        eq(directory.ruleStanding(address(consents)), 2, "retired");
        expect(grant(c, keccak256("new ticket"), uint40(NOW + 1 days), 0), RULES_RETIRED, "grants nothing");
        expect(renewBy(c, controller, old, uint40(NOW + 2 days), 1), RULES_RETIRED, "renews nothing");
        (uint8 state,,) = consents.grantAt(consents.slotOf(controller, old));
        eq(state, 1, "is read");
        expect(revokeBy(c, controller, old, 1), OK, "and revoked");
        (bytes memory item,) = proposeRules(adminOf(1), 1, _list(address(consents)), seqOf(1));
        expect(item, BAD_VALUE, "and never comes back");
    }

    /// @notice What may be rules is asked again when they are adopted, for another set may have come meanwhile.
    function test_rulesRetiredSinceTheVote_areNotAdopted() public {
        Consents next = new Consents(directory);
        bytes32[2] memory ids;
        for (uint256 i; i < 2; ++i) {
            bytes memory item;
            (item, ids[i]) = proposeRules(adminOf(1), 1, _list(i == 0 ? address(next) : address(consents)), seqOf(1));
            expect(item, OK, "proposed");
            expect(approve(adminOf(2), 2, ids[i], seqOf(2)), OK, "approved");
        }
        vm.warp(NOW + TIMELOCK);
        expect(executeProposal(adminOf(3), 3, ids[0], seqOf(3)), OK, "the next");
        expect(executeProposal(adminOf(3), 3, ids[1], seqOf(3)), BAD_VALUE, "what it retired does not come back");
        (uint32 set,) = directory.rules();
        eq(set, 1, "one set before");
        eq(directory.ruleStanding(address(next)), 1, "in force");
    }

    /// @dev A module that no set has grants nothing.
    function expect2(Consents next, uint256 c) private {
        Consents former = consents;
        consents = next;
        bytes memory item = grant(c, keccak256("early"), uint40(NOW + 1 days), 0);
        consents = former;
        eq(next.run(item), abi.encodePacked(RULES_RETIRED), "not of the network yet");
    }

    function test_rules_areContracts_eachInItsPlace() public {
        (bytes memory item,) = proposeRules(adminOf(1), 1, _list(who("no code")), 0);
        expect(item, BAD_VALUE, "no code");
        (item,) = proposeRules(adminOf(1), 1, _list(address(anchors)), 0);
        expect(item, BAD_VALUE, "another's place");
        address[6] memory none = _list(address(consents));
        none[0] = address(0);
        (item,) = proposeRules(adminOf(1), 1, none, 0);
        expect(item, BAD_VALUE, "no router");
        (item,) = proposeRules(adminOf(6), 6, _list(address(consents)), 0);
        expect(item, NOT_ALLOWED, "a pharmacy");
    }
}
