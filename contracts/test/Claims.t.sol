// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "../src/Codes.sol";
import {Claims} from "../src/Claims.sol";
import {IClaims} from "../src/interfaces/IClaims.sol";
import {Counter} from "./Counter.sol";
import {Vm} from "./Vm.sol";

/// @notice What the table of states does not ask.
contract ClaimsTest is Counter {
    Actor private pharmacist = Actor("pharmacist", PHARMACY_6);
    Actor private agent = Actor("agent", INSURER_7);

    function setUp() public {
        people();
        useTerms(bytes.concat(abi.encodePacked(uint40(NOW), uint40(NOW + 100 days)), line(1, 1, 2, 1, 1)));
        run(prescribe());
        run(claim(pharmacist, 0, 0, 1));
        expect(dispense(pharmacist, two(1, 0), true, 2), OK, "dispense");
    }

    function _state() private view returns (IClaims.State memory) {
        return claims.claimAt(claimSlot(1));
    }

    function test_claim_isTheHashOfDispenseAndRank() public view {
        bytes32 dispensed = keccak256(abi.encode(rx, uint256(1)));
        eq(claims.claimOf(rx, 1, 2), keccak256(abi.encode(dispensed, uint256(2))), "claim");
    }

    function test_submit_standsInItsSlots_andTellsDigestFirst() public {
        vm.recordLogs();
        expect(submit(pharmacist, 1, INSURER_7, 0, 0), OK, "submit");
        Vm.Log memory log = vm.getRecordedLogs()[0];
        eq(log.topics[0], IClaims.ClaimSubmitted.selector, "event");
        eq(log.topics[1], claimSlot(1), "claim");
        eq(uint256(log.topics[2]), INSURER_7, "payer");
        IClaims.State memory s = _state();
        yes(s.state == 1 && s.payer == INSURER_7 && s.pharmacy == PHARMACY_6 && s.round == 1 && s.seq == 1, "slot");
        yes(s.changedAt == NOW && s.document == bytes32("claim"), "time and document");
    }

    function test_submit_ofWhatWasNeverDispensed_findsNothing() public {
        rx = keccak256("another");
        expect(submit(pharmacist, 1, INSURER_7, 0, 0), NOT_FOUND, "no dispense");
    }

    function test_submit_toNoInsurer_orAtNoRank_isRefused() public {
        expect(submit(pharmacist, 1, CLINIC, 0, 0), BAD_VALUE, "a hospital");
        expect(submit(pharmacist, 1, 99, 0, 0), BAD_VALUE, "nobody");
        expect(submit(pharmacist, 0, INSURER_7, 0, 0), BAD_VALUE, "rank 0");
        expect(submit(pharmacist, 3, INSURER_7, 0, 0), BAD_VALUE, "rank 3");
        expect(submit(pharmacist, 1, INSURER_7, 1, 0), BAD_VALUE, "rank 1 cites nothing");
    }

    function test_secondClaim_forTheSameDispense_isRefused() public {
        run(submit(pharmacist, 1, INSURER_7, 0, 0));
        expect(submit(pharmacist, 1, INSURER_7, 0, 1), CLAIM_SUBMITTED, "there already");
    }

    function test_rank2_isHeldUntilAnswer1Stands() public {
        bytes memory second = submit(pharmacist, 2, INSURER_7, 1, 0);
        expect(second, NOT_YET, "no claim 1");
        run(submit(pharmacist, 1, INSURER_7, 0, 0));
        expect(second, NOT_YET, "no answer 1");
        run(answerClaim(agent, false, 1));
        expect(second, OK, "the very same bytes, once the answer stands");
        expect(submit(pharmacist, 2, INSURER_7, 1, 1), CLAIM_SUBMITTED, "once");
    }

    function test_withdrawnAndSubmittedAgain_oldActsFitNoMore() public {
        bytes memory first = submit(pharmacist, 1, INSURER_7, 0, 0);
        run(first);
        bytes memory answer = answerClaim(agent, true, 1);
        expect(withdrawClaim(pharmacist, 1), OK, "withdraw");
        expect(first, STALE, "the first submission again");
        expect(submit(pharmacist, 1, INSURER_7, 0, 2), OK, "submit again");
        expect(answer, STALE, "an answer to what was withdrawn");
        eq(_state().round, 1, "the same round");
    }

    function test_threeRounds_andNoMore_alsoByWithdrawing() public {
        run(submit(pharmacist, 1, INSURER_7, 0, 0));
        run(answerClaim(agent, false, 1));
        expect(disputeClaim(pharmacist, INSURER_7, 2), OK, "round 2");
        expect(withdrawClaim(pharmacist, 3), OK, "withdraw");
        expect(submit(pharmacist, 1, INSURER_7, 0, 4), OK, "submit");
        eq(_state().round, 2, "still round 2");
        run(answerClaim(agent, false, 5));
        expect(disputeClaim(pharmacist, INSURER_7, 6), OK, "round 3");
        run(answerClaim(agent, false, 7));
        expect(disputeClaim(pharmacist, INSURER_7, 8), ROUNDS_USED, "no round 4");
    }

    function test_answer_acceptedIsATruthValue() public {
        run(submit(pharmacist, 1, INSURER_7, 0, 0));
        bytes memory item = answerClaim(agent, true, 1);
        item[item.length - 64 - 42] = 0x02;
        yes(run(item) != 1, "not OK");
        eq(_state().state, 1, "submitted");
    }

    function test_noRounds_cannotBeDeployed() public {
        IClaims.Waits memory w = IClaims.Waits(1, 1, 0);
        vm.expectRevert(abi.encodeWithSelector(IClaims.BadWaits.selector, w));
        new Claims(address(directory), prescriptions, w);
    }

    function testFuzz_onlyThePayerAnswers(uint256 stranger) public {
        stranger = within(stranger, 1, type(uint128).max);
        vm.assume(stranger != key("agent"));
        run(submit(pharmacist, 1, INSURER_7, 0, 0));
        bytes memory item = answerClaim(agent, true, 1);
        bytes32 digest = keccak256(abi.encode(stranger)); // a signature over anything else recovers somebody else
        bytes memory other = signature(stranger, digest);
        for (uint256 i; i < 64; ++i) {
            item[item.length - 64 + i] = other[i];
        }
        yes(run(item) != 1, "refused");
        eq(_state().state, 1, "submitted");
    }
}
