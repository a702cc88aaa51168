// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IModule} from "../src/interfaces/IModule.sol";
import {World} from "./World.sol";

/// @notice Hands for the rare acts: kit keys, recovery, death, merging, votes about members, emergency.
abstract contract Acts is World {
    uint8 internal constant SUSPEND = 4;
    uint8 internal constant REINSTATE = 5;
    uint8 internal constant REMOVE = 6;
    uint8 internal constant SUCCEED = 7;
    uint8 internal constant PAUSE = 8;
    uint8 internal constant RESUME = 9;

    /// @dev The item, and its digest. `types` are the fields of the type string, `words` and `packed` its values without seq and deadline.
    function made(uint8 kind, IModule module, string memory name, bytes memory words, bytes memory packed, uint32 seq, uint256 signer)
        internal
        view
        returns (bytes memory item, bytes32 id)
    {
        id = digestOf(module, string.concat(name, "uint32 seq,uint40 deadline)"), bytes.concat(words, abi.encode(seq, soon())));
        item = frame(kind, bytes.concat(packed, abi.encodePacked(seq, soon()), signature(signer, id)));
    }

    /// @dev The same with a second signature.
    function twice(uint8 kind, string memory name, bytes memory words, bytes memory packed, uint32 seq, uint256 first, uint256 second)
        internal
        view
        returns (bytes memory item)
    {
        bytes32 id = digestOf(directory, string.concat(name, "uint32 seq,uint40 deadline)"), bytes.concat(words, abi.encode(seq, soon())));
        return frame(kind, bytes.concat(packed, abi.encodePacked(seq, soon()), signature(first, id), signature(second, id)));
    }

    // ---- members ----

    function proposeAct(uint256 signer, uint32 member, uint8 act, uint32 subject, uint32 successor, uint32 seq)
        internal
        view
        returns (bytes memory, bytes32)
    {
        bytes32 reason = keccak256("reason");
        return made(
            0x06,
            directory,
            "ProposeAct(uint32 member,uint8 act,uint32 subject,uint32 successor,bytes32 reason,",
            abi.encode(member, act, subject, successor, reason),
            abi.encodePacked(member, act, subject, successor, reason),
            seq,
            signer
        );
    }

    function sponsor(uint256 signer, uint32 member, uint8 kind, bytes32 registry, uint32 seq)
        internal
        view
        returns (bytes memory, bytes32)
    {
        bytes memory words = abi.encode(member, kind, keccak256("sponsored document"), who("sponsored relayer"), registry);
        bytes memory packed = abi.encodePacked(member, kind, keccak256("sponsored document"), who("sponsored relayer"), registry);
        return made(
            0x04,
            directory,
            "Sponsor(uint32 member,uint8 kind,bytes32 document,address relayer,bytes32 registry,address[] admins,",
            bytes.concat(words, abi.encode(keccak256(abi.encode(who("sponsored admin"))))),
            abi.encodePacked(packed, uint8(1), who("sponsored admin")),
            seq,
            signer
        );
    }

    function proposeRules(uint256 signer, uint32 member, address[6] memory modules, uint32 seq)
        internal
        view
        returns (bytes memory, bytes32)
    {
        bytes32 document = keccak256("manifest");
        bytes memory packed = abi.encodePacked(member, document);
        for (uint256 i; i < 6; ++i) {
            packed = abi.encodePacked(packed, modules[i]);
        }
        return made(
            0x07,
            directory,
            "ProposeRules(uint32 member,bytes32 document,address router,address consents,address prescriptions,address claims,address emergency,address anchors,",
            bytes.concat(abi.encode(member, document), abi.encode(modules)),
            packed,
            seq,
            signer
        );
    }

    function changeAdmins(uint256 signer, uint32 member, address added, address removed, uint32 seq)
        internal
        view
        returns (bytes memory item)
    {
        (item,) = made(
            0x08,
            directory,
            "ChangeAdmins(uint32 member,address added,address removed,",
            abi.encode(member, added, removed),
            abi.encodePacked(member, added, removed),
            seq,
            signer
        );
    }

    function seqOf(uint32 member) internal view returns (uint32 seq) {
        (,,, seq,) = directory.member(member);
    }

    /// @dev Hospitals 1 and 2 decide.
    function decide(uint8 act, uint32 subject, uint32 successor) internal returns (bytes32 id) {
        bytes memory item;
        (item, id) = proposeAct(adminOf(1), 1, act, subject, successor, seqOf(1));
        eq(run(item), 1, "proposed");
        if (!directory.proposal(id).executed) eq(run(approve(adminOf(2), 2, id, seqOf(2))), 1, "approved");
    }

    /// @dev And the timelock passes.
    function bring(uint8 act, uint32 subject, uint32 successor) internal {
        bytes32 id = decide(act, subject, successor);
        if (directory.proposal(id).executed) return;
        vm.warp(vm.getBlockTimestamp() + TIMELOCK);
        uint32 by = successor == 0 ? 1 : successor;
        eq(run(executeProposal(adminOf(by), by, id, seqOf(by))), 1, "executed");
    }

    // ---- accounts ----

    function rotateKit(uint256 signer, uint256 kit, address account, address next, uint32 seq) internal view returns (bytes memory) {
        return
            twice(
                0x18, "RotateKit(address account,address kit,", abi.encode(account, next), abi.encodePacked(account, next), seq, signer, kit
            );
    }

    function proposeKit(uint256 signer, address account, address next, uint32 seq) internal view returns (bytes memory item) {
        (item,) = made(
            0x1b,
            directory,
            "ProposeKit(address account,address kit,",
            abi.encode(account, next),
            abi.encodePacked(account, next),
            seq,
            signer
        );
    }

    function takeKit(uint256 signer, address account, address next, uint32 seq) internal view returns (bytes memory item) {
        (item,) = made(
            0x1c, directory, "TakeKit(address account,address kit,", abi.encode(account, next), abi.encodePacked(account, next), seq, signer
        );
    }

    function setRecovery(uint256 signer, address account, uint40 wait, uint32 seq) internal view returns (bytes memory item) {
        (item,) = made(
            0x1d,
            directory,
            "SetRecovery(address account,uint40 wait,",
            abi.encode(account, wait),
            abi.encodePacked(account, wait),
            seq,
            signer
        );
    }

    function registerProvisional(uint256 custody, uint256 signer, uint32 member, uint32 seq) internal view returns (bytes memory) {
        (address account, address kit, address by) = (vm.addr(custody), vm.addr(kitOf(custody)), vm.addr(signer));
        return twice(
            0x1e,
            "RegisterProvisional(address account,address kit,uint32 member,address by,",
            abi.encode(account, kit, member, by),
            abi.encodePacked(account, kit, member, by),
            seq,
            custody,
            signer
        );
    }

    function proposeRecovery(uint256 signer, address account, uint32 member, address next, address kit, bool fresh, uint32 seq)
        internal
        view
        returns (bytes memory, bytes32)
    {
        bytes memory head = abi.encode(account, member, vm.addr(signer));
        bytes memory packed = abi.encodePacked(account, member, vm.addr(signer));
        return
            _recovery(
                signer, seq, bytes.concat(head, abi.encode(next, kit, fresh)), bytes.concat(packed, abi.encodePacked(next, kit, fresh))
            );
    }

    function _recovery(uint256 signer, uint32 seq, bytes memory words, bytes memory packed) private view returns (bytes memory, bytes32) {
        string memory name = "ProposeRecovery(address account,uint32 member,address by,address signer,address kit,bool fresh,";
        return made(0x20, directory, name, words, packed, seq, signer);
    }

    function approveRecovery(uint256 signer, address account, uint32 member, bytes32 id, uint32 seq)
        internal
        view
        returns (bytes memory item)
    {
        address by = vm.addr(signer);
        (item,) = made(
            0x21,
            directory,
            "ApproveRecovery(address account,uint32 member,address by,bytes32 recovery,",
            abi.encode(account, member, by, id),
            abi.encodePacked(account, member, by, id),
            seq,
            signer
        );
    }

    function cancelRecovery(uint256 signer, address account, bytes32 id, uint32 seq) internal view returns (bytes memory item) {
        (item,) = made(
            0x22,
            directory,
            "CancelRecovery(address account,bytes32 recovery,",
            abi.encode(account, id),
            abi.encodePacked(account, id),
            seq,
            signer
        );
    }

    function executeRecovery(uint256 signer, address account, bytes32 id, uint32 seq) internal view returns (bytes memory item) {
        (item,) = made(
            0x23,
            directory,
            "ExecuteRecovery(address account,bytes32 recovery,",
            abi.encode(account, id),
            abi.encodePacked(account, id),
            seq,
            signer
        );
    }

    function reportDeath(uint256 signer, address account, uint32 member, uint32 seq) internal view returns (bytes memory item) {
        (address by, bytes32 document) = (vm.addr(signer), keccak256("certificate"));
        (item,) = made(
            0x24,
            directory,
            "ReportDeath(address account,uint32 member,address by,bytes32 document,",
            abi.encode(account, member, by, document),
            abi.encodePacked(account, member, by, document),
            seq,
            signer
        );
    }

    function cancelDeath(uint256 signer, address account, uint32 seq) internal view returns (bytes memory item) {
        (item,) = made(0x25, directory, "CancelDeath(address account,", abi.encode(account), abi.encodePacked(account), seq, signer);
    }

    function declareDead(uint256 signer, address account, uint32 member, uint32 seq) internal view returns (bytes memory item) {
        address by = vm.addr(signer);
        (item,) = made(
            0x26,
            directory,
            "Deceased(address account,uint32 member,address by,",
            abi.encode(account, member, by),
            abi.encodePacked(account, member, by),
            seq,
            signer
        );
    }

    function merge(uint256 signer, uint256 other, address account, address into, uint32 seq) internal view returns (bytes memory) {
        return
            twice(
                0x27, "Merge(address account,address into,", abi.encode(account, into), abi.encodePacked(account, into), seq, signer, other
            );
    }

    function unmerge(uint256 signer, uint256 other, address account, address into, uint32 seq) internal view returns (bytes memory) {
        return twice(
            0x29, "Unmerge(address account,address into,", abi.encode(account, into), abi.encodePacked(account, into), seq, signer, other
        );
    }

    /// @dev By the admin keys of two members.
    function joinByHospitals(bool isMerge, address account, address into, uint32 one, uint32 two, uint32 seq)
        internal
        view
        returns (bytes memory)
    {
        return joinByHospitals(isMerge, account, into, one, two, keccak256("reason"), seq);
    }

    function joinByHospitals(bool isMerge, address account, address into, uint32 one, uint32 two, bytes32 reason, uint32 seq)
        internal
        view
        returns (bytes memory)
    {
        (address by, address second) = (vm.addr(adminOf(one)), vm.addr(adminOf(two)));
        return twice(
            isMerge ? 0x28 : 0x2a,
            string.concat(
                isMerge ? "MergeByHospitals" : "UnmergeByHospitals",
                "(address account,address into,uint32 member,address by,uint32 secondMember,address second,bytes32 reason,"
            ),
            abi.encode(account, into, one, by, two, second, reason),
            abi.encodePacked(account, into, one, by, two, second, reason),
            seq,
            adminOf(one),
            adminOf(two)
        );
    }

    // ---- emergency ----

    function breakGlass(uint256 signer, uint32 member, bytes32 subject) internal view returns (bytes memory, bytes32) {
        (address doctor, bytes32 recipient, bytes32 reason) = (vm.addr(signer), keccak256("recipient"), keccak256("reason"));
        return made(
            0x70,
            emergency,
            "Break(address doctor,uint32 member,bytes32 recipient,bytes32 subject,bytes32 reason,",
            abi.encode(doctor, member, recipient, subject, reason),
            abi.encodePacked(doctor, member, recipient, subject, reason),
            0,
            signer
        );
    }

    function confirmBreak(uint256 signer, bytes32 id, uint32 seq) internal view returns (bytes memory item) {
        address clinician = vm.addr(signer);
        (item,) = made(
            0x71,
            emergency,
            "ConfirmBreak(bytes32 request,address clinician,",
            abi.encode(id, clinician),
            abi.encodePacked(id, clinician),
            seq,
            signer
        );
    }

    function renewBreak(uint256 signer, bytes32 id, uint32 seq) internal view returns (bytes memory item) {
        (item,) = made(0x72, emergency, "RenewBreak(bytes32 request,", abi.encode(id), abi.encodePacked(id), seq, signer);
    }

    function endBreak(uint256 signer, bytes32 id, uint32 seq) internal view returns (bytes memory item) {
        (item,) = made(0x73, emergency, "EndBreak(bytes32 request,", abi.encode(id), abi.encodePacked(id), seq, signer);
    }

    function explainBreak(uint256 signer, bytes32 id, uint32 seq) internal view returns (bytes memory item) {
        bytes32 text = keccak256("explanation");
        (item,) = made(
            0x74,
            emergency,
            "ExplainBreak(bytes32 request,bytes32 explanation,",
            abi.encode(id, text),
            abi.encodePacked(id, text),
            seq,
            signer
        );
    }

    function reviewBreak(uint256 signer, bytes32 id, uint32 member, uint8 verdict, uint32 seq) internal view returns (bytes memory item) {
        (address by, bytes32 reason) = (vm.addr(signer), keccak256("reason"));
        (item,) = made(
            0x75,
            emergency,
            "ReviewBreak(bytes32 request,uint32 member,address by,uint8 verdict,bytes32 reason,",
            abi.encode(id, member, by, verdict, reason),
            abi.encodePacked(id, member, by, verdict, reason),
            seq,
            signer
        );
    }

    /// @dev Registers and verifies a member of staff; its key is that of the name.
    function employ(string memory name, uint32 member, uint16 roles) internal returns (uint256 person) {
        person = key(name);
        eq(run(register(person, member)), 1, name);
        eq(run(verify(adminOf(member), staffClaim(vm.addr(person), member, roles))), 1, name);
    }
}
