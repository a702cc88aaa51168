// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "../src/Codes.sol";
import {Emergency} from "../src/Emergency.sol";
import {IEmergency} from "../src/interfaces/IEmergency.sol";
import {IMembers} from "../src/interfaces/IMembers.sol";
import {Acts} from "./Acts.sol";

contract EmergencyTest is Acts {
    uint256 private doctor;
    uint256 private colleague;
    uint256 private officer;

    function setUp() public {
        settle();
        doctor = employ("doctor", 1, DOCTOR);
        colleague = employ("colleague", 1, DOCTOR);
        officer = employ("officer", 2, OFFICER);
    }

    function _broken() private returns (bytes32 id) {
        bytes memory item;
        (item, id) = breakGlass(doctor, 1, keccak256("subject"));
        expect(item, OK, "break");
    }

    function test_break_runsForAWindow_andKeepsWhatCustodiansCheck() public {
        bytes32 id = _broken();
        IEmergency.Request memory r = emergency.request(id);
        eq(r.doctor, who("doctor"), "doctor");
        eq(r.member, 1, "member");
        eq(r.expires, NOW + WINDOW, "expires");
        eq(r.recipient, keccak256("recipient"), "recipient");
        eq(r.subject, keccak256("subject"), "subject");
        eq(r.confirmedBy, 0, "the file is shut");
        (bytes memory item,) = breakGlass(doctor, 1, keccak256("subject"));
        expect(item, EXISTS, "the same bytes open nothing twice");
        expect(renewBreak(doctor, id, 1), OK, "renewed");
        eq(emergency.request(id).expires, NOW + 2 * WINDOW, "another window");
        vm.warp(NOW + 2 * WINDOW - 1);
        expect(confirmBreak(colleague, id, 2), OK, "confirmed in its last second");
        eq(emergency.request(id).confirmedBy, directory.numberOf(who("colleague")), "the file is open");
        vm.warp(NOW + 2 * WINDOW);
        expect(endBreak(doctor, id, 3), BREAK_ENDED, "over by itself");
    }

    function test_break_isForVerifiedDoctorsOfActiveHospitals() public {
        (bytes memory item,) = breakGlass(officer, 2, keccak256("s"));
        expect(item, WRONG_ROLE, "an officer");
        (item,) = breakGlass(doctor, 2, keccak256("s"));
        expect(item, NOT_ALLOWED, "for another hospital");
        (item,) = breakGlass(key("nobody"), 1, keccak256("s"));
        expect(item, FOREIGN_SIGNER, "nobody");
        (item,) = breakGlass(doctor, 1, 0);
        expect(item, BAD_VALUE, "about nobody");
        run(register(key("new"), 1));
        (item,) = breakGlass(key("new"), 1, keccak256("s"));
        expect(item, UNVERIFIED, "not verified");
        run(suspend(adminOf(1), who("doctor"), 1, vm.addr(adminOf(1)), 3, 1));
        (item,) = breakGlass(doctor, 1, keccak256("s"));
        expect(item, SUSPENDED, "suspended");
        bring(SUSPEND, 1 + 2, 0);
        uint256 other = key("doctor of 3");
        run(register(other, 3));
        (item,) = breakGlass(other, 3, keccak256("s"));
        expect(item, FOREIGN_SIGNER, "of a suspended hospital nobody even enters");
    }

    function test_doctorOfAHospitalSuspendedMeanwhile_isInactive() public {
        uint256 other = employ("doctor of 3", 3, DOCTOR);
        decide(SUSPEND, 3, 0);
        (bytes memory item,) = breakGlass(other, 3, keccak256("s"));
        expect(item, MEMBER_INACTIVE, "acts as suspended");
    }

    function test_limits_ofADay_areTheDoctorsAndTheMembers() public {
        uint256 third = employ("third", 1, DOCTOR);
        bytes memory item;
        for (uint256 i; i < 3; ++i) {
            (item,) = breakGlass(doctor, 1, bytes32(i + 1));
            expect(item, OK, "three a doctor");
        }
        (item,) = breakGlass(doctor, 1, bytes32(uint256(4)));
        expect(item, LIMIT_REACHED, "not a fourth");
        for (uint256 i; i < 2; ++i) {
            (item,) = breakGlass(colleague, 1, bytes32(i + 1));
            expect(item, OK, "five a member");
        }
        (item,) = breakGlass(third, 1, bytes32(uint256(1)));
        expect(item, LIMIT_REACHED, "not a sixth");
        uint256 day = NOW / 1 days;
        eq(emergency.countOf(who("doctor"), day), 3, "counted");
        eq(emergency.countOfMember(1, day), 5, "counted");
        vm.warp((day + 1) * 1 days);
        (item,) = breakGlass(doctor, 1, bytes32(uint256(4)));
        expect(item, OK, "the next day");
    }

    function test_explanation_isLateAfterADay_andShows() public {
        bytes32 id = _broken();
        uint256 here = vm.snapshotState();
        vm.warp(NOW + EXPLAIN_WITHIN);
        expect(explainBreak(doctor, id, 1), OK, "its last second");
        eq(emergency.request(id).explained, 1, "in time");
        vm.revertToState(here);
        vm.warp(NOW + EXPLAIN_WITHIN + 1);
        expect(explainBreak(doctor, id, 1), OK, "late is better than never");
        eq(emergency.request(id).explained, 2, "late");
    }

    function test_review_goesRoundTheOtherHospitals_andNeverHome() public {
        uint256 later = employ("later", 3, OFFICER);
        uint256 own = employ("own", 1, OFFICER);
        bytes32 id = _broken();
        eq(emergency.reviewerOf(id), 0, "it runs");
        vm.warp(NOW + WINDOW);
        uint32[3] memory turns = [uint32(2), 3, 2];
        for (uint256 i; i < 3; ++i) {
            eq(emergency.reviewerOf(id), turns[i], "turn");
            expect(reviewBreak(own, id, 1, 1, 1), NOT_ALLOWED, "never home");
            expect(reviewBreak(turns[i] == 2 ? later : officer, id, turns[i] == 2 ? 3 : 2, 1, 1), NOT_ALLOWED, "not his turn");
            vm.warp(vm.getBlockTimestamp() + REVIEW_TURN);
        }
        eq(emergency.reviewerOf(id), 0, "no fourth turn");
        expect(reviewBreak(officer, id, 2, 1, 1), REVIEW_OVER, "undecided for ever");
    }

    function test_misuse_suspendsTheDoctor_andTheVerdictIsFinal() public {
        bytes32 id = _broken();
        run(endBreak(doctor, id, 1));
        expect(reviewBreak(officer, id, 2, 0, 2), BAD_VALUE, "no verdict");
        expect(reviewBreak(officer, id, 2, 3, 2), BAD_VALUE, "no such verdict");
        expect(reviewBreak(officer, id, 2, 2, 2), OK, "misuse");
        eq(stateOf(who("doctor")).status, 3, "suspended");
        eq(stateOf(who("doctor")).cause, 2, "for misuse");
        eq(stateOf(who("doctor")).othersSeq, 2, "and its seq counts it");
        expect(reviewBreak(officer, id, 2, 1, 3), BREAK_REVIEWED, "final");
        (bytes memory item,) = breakGlass(doctor, 1, keccak256("next"));
        expect(item, SUSPENDED, "no more");
    }

    function test_nobodyButAnEmergencyModule_suspendsForMisuse() public {
        vm.expectRevert(abi.encodeWithSelector(IMembers.NotEmergency.selector, address(this)));
        directory.suspendForMisuse(who("doctor"), 0, 2, who("officer"));
    }

    function test_retiredEmergency_takesNoNewRequests_butStillJudges() public {
        bytes32 id = _broken();
        Emergency next = new Emergency(address(directory), emergencyLimits());
        address[6] memory modules = [address(router), address(consents), address(0), address(0), address(next), address(anchors)];
        (bytes memory item, bytes32 proposal) = proposeRules(adminOf(1), 1, modules, seqOf(1));
        run(item);
        run(approve(adminOf(2), 2, proposal, seqOf(2)));
        vm.warp(NOW + TIMELOCK);
        expect(executeProposal(adminOf(3), 3, proposal, seqOf(3)), OK, "adopted");
        (item,) = breakGlass(doctor, 1, keccak256("new"));
        expect(item, RULES_RETIRED, "nothing new");
        run(endBreak(doctor, id, 1));
        expect(reviewBreak(officer, id, 2, 2, 2), OK, "a verdict");
        eq(stateOf(who("doctor")).status, 3, "that counts");
    }

    function test_limitsThatAreNone_areRefused() public {
        IEmergency.Limits memory none = IEmergency.Limits(0, 1, 1, 1, 1);
        vm.expectRevert(abi.encodeWithSelector(IEmergency.BadLimits.selector, none));
        new Emergency(address(directory), none);
    }
}
