// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "../src/Codes.sol";
import {Directory} from "../src/Directory.sol";
import {IMembers} from "../src/interfaces/IMembers.sol";
import {World} from "./World.sol";

contract MembersTest is World {
    function setUp() public {
        settle();
    }

    function _proposed() private returns (bytes32 id) {
        bytes memory item;
        (item, id) = propose(adminOf(1), newcomer(1, 0));
        expect(item, OK, "propose");
    }

    function _passed() private returns (bytes32 id) {
        id = _proposed();
        expect(approve(adminOf(2), 2, id, 0), OK, "approve");
    }

    // ---- genesis ----

    function test_founders_standFromGenesis() public view {
        eq(directory.memberCount(), 8, "members");
        eq(directory.activeHospitals(), 3, "hospitals");
        (uint8 kind, uint8 status, address relayer, uint32 seq, bytes32 document) = directory.member(6);
        eq(kind, 4, "a pharmacy");
        eq(status, 1, "active");
        eq(relayer, vm.addr(relayerOf(6)), "relayer");
        eq(seq, 0, "seq");
        eq(document, keccak256(abi.encode("document", uint256(5))), "document");
        yes(directory.isAdmin(6, vm.addr(adminOf(6))), "its admin");
        yes(!directory.isAdmin(5, vm.addr(adminOf(6))), "nobody else's");
        eq(keccak256(abi.encode(directory.waits())), keccak256(abi.encode(waits())), "waits");
        eq(directory.network(), keccak256(abi.encode(block.chainid, address(directory))), "network");
    }

    function test_genesis_withoutHospital_isRefused() public {
        IMembers.Founder[] memory some = new IMembers.Founder[](1);
        some[0] = founders()[5];
        vm.expectRevert(abi.encodeWithSelector(IMembers.NoHospital.selector));
        new Directory(waits(), some, rules(), address(0), address(0));
    }

    function test_genesis_withAFounderThatIsNotWellFormed_isRefused() public {
        for (uint256 i; i < 8; ++i) {
            IMembers.Founder[] memory some = new IMembers.Founder[](2);
            (some[0], some[1]) = (founders()[0], founders()[1]);
            IMembers.Founder memory f = some[1];
            if (i == 0) f.kind = 0;
            if (i == 1) f.kind = 7;
            if (i == 2) f.relayer = address(0);
            if (i == 3) f.document = 0;
            if (i == 4) f.admins = new address[](0);
            if (i == 5) f.admins = new address[](9);
            if (i == 6) f.admins[0] = address(0);
            if (i == 7) f.admins = _twice(who("admin"));
            vm.expectRevert(abi.encodeWithSelector(IMembers.BadFounder.selector, 1));
            new Directory(waits(), some, rules(), address(0), address(0));
        }
    }

    function _twice(address admin) private pure returns (address[] memory admins) {
        admins = new address[](2);
        (admins[0], admins[1]) = (admin, admin);
    }

    // ---- the way in ----

    function test_fourthHospital_votedInByMoreThanHalf_isActiveAfterTimelock() public {
        bytes32 id = _passed();
        bytes memory early = executeProposal(adminOf(3), 3, id, 0);
        expect(early, NOT_YET, "timelock");
        vm.warp(NOW + TIMELOCK - 1);
        expect(early, NOT_YET, "a second early");
        vm.warp(NOW + TIMELOCK);
        expect(early, OK, "the same bytes pass now");
        eq(directory.memberCount(), 9, "members");
        eq(directory.activeHospitals(), 4, "hospitals");
        (uint8 kind, uint8 status, address relayer,, bytes32 document) = directory.member(9);
        eq(kind, 1, "hospital");
        eq(status, 1, "active");
        eq(relayer, who("new relayer"), "relayer");
        eq(document, keccak256("new document"), "document");
        yes(directory.isAdmin(9, who("new admin")) && directory.isAdmin(9, who("second new admin")), "admins");
        IMembers.Proposal memory told = directory.proposal(id);
        yes(told.executed && told.approvals == 2, "executed with two votes");
    }

    function test_proposal_approvedByOneOfThree_isNotPassed() public {
        bytes32 id = _proposed();
        vm.warp(NOW + TIMELOCK);
        expect(executeProposal(adminOf(1), 1, id, 1), NOT_PASSED, "one vote");
        IMembers.Proposal memory told = directory.proposal(id);
        eq(told.executableFrom, 0, "no timelock runs");
        eq(told.approvals, 1, "the proposer's own");
    }

    function test_proposal_withTwoOfFourHospitals_isNotPassed() public {
        bytes32 first = _passed();
        vm.warp(NOW + TIMELOCK);
        run(executeProposal(adminOf(3), 3, first, 0));
        (bytes memory item, bytes32 id) = propose(adminOf(1), newcomer(1, 1));
        expect(item, OK, "second proposal");
        expect(approve(adminOf(2), 2, id, 1), OK, "two of four");
        vm.warp(NOW + 2 * TIMELOCK);
        expect(executeProposal(adminOf(3), 3, id, 1), NOT_PASSED, "half is not more than half");
        expect(approve(key("new admin"), 9, id, 0), OK, "the fourth hospital votes");
        expect(executeProposal(adminOf(3), 3, id, 1), NOT_YET, "timelock from the passing vote on");
    }

    function test_proposal_executedOnce_isDone() public {
        bytes32 id = _passed();
        vm.warp(NOW + TIMELOCK);
        run(executeProposal(adminOf(3), 3, id, 0));
        expect(executeProposal(adminOf(2), 2, id, 1), PROPOSAL_DONE, "execute");
        expect(approve(adminOf(3), 3, id, 1), PROPOSAL_DONE, "approve");
        eq(directory.memberCount(), 9, "one member more");
    }

    function test_proposal_pastItsLife_isDead() public {
        bytes32 id = _passed();
        vm.warp(NOW + LIFE);
        uint256 fresh = vm.snapshotState();
        expect(executeProposal(adminOf(3), 3, id, 0), OK, "its last second");
        vm.revertToState(fresh);
        vm.warp(NOW + LIFE + 1);
        expect(executeProposal(adminOf(3), 3, id, 0), PROPOSAL_DEAD, "execute");
        expect(approve(adminOf(3), 3, id, 0), PROPOSAL_DEAD, "approve");
    }

    function test_hospital_votesOnce() public {
        bytes32 id = _proposed();
        expect(approve(adminOf(1), 1, id, 1), EXISTS, "the proposer again");
        expect(approve(adminOf(2), 2, id, 0), OK, "another");
        expect(approve(adminOf(2), 2, id, 1), EXISTS, "another again");
    }

    // ---- refusals ----

    function test_onlyHospitalsProposeAndApprove() public {
        for (uint32 m = 4; m <= 8; ++m) {
            (bytes memory item,) = propose(adminOf(m), newcomer(m, 0));
            expect(item, NOT_ALLOWED, "propose");
        }
        bytes32 id = _proposed();
        for (uint32 m = 4; m <= 8; ++m) {
            expect(approve(adminOf(m), m, id, 0), NOT_ALLOWED, "approve");
        }
        eq(directory.proposal(id).approvals, 1, "votes");
    }

    function test_strangersAndOtherMembersAdmins_areForeign() public {
        (bytes memory item,) = propose(adminOf(2), newcomer(1, 0));
        expect(item, FOREIGN_SIGNER, "propose");
        bytes32 id = _passed();
        expect(approve(adminOf(2), 3, id, 0), FOREIGN_SIGNER, "approve");
        expect(executeProposal(relayerOf(3), 3, id, 0), FOREIGN_SIGNER, "a relayer is no admin");
        expect(rotateMemberKeys(adminOf(2), 1, bytes32(uint256(1)), who("x"), 1), FOREIGN_SIGNER, "keys");
    }

    function test_unknownMemberOrProposal_isNotFound() public {
        Newcomer memory n = newcomer(99, 0);
        (bytes memory item,) = propose(adminOf(1), n);
        expect(item, NOT_FOUND, "member");
        expect(approve(adminOf(1), 1, keccak256("nothing"), 0), NOT_FOUND, "approve");
        expect(executeProposal(adminOf(1), 1, keccak256("nothing"), 0), NOT_FOUND, "execute");
    }

    function test_seq_isTheActingMembers() public {
        bytes32 id = _proposed();
        (bytes memory stale,) = propose(adminOf(1), newcomer(1, 0));
        expect(stale, STALE, "used");
        expect(approve(adminOf(2), 2, id, 1), AHEAD, "not there yet");
        expect(approve(adminOf(2), 2, id, 0), OK, "its own");
        (,,, uint32 seq,) = directory.member(2);
        eq(seq, 1, "raised by one");
    }

    function test_propose_withFieldsOutOfRange_isRefused() public {
        for (uint256 i; i < 10; ++i) {
            Newcomer memory n = newcomer(1, 0);
            if (i == 0) n.kind = 0;
            if (i == 1) n.kind = 2; // a practice is sponsored, not voted in
            if (i == 2) n.kind = 4;
            if (i == 3) n.kind = 7;
            if (i == 4) n.document = 0;
            if (i == 5) n.relayer = address(0);
            if (i == 6) n.admins = new address[](0);
            if (i == 7) n.admins = new address[](9);
            if (i == 8) n.admins[1] = address(0);
            if (i == 9) n.admins[1] = n.admins[0];
            (bytes memory item,) = propose(adminOf(1), n);
            expect(item, BAD_VALUE, vm.toString(i));
        }
        Newcomer memory insurer = newcomer(1, 0);
        insurer.kind = 5;
        (bytes memory good,) = propose(adminOf(1), insurer);
        expect(good, OK, "an insurer is voted in too");
    }

    function testFuzz_propose_listOfAnyLength_neverReverts(uint8 count, bool lie) public {
        Newcomer memory n = newcomer(1, 0);
        n.admins = new address[](count);
        for (uint256 i; i < count; ++i) {
            n.admins[i] = address(uint160(i + 1));
        }
        (bytes memory item,) = propose(adminOf(1), n);
        if (lie) item[60] = bytes1(uint8(item[60]) ^ 1); // the count itself
        uint8 code = run(item);
        if (lie) eq(code, Code.unwrap(MALFORMED), "the length disagrees");
        else eq(code, Code.unwrap(count == 0 || count > 8 ? BAD_VALUE : OK), "1 to 8 admins");
    }

    function test_rotateMemberKeys_changesDocumentAndRelayer() public {
        expect(rotateMemberKeys(adminOf(6), 6, 0, who("r"), 0), BAD_VALUE, "no document");
        expect(rotateMemberKeys(adminOf(6), 6, keccak256("d"), address(0), 0), BAD_VALUE, "no relayer");
        expect(rotateMemberKeys(adminOf(6), 6, keccak256("d"), who("r"), 0), OK, "any kind of member");
        (,, address relayer, uint32 seq, bytes32 document) = directory.member(6);
        eq(relayer, who("r"), "relayer");
        eq(document, keccak256("d"), "document");
        eq(seq, 1, "seq");
    }
}
