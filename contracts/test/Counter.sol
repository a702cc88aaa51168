// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IModule} from "../src/interfaces/IModule.sol";
import {IPrescriptions} from "../src/interfaces/IPrescriptions.sol";
import {World} from "./World.sol";

/// @notice A world with people on both sides of a pharmacy's counter, one prescription, and hands that sign for them.
abstract contract Counter is World {
    uint32 internal constant HOSPITAL_2 = 2;
    uint16 internal constant AGENT = 32;
    uint32 internal constant OTHER_INSURER = 9;

    string internal constant SHEET = "address prescriber,address key,bytes terms,bytes32 content,";
    string internal constant NAME = "address prescriber,address key,bytes32 terms,bytes32 content,";
    string internal constant BY_PHARMACY = "address pharmacist,uint32 pharmacy,";
    string internal constant TAIL = "uint32 seq,uint40 deadline)";

    struct Sheet {
        address prescriber;
        address key;
        bytes terms;
        bytes32 content;
    }

    /// @dev Who acts, for whom. A person's name is his key's.
    struct Actor {
        string name;
        uint32 member;
    }

    Sheet internal sheet;
    bytes32 internal rx;

    function _employ(string memory name, uint32 member, uint16 roles) internal {
        run(register(key(name), member));
        run(verify(adminOf(member), staffClaim(who(name), member, roles)));
    }

    function people() internal {
        settle();
        _employ("prescriber", CLINIC, DOCTOR);
        _employ("officer", CLINIC, OFFICER);
        _employ("pharmacist", PHARMACY_6, PHARMACIST);
        _employ("rival", HOSPITAL_2, PHARMACIST);
        _employ("stranger", HOSPITAL_2, DOCTOR);
        _employ("agent", INSURER_7, AGENT);
    }

    // ---- terms ----

    function line(uint8 unit, uint8 class, uint16 total, uint16 maximum, uint16 interval) internal pure returns (bytes memory) {
        return abi.encodePacked(unit, class, total, maximum, interval);
    }

    function useTerms(bytes memory terms) internal {
        sheet = Sheet(who("prescriber"), who("key"), terms, keccak256("content"));
        rx = prescriptions.prescriptionOf(sheet.prescriber, sheet.key, keccak256(terms), sheet.content);
    }

    /// @dev 16 x u16, the first in the highest bits.
    function quantities(uint256[] memory of_) internal pure returns (uint256 word) {
        for (uint256 i; i < of_.length; ++i) {
            word |= of_[i] << (240 - 16 * i);
        }
    }

    function two(uint256 first, uint256 second) internal pure returns (uint256) {
        return (first << 240) | (second << 224);
    }

    function state() internal view returns (IPrescriptions.State memory) {
        return prescriptions.prescriptionAt(rx);
    }

    function atOnce() internal view returns (uint40) {
        return uint40(vm.getBlockTimestamp() + 600);
    }

    // ---- parts ----

    function sheetWords() internal view returns (bytes memory) {
        return abi.encode(sheet.prescriber, sheet.key, keccak256(sheet.terms), sheet.content);
    }

    function sheetPacked() internal view returns (bytes memory) {
        return abi.encodePacked(sheet.prescriber, sheet.key, uint8(sheet.terms.length), sheet.terms, sheet.content);
    }

    function namePacked() internal view returns (bytes memory) {
        return abi.encodePacked(sheet.prescriber, sheet.key, keccak256(sheet.terms), sheet.content);
    }

    function pickupKey(uint8 generation, uint8 k) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode("pickup", generation, k))) >> 1;
    }

    function certificate(uint256 signer, uint8 generation, uint8 k, address pickup, bytes32 bearer) internal view returns (bytes memory) {
        string memory typeText =
            "Pickup(bytes32 network,address prescriber,uint32 organisation,bytes32 prescription,bytes32 content,uint8 generation,uint8 k,address pickup,bytes32 bearer)";
        bytes memory words = bytes.concat(
            abi.encode(directory.network(), sheet.prescriber, uint32(CLINIC), rx, sheet.content), abi.encode(generation, k, pickup, bearer)
        );
        return signature(signer, digestOf(prescriptions, typeText, words));
    }

    // ---- acts ----

    function prescribe() internal view returns (bytes memory) {
        return prescribeBy(key("prescriber"), CLINIC, 0, uint40(vm.getBlockTimestamp() + 600));
    }

    function prescribeBy(uint256 signer, uint32 organisation, uint32 seq, uint40 deadline) internal view returns (bytes memory) {
        return build(
            0x40,
            prescriptions,
            string.concat("Prescribe(uint32 organisation,", SHEET, TAIL),
            bytes.concat(abi.encode(organisation), sheetWords(), abi.encode(seq, deadline)),
            abi.encodePacked(organisation, sheetPacked(), seq, deadline),
            signer
        );
    }

    function claim(Actor memory by, uint8 generation, uint8 k, uint32 seq) internal view returns (bytes memory) {
        return picked(0x41, "Claim", by, generation, k, seq);
    }

    /// @dev Claim or Extend, with a good pickup of that generation and number.
    function picked(uint8 kind, string memory name, Actor memory by, uint8 generation, uint8 k, uint32 seq)
        internal
        view
        returns (bytes memory)
    {
        uint256 pickup = pickupKey(generation, k);
        bytes memory made = certificate(key("key"), generation, k, vm.addr(pickup), bytes32("bearer"));
        return pickedWith(kind, name, by, generation, k, seq, pickup, made);
    }

    function pickedWith(
        uint8 kind,
        string memory name,
        Actor memory by,
        uint8 generation,
        uint8 k,
        uint32 seq,
        uint256 pickup,
        bytes memory made
    ) internal view returns (bytes memory) {
        bytes32 digest = digestOf(
            prescriptions,
            string.concat(name, "(", BY_PHARMACY, SHEET, "uint8 generation,uint8 k,bytes32 bearer,", TAIL),
            bytes.concat(abi.encode(who(by.name), by.member), sheetWords(), abi.encode(generation, k, bytes32("bearer"), seq, atOnce()))
        );
        bytes memory packed = bytes.concat(
            abi.encodePacked(who(by.name), by.member), sheetPacked(), abi.encodePacked(generation, k, bytes32("bearer"), seq, atOnce())
        );
        return frame(kind, bytes.concat(packed, signature(key(by.name), digest), signature(pickup, digest), made));
    }

    function dispense(Actor memory by, uint256 amount, bool handedOver, uint32 seq) internal view returns (bytes memory) {
        return build(
            0x44,
            prescriptions,
            string.concat("Dispense(", BY_PHARMACY, SHEET, "uint256 quantities,bool handedOver,", TAIL),
            bytes.concat(abi.encode(who(by.name), by.member), sheetWords(), abi.encode(amount, handedOver, seq, atOnce())),
            bytes.concat(abi.encodePacked(who(by.name), by.member), sheetPacked(), abi.encodePacked(amount, handedOver, seq, atOnce())),
            key(by.name)
        );
    }

    /// @dev RenewLease or GiveBack.
    function held(uint8 kind, string memory name, Actor memory by, uint32 seq) internal view returns (bytes memory) {
        return build(
            kind,
            prescriptions,
            string.concat(name, "(", BY_PHARMACY, "bytes32 prescription,", TAIL),
            abi.encode(who(by.name), by.member, rx, seq, soon()),
            abi.encodePacked(who(by.name), by.member, rx, seq, soon()),
            key(by.name)
        );
    }

    function answerAlert(Actor memory by, uint32 seq) internal view returns (bytes memory) {
        return build(
            0x4B,
            prescriptions,
            string.concat("AnswerAlert(", BY_PHARMACY, "bytes32 prescription,bytes32 answer,", TAIL),
            abi.encode(who(by.name), by.member, rx, bytes32("answer"), seq, soon()),
            abi.encodePacked(who(by.name), by.member, rx, bytes32("answer"), seq, soon()),
            key(by.name)
        );
    }

    /// @dev CancelPrescription, Release or Reissue.
    function byKey(uint8 kind, string memory name, string memory by, uint32 seq) internal view returns (bytes memory) {
        return build(
            kind,
            prescriptions,
            string.concat(name, "(", NAME, "address by,", TAIL),
            bytes.concat(sheetWords(), abi.encode(who(by), seq, soon())),
            bytes.concat(namePacked(), abi.encodePacked(who(by), seq, soon())),
            key(by)
        );
    }

    /// @dev SuspendPrescription or Alert.
    function stop(uint8 kind, string memory name, address by, uint256 signer, uint32 seq) internal view returns (bytes memory) {
        return build(
            kind,
            prescriptions,
            string.concat(name, "(bytes32 prescription,address by,bytes32 reason,", TAIL),
            abi.encode(rx, by, bytes32("reason"), seq, soon()),
            abi.encodePacked(rx, by, bytes32("reason"), seq, soon()),
            signer
        );
    }

    function resume(address by, uint256 signer, uint32 seq) internal view returns (bytes memory) {
        return build(
            0x49,
            prescriptions,
            string.concat("ResumePrescription(bytes32 prescription,address by,", TAIL),
            abi.encode(rx, by, seq, soon()),
            abi.encodePacked(rx, by, seq, soon()),
            signer
        );
    }

    function reverse(Actor memory by, uint8 delivery, uint256 amount, uint32 seq) internal view returns (bytes memory) {
        return build(
            0x45,
            prescriptions,
            string.concat("Reverse(", BY_PHARMACY, "bytes32 prescription,uint8 delivery,uint256 quantities,", TAIL),
            abi.encode(who(by.name), by.member, rx, delivery, amount, seq, soon()),
            abi.encodePacked(who(by.name), by.member, rx, delivery, amount, seq, soon()),
            key(by.name)
        );
    }

    function reverseHandedOver(Actor memory by, string memory second, uint8 delivery, uint256 amount, uint32 seq)
        internal
        view
        returns (bytes memory)
    {
        bytes32 digest = digestOf(
            prescriptions,
            string.concat("ReverseHandedOver(", BY_PHARMACY, NAME, "address by,uint8 delivery,uint256 quantities,", TAIL),
            bytes.concat(abi.encode(who(by.name), by.member), sheetWords(), abi.encode(who(second), delivery, amount, seq, soon()))
        );
        bytes memory packed = bytes.concat(
            abi.encodePacked(who(by.name), by.member), namePacked(), abi.encodePacked(who(second), delivery, amount, seq, soon())
        );
        return frame(0x46, bytes.concat(packed, signature(key(by.name), digest), signature(key(second), digest)));
    }

    // ---- claims to payers ----

    function claimSlot(uint8 rank) internal view returns (bytes32) {
        return claims.claimOf(rx, 1, rank);
    }

    function submit(Actor memory by, uint8 rank, uint32 payer, uint8 cites, uint32 seq) internal view returns (bytes memory) {
        return build(
            0x60,
            claims,
            string.concat(
                "SubmitClaim(",
                BY_PHARMACY,
                "bytes32 prescription,uint8 delivery,uint8 rank,uint32 payer,uint8 cites,bytes32 document,",
                TAIL
            ),
            bytes.concat(abi.encode(who(by.name), by.member, rx, uint8(1), rank), abi.encode(payer, cites, bytes32("claim"), seq, soon())),
            abi.encodePacked(who(by.name), by.member, rx, uint8(1), rank, payer, cites, bytes32("claim"), seq, soon()),
            key(by.name)
        );
    }

    function answerClaim(Actor memory by, bool accepted, uint32 seq) internal view returns (bytes memory) {
        return build(
            0x61,
            claims,
            string.concat("AnswerClaim(address agent,uint32 payer,bytes32 claim,bool accepted,bytes32 document,", TAIL),
            abi.encode(who(by.name), by.member, claimSlot(1), accepted, bytes32("answer"), seq, soon()),
            abi.encodePacked(who(by.name), by.member, claimSlot(1), accepted, bytes32("answer"), seq, soon()),
            key(by.name)
        );
    }

    /// @dev PayClaim or ReverseClaim.
    function settleClaim(uint8 kind, string memory head, Actor memory by, uint32 seq) internal view returns (bytes memory) {
        return build(
            kind,
            claims,
            string.concat(head, "bytes32 claim,bytes32 document,", TAIL),
            abi.encode(who(by.name), by.member, claimSlot(1), bytes32("document"), seq, soon()),
            abi.encodePacked(who(by.name), by.member, claimSlot(1), bytes32("document"), seq, soon()),
            key(by.name)
        );
    }

    function pay(Actor memory by, uint32 seq) internal view returns (bytes memory) {
        return settleClaim(0x62, "PayClaim(address agent,uint32 payer,", by, seq);
    }

    function reverseClaim(Actor memory by, uint32 seq) internal view returns (bytes memory) {
        return settleClaim(0x65, "ReverseClaim(address by,uint32 member,", by, seq);
    }

    function disputeClaim(Actor memory by, uint32 payer, uint32 seq) internal view returns (bytes memory) {
        return build(
            0x63,
            claims,
            string.concat(
                "DisputeClaim(", BY_PHARMACY, "bytes32 prescription,uint8 delivery,uint8 rank,uint32 payer,bytes32 document,", TAIL
            ),
            bytes.concat(abi.encode(who(by.name), by.member, rx, uint8(1), uint8(1)), abi.encode(payer, bytes32("dispute"), seq, soon())),
            abi.encodePacked(who(by.name), by.member, rx, uint8(1), uint8(1), payer, bytes32("dispute"), seq, soon()),
            key(by.name)
        );
    }

    function withdrawClaim(Actor memory by, uint32 seq) internal view returns (bytes memory) {
        return build(
            0x64,
            claims,
            string.concat("WithdrawClaim(", BY_PHARMACY, "bytes32 claim,", TAIL),
            abi.encode(who(by.name), by.member, claimSlot(1), seq, soon()),
            abi.encodePacked(who(by.name), by.member, claimSlot(1), seq, soon()),
            key(by.name)
        );
    }
}
