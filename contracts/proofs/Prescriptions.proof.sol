// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "../src/Codes.sol";
import {Prescriptions} from "../src/Prescriptions.sol";
import {IPrescriptions} from "../src/interfaces/IPrescriptions.sol";
import {Intent} from "../src/Intent.sol";
import {Proof, laid} from "./Proof.sol";

/// @notice A directory that says of everybody what the prover likes: so whoever may act, the counts hold.
contract AnyDirectory {
    Code private code;
    uint32 private number;
    uint8 private cause;
    uint8 private status;
    bool private isAdmin_;

    function network() external pure returns (bytes32) {
        return bytes32(uint256(1));
    }

    function mayActOn(address, address, uint32, uint16, uint32) external view returns (Code, uint32, uint8) {
        return (code, number, cause);
    }

    function mayAct(address, address, uint32, uint16) external view returns (Code, uint32) {
        return (code, number);
    }

    function isAdmin(uint32, address) external view returns (bool) {
        return isAdmin_;
    }

    function relayerOf(uint32) external view returns (address, uint8) {
        return (address(0), status);
    }

    function numberOf(address) external view returns (uint32) {
        return number;
    }
}

/// @notice Prescriptions with a door behind the opening of an intent: form, time and the acting signatures have been judged.
contract OpenPrescriptions is Prescriptions {
    constructor(address directory)
        Prescriptions(directory, IPrescriptions.Waits(1_800, 8, 72 hours, 1_800, 30 days, 72 hours, 30 days, 3))
    {}

    /// @param item the packed fields, of which the rules read the terms, and a certificate's 64 bytes
    function act(uint8 kind, bytes32[16] calldata words, address signer, address second, bool paused, uint32 seq, bytes calldata item)
        external
        returns (Code)
    {
        uint256[] memory entries = new uint256[](64);
        uint256 context;
        assembly ("memory-safe") {
            context := or(shl(16, add(entries, 0x20)), or(1, shl(8, paused)))
        }
        return _apply(kind, laid(words, signer, second, context, seq), item);
    }
}

/// @notice Over any state that a prescription of two lines may be in, and any one act on it or on another: so, step by step, over every
/// history. The state is what prescriptionAt tells.
contract PrescriptionsProof is Proof {
    uint8 private constant CLAIM = 0x41;
    uint8 private constant DISPENSE = 0x44;
    uint8 private constant EXTEND = 0x4C;
    /// @dev Some pharmacist: what the directory says of him is anything, and where its answer is kept must be a number for the prover.
    address private constant ACTING = address(0x1001);

    OpenPrescriptions private prescriptions;

    /// @param key with prescriber and content names the prescription
    struct Act {
        uint8 kind;
        address prescriber;
        address key;
        bytes32 content;
        bytes32[3] own;
        address second;
        bool paused;
        uint32 seq;
        uint40 from;
        uint40 to;
        uint64[2] lines;
        bytes32[2] certificate;
    }

    function setUp() public {
        AnyDirectory directory = new AnyDirectory();
        prescriptions = new OpenPrescriptions(address(directory));
        svm.enableSymbolicStorage(address(directory));
        svm.enableSymbolicStorage(address(prescriptions));
    }

    function _terms(Act calldata a) private pure returns (bytes memory) {
        return abi.encodePacked(a.from, a.to, a.lines[0], a.lines[1]);
    }

    function _id(Act calldata a) private pure returns (bytes32) {
        return keccak256(abi.encode(a.prescriber, a.key, keccak256(_terms(a)), a.content));
    }

    /// @dev Claim, Extend or Dispense, which carry terms: by a pharmacist of that pharmacy.
    function _act(Act calldata a, uint32 pharmacy) private returns (Code) {
        bytes32[16] memory words;
        (words[0], words[1]) = (bytes32(uint256(uint160(ACTING))), bytes32(uint256(pharmacy)));
        (words[2], words[3]) = (bytes32(uint256(uint160(a.prescriber))), bytes32(uint256(uint160(a.key))));
        (words[4], words[5]) = (keccak256(_terms(a)), a.content);
        (words[6], words[7], words[8]) = (a.own[0], a.own[1], a.own[2]);
        bytes memory item = abi.encodePacked(bytes32(0), bytes32(0), uint8(26), _terms(a), a.certificate[0], a.certificate[1]);
        return prescriptions.act(a.kind, words, ACTING, a.second, a.paused, a.seq, item);
    }

    function _lane(uint256 counts, uint256 i) private pure returns (uint256) {
        return uint16(counts >> (240 - 16 * i));
    }

    function _total(uint64 line) private pure returns (uint256) {
        return uint16(line >> 32);
    }

    /// @notice However much is asked for: no line ever stands above its total, and no line's count spills into another's.
    function check_dispensed_isNeverMoreThanPrescribed(Act calldata a, uint32 pharmacy) external {
        assume(a.kind == DISPENSE);
        bytes32 id = _id(a);
        uint256 before = prescriptions.prescriptionAt(id).dispensed;
        assume(before << 32 == 0 && _lane(before, 0) <= _total(a.lines[0]) && _lane(before, 1) <= _total(a.lines[1]));
        Code code = _act(a, pharmacy);
        uint256 then = prescriptions.prescriptionAt(id).dispensed;
        if (!isOk(code)) {
            assert(then == before);
            return;
        }
        assert(then << 32 == 0 && then > before);
        for (uint256 i; i < 2; ++i) {
            assert(_lane(then, i) == _lane(before, i) + _lane(uint256(a.own[0]), i) && _lane(then, i) <= _total(a.lines[i]));
        }
    }

    /// @notice While one pharmacy holds it nobody else gets it, nor the same once more.
    function check_claim_isExclusive(Act calldata a, uint32 pharmacy) external {
        assume(a.kind == CLAIM);
        IPrescriptions.State memory s = prescriptions.prescriptionAt(_id(a));
        assume(s.pharmacy != 0 && block.timestamp < s.leaseEnd);
        assert(!isOk(_act(a, pharmacy)));
    }

    /// @notice A claim that passes used the pickup that was next, and that one is never next again: the number goes up by one and no act
    /// ever brings it or the generation down.
    function check_pickup_worksOnce(Act calldata a, uint32 pharmacy, bytes32 id) external {
        assume(a.kind == CLAIM || a.kind == DISPENSE || a.kind == EXTEND);
        IPrescriptions.State memory s = prescriptions.prescriptionAt(id);
        bool isOk_ = isOk(_act(a, pharmacy));
        IPrescriptions.State memory then = prescriptions.prescriptionAt(id);
        assert(then.generation == s.generation);
        if (isOk_ && a.kind == CLAIM && id == _id(a)) {
            assert(uint256(a.own[0]) == s.generation && uint256(a.own[1]) == s.claims && then.claims == uint256(s.claims) + 1);
            assert(then.pharmacy == pharmacy && then.claimedAt == uint32(block.timestamp));
        } else {
            assert(then.claims == s.claims);
        }
    }

    /// @notice What is cancelled is never claimed, dispensed or moved again; what is suspended not until it is resumed.
    function check_cancelled_isForEver(Act calldata a, uint32 pharmacy) external {
        assume(a.kind == CLAIM || a.kind == DISPENSE || a.kind == EXTEND);
        IPrescriptions.State memory s = prescriptions.prescriptionAt(_id(a));
        assume(s.cancelled || s.suspended);
        assert(!isOk(_act(a, pharmacy)));
    }

    /// @notice An act of a pharmacy that passes was signed for the seq that stood, and raises it by one: replayed, it is stale.
    function check_whatPasses_usesUpItsSeq(Act calldata a, uint32 pharmacy) external {
        assume(a.kind == CLAIM || a.kind == DISPENSE || a.kind == EXTEND);
        IPrescriptions.State memory s = prescriptions.prescriptionAt(_id(a));
        bool isOk_ = isOk(_act(a, pharmacy));
        IPrescriptions.State memory then = prescriptions.prescriptionAt(_id(a));
        if (isOk_) assert(a.seq == s.seq && then.seq == s.seq + 1);
        else assert(then.seq == s.seq);
    }
}
