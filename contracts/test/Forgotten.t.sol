// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "../src/Codes.sol";
import {Directory} from "../src/Directory.sol";
import {IAccounts} from "../src/interfaces/IAccounts.sol";
import {IMembers} from "../src/interfaces/IMembers.sol";
import {Acts} from "./Acts.sol";
import {Counter} from "./Counter.sol";

/// @notice Rules that could be forgotten without any other test taking notice.
contract ForgottenTest is Counter, Acts {
    Actor private pharmacist = Actor("pharmacist", PHARMACY_6);

    function setUp() public {
        people();
        useTerms(abi.encodePacked(uint40(NOW), uint40(NOW + 100 days), line(1, 1, 4, 2, 1), line(2, 1, 10, 10, 0)));
    }

    // ---- members ----

    function test_waitsThatAreNone_orTheWrongWayRound_areRefused() public {
        IMembers.Rules memory none;
        for (uint256 i; i < 3; ++i) {
            IMembers.Waits memory w = waits();
            if (i == 0) w.proposalLife = 0;
            else if (i == 1) w.recoveryLeast = 0;
            else w.recoveryLeast = w.recoveryMost + 1;
            vm.expectRevert(abi.encodeWithSelector(IMembers.BadWaits.selector, w));
            new Directory(w, founders(), none, address(1), address(2));
        }
    }

    function test_nextHospital_goesRoundTheActive_andALoneOneHasNone() public {
        eq(directory.nextHospital(3, 0), 1, "round, over those that are no hospitals");
        eq(directory.nextHospital(6, 0), 1, "from a member that is none");
        eq(directory.nextHospital(6, 5), 3, "round and round");
        decide(SUSPEND, 3, 0);
        eq(directory.nextHospital(2, 0), 1, "over a suspended one");
        eq(directory.nextHospital(1, 1), 2, "round and round, never home");
        eq(directory.nextHospital(3, 1), 2, "from a suspended one");
        IMembers.Founder[] memory one = new IMembers.Founder[](1);
        one[0] = founders()[0];
        IMembers.Rules memory none;
        Directory lonely = new Directory(waits(), one, none, address(1), address(2));
        eq(lonely.nextHospital{gas: 1_000_000}(1, 0), 0, "nobody else");
    }

    /// @notice Two votes for one return: the second comes too late, and no hospital is counted twice.
    function test_secondVoteForWhatHasHappened_isRefused() public {
        decide(SUSPEND, 3, 0);
        (bytes memory item, bytes32 first) = proposeAct(adminOf(1), 1, REINSTATE, 3, 0, seqOf(1));
        expect(item, OK, "one");
        bytes32 second;
        (item, second) = proposeAct(adminOf(2), 2, REINSTATE, 3, 0, seqOf(2));
        expect(item, OK, "and another");
        expect(approve(adminOf(2), 2, first, seqOf(2)), OK, "back");
        expect(approve(adminOf(1), 1, second, seqOf(1)), MEMBER_STANDS, "it is back");
        eq(directory.activeHospitals(), 3, "counted once");
    }

    function test_staffOfASuspendedMember_actAsSuspended() public {
        expect(prescribe(), OK, "prescribe");
        decide(SUSPEND, PHARMACY_6, 0);
        expect(claim(pharmacist, 0, 0, 1), MEMBER_INACTIVE, "its pharmacist");
        (Code code,) = directory.mayAct(who("pharmacist"), who("pharmacist"), PHARMACY_6, 0);
        eq(Code.unwrap(code), Code.unwrap(MEMBER_INACTIVE), "whatever is asked");
    }

    function test_adminKeyOfASuspendedOrganisation_raisesNoAlert() public {
        expect(prescribe(), OK, "prescribe");
        bytes memory alert = stop(0x4A, "Alert", vm.addr(adminOf(CLINIC)), adminOf(CLINIC), 1);
        bytes memory item;
        bytes32 id;
        (item, id) = proposeAct(adminOf(2), 2, SUSPEND, CLINIC, 0, seqOf(2));
        expect(item, OK, "proposed");
        expect(approve(adminOf(3), 3, id, seqOf(3)), OK, "approved");
        expect(alert, MEMBER_INACTIVE, "suspended");
    }

    // ---- accounts ----

    function test_patientsRole_goesWithNoOther() public {
        expect(register(key("two in one"), CLINIC), OK, "registered");
        Claim memory c = staffClaim(who("two in one"), CLINIC, PATIENT | DOCTOR);
        expect(verify(adminOf(CLINIC), c), BAD_VALUE, "patient and doctor");
    }

    // ---- prescriptions ----

    /// @notice Who has left an organisation is the prescriber still, and stops what he prescribed there.
    function test_prescriberWhoHasLeft_suspendsAndResumes() public {
        expect(prescribe(), OK, "prescribe");
        bring(SUCCEED, CLINIC, 2);
        Claim memory c = staffClaim(who("prescriber"), 2, DOCTOR);
        c.seq = stateOf(who("prescriber")).othersSeq;
        expect(verify(adminOf(2), c), OK, "works for the heir now");
        expect(stop(0x48, "SuspendPrescription", who("prescriber"), key("prescriber"), 1), OK, "suspends");
        expect(resume(who("prescriber"), key("prescriber"), 2), OK, "resumes");
    }

    function test_retiredPrescriptions_takeNothingNew_butAreDispensed() public {
        expect(prescribe(), OK, "prescribe");
        address[6] memory modules = [address(router), address(consents), address(0), address(claims), address(emergency), address(anchors)];
        (bytes memory item, bytes32 id) = proposeRules(adminOf(1), 1, modules, seqOf(1));
        expect(item, OK, "proposed");
        expect(approve(adminOf(2), 2, id, seqOf(2)), OK, "approved");
        vm.warp(NOW + TIMELOCK);
        expect(executeProposal(adminOf(3), 3, id, seqOf(3)), OK, "adopted");
        expect(claim(pharmacist, 0, 0, 1), OK, "what is there is claimed");
        sheet.content = keccak256("another");
        expect(prescribe(), RULES_RETIRED, "nothing new");
    }

    function test_generations_endAt255() public {
        expect(prescribe(), OK, "prescribe");
        for (uint32 i; i < 255; ++i) {
            expect(byKey(0x4E, "Reissue", "key", 1 + i), OK, "reissue");
        }
        expect(byKey(0x4E, "Reissue", "key", 256), EXHAUSTED, "no number left");
        eq(state().generation, 255, "and none begins again");
    }

    function test_pause_stopsClaimsAndDispenses_andNothingElse() public {
        expect(prescribe(), OK, "prescribe");
        expect(claim(pharmacist, 0, 0, 1), OK, "claim");
        uint256 here = vm.snapshotState();
        decide(PAUSE, 0, 0);
        expect(dispense(pharmacist, two(1, 0), true, 2), PAUSED, "dispense");
        expect(held(0x42, "RenewLease", pharmacist, 2), OK, "the lease goes on");
        expect(held(0x43, "GiveBack", pharmacist, 3), OK, "or back");
        expect(claim(pharmacist, 0, 1, 4), PAUSED, "claim");
        vm.warp(NOW + PAUSE_LENGTH);
        expect(claim(pharmacist, 0, 1, 4), OK, "it ends by itself");
        vm.revertToState(here);
        expect(dispense(pharmacist, two(1, 0), true, 2), OK, "and without it");
    }

    // ---- claims ----

    function _submitted() private {
        expect(prescribe(), OK, "prescribe");
        expect(claim(pharmacist, 0, 0, 1), OK, "claim");
        expect(dispense(pharmacist, two(1, 0), false, 2), OK, "dispense");
        expect(submit(pharmacist, 1, INSURER_7, 0, 0), OK, "submit");
    }

    function test_answerThatIsNeitherYesNorNo_isMalformed() public {
        _submitted();
        Actor memory agent = Actor("agent", INSURER_7);
        bytes memory words = abi.encode(who("agent"), INSURER_7, claimSlot(1), uint256(2), bytes32("answer"), uint32(1), soon());
        bytes memory packed = abi.encodePacked(who("agent"), INSURER_7, claimSlot(1), uint8(2), bytes32("answer"), uint32(1), soon());
        string memory name = string.concat("AnswerClaim(address agent,uint32 payer,bytes32 claim,bool accepted,bytes32 document,", TAIL);
        expect(build(0x61, claims, name, words, packed, key("agent")), MALFORMED, "2");
        expect(answerClaim(agent, false, 1), OK, "no");
    }

    function test_disputeWithWhoIsNoPayer_isRefused() public {
        _submitted();
        expect(answerClaim(Actor("agent", INSURER_7), false, 1), OK, "refused");
        expect(disputeClaim(pharmacist, PHARMACY_6, 2), BAD_VALUE, "a pharmacy pays nothing");
        expect(disputeClaim(pharmacist, INSURER_7, 2), OK, "an insurer");
    }

    // ---- emergency ----

    function _broken() private returns (bytes32 id) {
        employ("doctor", 1, DOCTOR);
        bytes memory item;
        (item, id) = breakGlass(key("doctor"), 1, keccak256("subject"));
        expect(item, OK, "broken");
    }

    function test_requestThatIsNone_isNotFound() public {
        _broken();
        bytes32 none = keccak256("none");
        expect(renewBreak(key("doctor"), none, 1), NOT_FOUND, "renew");
        expect(endBreak(key("doctor"), none, 1), NOT_FOUND, "end");
        expect(explainBreak(key("doctor"), none, 1), NOT_FOUND, "explain");
        expect(confirmBreak(key("stranger"), none, 1), NOT_FOUND, "confirm");
        expect(reviewBreak(key("stranger"), none, 2, 1, 1), NOT_FOUND, "review");
    }

    /// @notice Ending and explaining are open to whoever asked, whatever became of him since; renewing is not.
    function test_doctorSuspendedSince_endsAndExplains_butDoesNotRenew() public {
        bytes32 id = _broken();
        expect(suspend(adminOf(1), who("doctor"), 1, vm.addr(adminOf(1)), 1, 1), OK, "suspended");
        expect(renewBreak(key("doctor"), id, 1), SUSPENDED, "renew");
        expect(explainBreak(key("doctor"), id, 1), OK, "explain");
        expect(endBreak(key("doctor"), id, 2), OK, "end");
    }

    function test_explanationOfNothing_isRefused() public {
        bytes32 id = _broken();
        (bytes memory item,) = made(
            0x74,
            emergency,
            "ExplainBreak(bytes32 request,bytes32 explanation,",
            abi.encode(id, bytes32(0)),
            abi.encodePacked(id, bytes32(0)),
            1,
            key("doctor")
        );
        expect(item, BAD_VALUE, "no document");
    }

    function test_colleagueWhoMayNotAct_isToldWhy() public {
        bytes32 id = _broken();
        employ("closed", 1, DOCTOR);
        expect(close(key("closed"), who("closed"), false, 1), OK, "closed");
        expect(confirmBreak(key("closed"), id, 1), CLOSED, "closed");
        expect(registerProvisional(key("provisional"), adminOf(1), 1, 0), OK, "provisional");
        expect(confirmBreak(key("provisional"), id, 1), PROVISIONAL, "provisional");
        employ("lapsed", 1, DOCTOR);
        Claim memory c = staffClaim(who("lapsed"), 1, DOCTOR);
        (c.seq, c.validUntil) = (1, uint16(NOW / 1 days));
        expect(verify(adminOf(1), c), OK, "until today");
        expect(register(key("pending"), 1), OK, "pending");
        expect(confirmBreak(key("pending"), id, 1), UNVERIFIED, "pending");
        employ("deceased", 1, DOCTOR);
        expect(reportDeath(adminOf(2), who("deceased"), 2, 1), OK, "reported");
        vm.warp(NOW + DEATH);
        expect(declareDead(adminOf(2), who("deceased"), 2, 2), OK, "declared");
        expect(confirmBreak(key("deceased"), id, 1), DECEASED, "deceased");
        vm.warp((NOW / 1 days + 1) * 1 days);
        expect(confirmBreak(key("lapsed"), id, 1), LAPSED, "the day after");
    }

    /// @notice A verdict of misuse suspends a verified doctor; one who has closed his account stays closed.
    function test_misuseOfADoctorWhoHasClosed_leavesHimClosed() public {
        bytes32 id = _broken();
        employ("reviewer", 2, OFFICER);
        expect(endBreak(key("doctor"), id, 1), OK, "ended");
        expect(close(key("doctor"), who("doctor"), false, 1), OK, "closed");
        expect(reviewBreak(key("reviewer"), id, 2, 2, 2), OK, "misuse");
        IAccounts.Account memory a = stateOf(who("doctor"));
        yes(a.status == 4 && a.cause == 0, "closed");
    }
}
