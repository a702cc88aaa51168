// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "./Codes.sol";
import {Intent} from "./Intent.sol";
import {Module} from "./Module.sol";
import {ALERTED, CANCELLED, Prescription, SUSPENDED_BY_PRESCRIBER, WHOLE, written} from "./Prescription.sol";
import {Terms} from "./Terms.sol";
import {IAccounts} from "./interfaces/IAccounts.sol";
import {IMembers} from "./interfaces/IMembers.sol";
import {IPrescriptions} from "./interfaces/IPrescriptions.sol";

/// @title Prescriptions: see the interface
contract Prescriptions is Module, IPrescriptions {
    uint8 private constant PRESCRIBE = 0x40;
    uint8 private constant CLAIM = 0x41;
    uint8 private constant RENEW_LEASE = 0x42;
    uint8 private constant GIVE_BACK = 0x43;
    uint8 private constant DISPENSE = 0x44;
    uint8 private constant REVERSE = 0x45;
    uint8 private constant REVERSE_HANDED_OVER = 0x46;
    uint8 private constant CANCEL = 0x47;
    uint8 private constant SUSPEND = 0x48;
    uint8 private constant RESUME = 0x49;
    uint8 private constant ALERT = 0x4A;
    uint8 private constant ANSWER = 0x4B;
    uint8 private constant EXTEND = 0x4C;
    uint8 private constant RELEASE = 0x4D;
    uint8 private constant REISSUE = 0x4E;

    bytes32 private constant PRESCRIBE_TYPE =
        keccak256("Prescribe(uint32 organisation,address prescriber,address key,bytes terms,bytes32 content,uint32 seq,uint40 deadline)");
    bytes32 private constant CLAIM_TYPE = keccak256(
        "Claim(address pharmacist,uint32 pharmacy,address prescriber,address key,bytes terms,bytes32 content,uint8 generation,uint8 k,bytes32 bearer,uint32 seq,uint40 deadline)"
    );
    bytes32 private constant EXTEND_TYPE = keccak256(
        "Extend(address pharmacist,uint32 pharmacy,address prescriber,address key,bytes terms,bytes32 content,uint8 generation,uint8 k,bytes32 bearer,uint32 seq,uint40 deadline)"
    );
    bytes32 private constant DISPENSE_TYPE = keccak256(
        "Dispense(address pharmacist,uint32 pharmacy,address prescriber,address key,bytes terms,bytes32 content,uint256 quantities,bool handedOver,uint32 seq,uint40 deadline)"
    );
    bytes32 private constant RENEW_LEASE_TYPE =
        keccak256("RenewLease(address pharmacist,uint32 pharmacy,bytes32 prescription,uint32 seq,uint40 deadline)");
    bytes32 private constant GIVE_BACK_TYPE =
        keccak256("GiveBack(address pharmacist,uint32 pharmacy,bytes32 prescription,uint32 seq,uint40 deadline)");
    bytes32 private constant ANSWER_TYPE =
        keccak256("AnswerAlert(address pharmacist,uint32 pharmacy,bytes32 prescription,bytes32 answer,uint32 seq,uint40 deadline)");
    bytes32 private constant REVERSE_TYPE = keccak256(
        "Reverse(address pharmacist,uint32 pharmacy,bytes32 prescription,uint8 delivery,uint256 quantities,uint32 seq,uint40 deadline)"
    );
    bytes32 private constant REVERSE_HANDED_OVER_TYPE = keccak256(
        "ReverseHandedOver(address pharmacist,uint32 pharmacy,address prescriber,address key,bytes32 terms,bytes32 content,address by,uint8 delivery,uint256 quantities,uint32 seq,uint40 deadline)"
    );
    bytes32 private constant CANCEL_TYPE =
        keccak256("CancelPrescription(address prescriber,address key,bytes32 terms,bytes32 content,address by,uint32 seq,uint40 deadline)");
    bytes32 private constant RELEASE_TYPE =
        keccak256("Release(address prescriber,address key,bytes32 terms,bytes32 content,address by,uint32 seq,uint40 deadline)");
    bytes32 private constant REISSUE_TYPE =
        keccak256("Reissue(address prescriber,address key,bytes32 terms,bytes32 content,address by,uint32 seq,uint40 deadline)");
    bytes32 private constant SUSPEND_TYPE =
        keccak256("SuspendPrescription(bytes32 prescription,address by,bytes32 reason,uint32 seq,uint40 deadline)");
    bytes32 private constant RESUME_TYPE = keccak256("ResumePrescription(bytes32 prescription,address by,uint32 seq,uint40 deadline)");
    bytes32 private constant ALERT_TYPE = keccak256("Alert(bytes32 prescription,address by,bytes32 reason,uint32 seq,uint40 deadline)");
    bytes32 private constant PICKUP_TYPE = keccak256(
        "Pickup(bytes32 network,address prescriber,uint32 organisation,bytes32 prescription,bytes32 content,uint8 generation,uint8 k,address pickup,bytes32 bearer)"
    );

    uint256 private constant AT_THE_COUNTER = 10 minutes;
    /// @dev Where the terms' length stands in packed fields.
    uint256 private constant TERMS_OF_PRESCRIBE = 44;
    uint256 private constant TERMS_OF_PHARMACIST = 64;
    /// @dev Fields before prescriber, key, terms, content.
    uint256 private constant NAME_OF_PRESCRIBE = 1;
    uint256 private constant NAME_OF_PHARMACIST = 2;
    uint256 private constant NAME_FIRST = 0;
    uint8 private constant LAST_COUNT = 255;

    uint16 private constant DOCTOR = 2;
    uint16 private constant PHARMACIST = 4;
    /// @dev Doctor, pharmacist, officer, admin: who acts for an organisation.
    uint16 private constant STAFF = 2 | 4 | 8 | 16;
    uint8 private constant MISUSE = 2;

    uint8 private constant IS_HANDED_OVER = 1;
    uint8 private constant IS_REVERSED = 2;

    struct Delivery {
        uint32 pharmacy;
        uint40 time;
        uint8 flags;
        uint16 seq;
        uint160 digest;
    }

    IAccounts private immutable accounts;
    IMembers private immutable members;
    /// @dev In Intent.context.
    uint256 private constant STANDING = 0xff;
    uint256 private constant CURRENT = 1;
    uint256 private constant IS_PAUSED = 0x100;
    /// @dev Above: where in memory the directory's answers are kept.
    uint256 private constant MEMO_BIT = 16;
    bytes32 private immutable network;
    uint256 private immutable lease;
    uint256 private immutable leases;
    uint256 private immutable lastHolder;
    uint256 private immutable release;
    uint256 private immutable reversal;
    uint256 private immutable handedReversal;
    uint256 private immutable month;
    uint256 private immutable extensions;

    /// @dev A struct, so that an act finds its slot once.
    struct Slot {
        Prescription word;
    }

    mapping(bytes32 prescription => Slot) private prescriptions;
    mapping(bytes32 prescription => uint256) private dispensed;
    mapping(bytes32 delivery => Delivery) private deliveries;
    mapping(uint32 pharmacist => mapping(uint256 month => uint256)) private extended;

    /// @param directory Accounts and Members
    constructor(address directory, Waits memory w) {
        (accounts, members) = (IAccounts(directory), IMembers(directory));
        network = IMembers(directory).network();
        if (w.leases == 0 || w.leases > 15 || w.lease == 0 || w.month == 0) revert BadWaits(w);
        (lease, leases, lastHolder, release) = (w.lease, w.leases, w.lastHolder, w.release);
        (reversal, handedReversal, month, extensions) = (w.reversal, w.handedReversal, w.month, w.extensions);
    }

    /// @inheritdoc IPrescriptions
    function waits() external view returns (Waits memory) {
        return Waits(
            uint40(lease),
            uint8(leases),
            uint40(lastHolder),
            uint40(release),
            uint40(reversal),
            uint40(handedReversal),
            uint40(month),
            uint8(extensions)
        );
    }

    /// @inheritdoc IPrescriptions
    function prescriptionOf(address prescriber, address key, bytes32 terms, bytes32 content) external pure returns (bytes32) {
        return keccak256(abi.encode(prescriber, key, terms, content));
    }

    /// @inheritdoc IPrescriptions
    function prescriptionAt(bytes32 id) external view returns (State memory s) {
        Prescription p = prescriptions[id].word;
        (s.exists, s.prescriber, s.organisation) = (p.exists(), p.prescriberOf(), p.organisationOf());
        (s.pharmacy, s.claimedAt, s.leaseEnd) = (p.pharmacyOf(), uint40(p.claimedAtOf()), uint40(_leaseEnd(p)));
        (s.end, s.firstDay, s.seq) = (uint40(p.endOf()), uint16(p.firstDayOf()), p.seqOf());
        (s.claims, s.generation) = (p.claimsOf(), p.generationOf());
        (s.cancelled, s.suspended) = (p.has(CANCELLED), p.has(SUSPENDED_BY_PRESCRIBER));
        (s.alerted, s.whole, s.dispensed) = (p.has(ALERTED), p.has(WHOLE), dispensed[id]);
    }

    /// @inheritdoc IPrescriptions
    function dispenseAt(bytes32 id, uint8 number) external view returns (uint32, uint40, bool, bool, uint32, bytes20) {
        Delivery memory d = deliveries[_deliveryOf(id, number)];
        bool handedOver = d.flags & IS_HANDED_OVER != 0;
        return (d.pharmacy, d.time, handedOver, d.flags & IS_REVERSED != 0, d.seq, bytes20(d.digest));
    }

    /// @inheritdoc IPrescriptions
    function extensionsOf(uint32 pharmacist, uint256 month_) external view returns (uint256) {
        return extended[pharmacist][month_];
    }

    function _shape(uint8 kind) internal pure override returns (bytes32, bytes32, uint256) {
        if (kind == GIVE_BACK) return (GIVE_BACK_TYPE, hex"1404200405", 1);
        if (kind == PRESCRIBE) return (PRESCRIBE_TYPE, hex"041414fe200405", 1);
        if (kind == CLAIM) return (CLAIM_TYPE, hex"14041414fe200101200405", 3);
        if (kind == DISPENSE) return (DISPENSE_TYPE, hex"14041414fe2020010405", 1);
        if (kind == RENEW_LEASE) return (RENEW_LEASE_TYPE, hex"1404200405", 1);
        if (kind == REVERSE) return (REVERSE_TYPE, hex"14042001200405", 1);
        if (kind == REVERSE_HANDED_OVER) return (REVERSE_HANDED_OVER_TYPE, hex"1404141420201401200405", 2);
        if (kind == CANCEL) return (CANCEL_TYPE, hex"14142020140405", 1);
        if (kind == SUSPEND) return (SUSPEND_TYPE, hex"2014200405", 1);
        if (kind == RESUME) return (RESUME_TYPE, hex"20140405", 1);
        if (kind == ALERT) return (ALERT_TYPE, hex"2014200405", 1);
        if (kind == ANSWER) return (ANSWER_TYPE, hex"140420200405", 1);
        if (kind == EXTEND) return (EXTEND_TYPE, hex"14041414fe200101200405", 3);
        if (kind == RELEASE) return (RELEASE_TYPE, hex"14142020140405", 1);
        if (kind == REISSUE) return (REISSUE_TYPE, hex"14142020140405", 1);
        return (0, 0, 0);
    }

    /// @dev Those with terms have bytes among their fields. Written out for the acts of every day.
    function _expand(uint8 kind, bytes32 widths, bytes calldata item, Intent memory intent)
        internal
        pure
        override
        returns (uint256 size, uint256 end)
    {
        if (kind == GIVE_BACK || kind == RENEW_LEASE) return _expandHeld(item, intent);
        if (kind <= DISPENSE || kind == EXTEND) return _expandWithTerms(kind, item, intent);
        return super._expand(kind, widths, item, intent);
    }

    /// @dev Pharmacist, pharmacy, prescription, seq, deadline.
    function _expandHeld(bytes calldata item, Intent memory intent) private pure returns (uint256 size, uint256 end) {
        assembly ("memory-safe") {
            let to := add(intent, FIELDS_AT)
            let at := item.offset
            mstore(to, shr(96, calldataload(at)))
            mstore(add(to, 0x20), shr(224, calldataload(add(at, 20))))
            mstore(add(to, 0x40), calldataload(add(at, 24)))
            mstore(add(to, 0x60), shr(224, calldataload(add(at, 56))))
            mstore(add(to, 0x80), shr(216, calldataload(add(at, 60))))
            end := add(to, 0xa0)
            size := 65
        }
    }

    /// @dev Prescribe, Claim, Extend, Dispense: who acts; prescriber, key, terms, content; what is the kind's own; seq, deadline.
    function _expandWithTerms(uint8 kind, bytes calldata item, Intent memory intent) private pure returns (uint256 size, uint256 end) {
        assembly ("memory-safe") {
            let at := item.offset
            end := add(intent, FIELDS_AT)
            switch eq(kind, PRESCRIBE)
            case 0 {
                mstore(end, shr(96, calldataload(at)))
                mstore(add(end, 0x20), shr(224, calldataload(add(at, 20))))
                at := add(at, 24)
                end := add(end, 0x40)
            }
            default {
                mstore(end, shr(224, calldataload(at)))
                at := add(at, 4)
                end := add(end, 0x20)
            }
            mstore(end, shr(96, calldataload(at)))
            mstore(add(end, 0x20), shr(96, calldataload(add(at, 20))))
            let length := byte(0, calldataload(add(at, 40)))
            let terms := mload(0x40)
            at := add(at, 41)
            calldatacopy(terms, at, length)
            mstore(add(end, 0x40), keccak256(terms, length))
            at := add(at, length)
            mstore(add(end, 0x60), calldataload(at))
            at := add(at, 32)
            end := add(end, 0x80)
            switch kind
            case 0x40 {}
            case 0x44 {
                mstore(end, calldataload(at))
                mstore(add(end, 0x20), byte(0, calldataload(add(at, 32))))
                at := add(at, 33)
                end := add(end, 0x40)
            }
            default {
                let word := calldataload(at)
                mstore(end, byte(0, word))
                mstore(add(end, 0x20), byte(1, word))
                mstore(add(end, 0x40), calldataload(add(at, 2)))
                at := add(at, 34)
                end := add(end, 0x60)
            }
            let tail := calldataload(at)
            mstore(end, shr(224, tail))
            mstore(add(end, 0x20), and(shr(184, tail), 0xffffffffff))
            end := add(end, 0x40)
            size := sub(add(at, 9), item.offset)
        }
    }

    /// @dev Standing in the registry of rules, and above it whether dispensing is paused.
    function _context() internal view override returns (uint256) {
        (uint256 status, bool isPaused) = members.dispensing(address(this));
        return (_memo() << MEMO_BIT) | (isPaused ? status | IS_PAUSED : status);
    }

    /// @dev Prescribe's own limit is its window's end.
    function _longest(uint8 kind) internal pure override returns (uint256) {
        if (kind == CLAIM || kind == DISPENSE) return AT_THE_COUNTER;
        return kind == PRESCRIBE ? type(uint40).max : super._longest(kind);
    }

    function _apply(uint8 kind, Intent memory intent, bytes calldata item) internal override returns (Code) {
        bytes32 id;
        if (kind == GIVE_BACK) id = _word(intent, 2);
        else if (kind == PRESCRIBE) return _prescribe(intent, item);
        else if (kind == REVERSE) return _reverse(_word(intent, 2), intent, 3);
        else if (kind == REVERSE_HANDED_OVER) return _reverseHandedOver(_named(intent, NAME_OF_PHARMACIST), intent);
        else id = kind == CLAIM || kind == DISPENSE ? _named(intent, NAME_OF_PHARMACIST) : _prescription(kind, intent);
        Slot storage slot = prescriptions[id];
        Prescription p = slot.word;
        if (!p.exists()) return NOT_FOUND;
        Code code;
        (code, p) = _next(kind, id, p, intent, item);
        if (code == OK) slot.word = p.acted();
        return code;
    }

    /// @dev What an act makes of a prescription; it has been announced when the code is OK.
    function _next(uint8 kind, bytes32 id, Prescription p, Intent memory intent, bytes calldata item) private returns (Code, Prescription) {
        if (kind == GIVE_BACK) return _giveBack(id, p, intent);
        if (kind == CLAIM) return _claim(id, p, intent, item);
        if (kind == DISPENSE) return _dispense(id, p, intent, item);
        if (kind == RENEW_LEASE) return _renewLease(id, p, intent);
        if (kind == ANSWER) return _answer(id, p, intent);
        if (kind == EXTEND) return _extend(id, p, intent, item);
        if (kind == CANCEL) return _cancel(id, p, intent);
        if (kind == RELEASE) return _release(id, p, intent);
        if (kind == REISSUE) return _reissue(id, p, intent);
        if (kind == SUSPEND) return _suspend(id, p, intent);
        return kind == RESUME ? _resume(id, p, intent) : _alert(id, p, intent);
    }

    // ---- names ----

    function _prescription(uint8 kind, Intent memory intent) private pure returns (bytes32) {
        if (kind == EXTEND) return _named(intent, NAME_OF_PHARMACIST);
        if (kind == RENEW_LEASE || kind == ANSWER) return _word(intent, 2);
        if (kind == CANCEL || kind == RELEASE || kind == REISSUE) return _named(intent, NAME_FIRST);
        return _word(intent, 0);
    }

    /// @dev The hash of prescriber, key, terms and content, which stand in a row.
    function _named(Intent memory intent, uint256 first) private pure returns (bytes32) {
        return _hashOf(intent, first, 4);
    }

    function _deliveryOf(bytes32 id, uint256 claims) private pure returns (bytes32 delivery) {
        assembly ("memory-safe") {
            mstore(0, id)
            mstore(0x20, claims)
            delivery := keccak256(0, 0x40)
        }
    }

    function _digestOf(uint256 quantities) private pure returns (uint160 digest) {
        assembly ("memory-safe") {
            mstore(0, quantities)
            digest := shr(96, keccak256(0, 0x20))
        }
    }

    // ---- actors ----

    /// @dev Fields 0 and 1 name pharmacist and pharmacy.
    function _pharmacist(Intent memory intent) private view returns (Code code, uint32 number) {
        uint256 acting;
        (code, acting,) = _mayAct(intent, _number(intent, 0), intent.signer, _number(intent, 1), PHARMACIST, 0);
        number = uint32(acting);
    }

    /// @dev IAccounts.mayActOn, asked once a batch for the same question: the directory cannot change while this module runs, for a
    /// contract that judges a signature may not write. Words are laid and read by hand, for this is asked for each act at the counter.
    /// @param subject number of the account whose suspension is asked for as well; its cause is 0 where there is none
    function _mayAct(Intent memory intent, uint256 id, address signer, uint256 member, uint256 roles, uint256 subject)
        private
        view
        returns (Code code, uint256 account, uint256 cause)
    {
        address directory = address(accounts);
        bytes4 selector = IAccounts.mayActOn.selector;
        uint256 memo = intent.context >> MEMO_BIT;
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, selector)
            mstore(add(free, 0x04), id)
            mstore(add(free, 0x24), signer)
            mstore(add(free, 0x44), member)
            mstore(add(free, 0x64), roles)
            mstore(add(free, 0x84), subject)
            // An entry: hash of the question, then code u8 | cause u8 | account. Where it stands follows from who is asked for.
            let question := keccak256(free, 0xa4)
            let entry := add(memo, shl(6, and(id, 31)))
            let answer := mload(add(entry, 0x20))
            if xor(mload(entry), question) {
                if iszero(staticcall(gas(), directory, free, 0xa4, free, 0x60)) { revert(0, 0) }
                answer := or(or(mload(free), shl(8, mload(add(free, 0x40)))), shl(16, mload(add(free, 0x20))))
                mstore(entry, question)
                mstore(add(entry, 0x20), answer)
            }
            code := and(answer, 0xff)
            cause := and(shr(8, answer), 0xff)
            account := shr(16, answer)
        }
    }

    /// @dev Room for the answers of 32 actors.
    function _memo() private pure returns (uint256 memo) {
        uint256[] memory entries = new uint256[](64);
        assembly ("memory-safe") {
            memo := add(entries, 0x20)
        }
    }

    /// @dev The patient's side: the prescription key itself, or the prescriber. In a row: prescriber, key, terms, content, by.
    function _keyOrPrescriber(Prescription p, Intent memory intent, uint256 first, address signer) private view returns (Code) {
        address by = _address(intent, first + 4);
        if (by == _address(intent, first + 1)) return signer == by ? OK : FOREIGN_SIGNER;
        return by == _address(intent, first) ? _prescriber(p, by, signer) : NOT_ALLOWED;
    }

    /// @dev Whatever the employer now: who has left an organisation is the prescriber still.
    function _prescriber(Prescription p, address by, address signer) private view returns (Code) {
        (Code code, uint32 number) = accounts.mayAct(by, signer, 0, 0);
        return code != OK || number == p.prescriberOf() ? code : NOT_ALLOWED;
    }

    /// @dev An admin key of the prescriber's organisation, or one of its staff. Field 1 names who.
    function _organisation(Prescription p, Intent memory intent) private view returns (Code code) {
        address by = _address(intent, 1);
        uint32 organisation = p.organisationOf();
        if (members.isAdmin(organisation, by)) {
            (, uint8 status) = members.relayerOf(organisation);
            if (status != 1) return MEMBER_INACTIVE;
            return intent.signer == by ? OK : FOREIGN_SIGNER;
        }
        (code,) = accounts.mayAct(by, intent.signer, organisation, STAFF);
    }

    function _prescriberOrOrganisation(Prescription p, Intent memory intent) private view returns (Code) {
        address by = _address(intent, 1);
        if (accounts.numberOf(by) == p.prescriberOf()) return _prescriber(p, by, intent.signer);
        return _organisation(p, intent);
    }

    /// @dev The pickup key signed second, and the prescription key the pickup's certificate.
    function _pickup(bytes32 id, Prescription p, Intent memory intent, bytes calldata item) private view returns (Code) {
        bytes32 certificate = _certificate(id, p.organisationOf(), intent);
        (Code code, address key) = _recover(certificate, item, item.length - 64);
        if (code != OK) return code;
        return key == _address(intent, 3) ? OK : FOREIGN_SIGNER;
    }

    /// @dev EIP-712 digest of Pickup. Ten words are too many for the stack, so they are laid by hand.
    function _certificate(bytes32 id, uint256 organisation, Intent memory intent) private view returns (bytes32 digest) {
        (bytes32 typeHash, bytes32 network_, bytes32 domain, address pickup) = (PICKUP_TYPE, network, domainSeparator(), intent.second);
        (bytes32 prescriber, bytes32 content) = (_word(intent, 2), _word(intent, 5));
        (bytes32 generation, bytes32 k, bytes32 bearer) = (_word(intent, 6), _word(intent, 7), _word(intent, 8));
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, typeHash)
            mstore(add(free, 0x20), network_)
            mstore(add(free, 0x40), prescriber)
            mstore(add(free, 0x60), organisation)
            mstore(add(free, 0x80), id)
            mstore(add(free, 0xa0), content)
            mstore(add(free, 0xc0), generation)
            mstore(add(free, 0xe0), k)
            mstore(add(free, 0x100), pickup)
            mstore(add(free, 0x120), bearer)
            let structHash := keccak256(free, 0x140)
            mstore(free, hex"1901")
            mstore(add(free, 2), domain)
            mstore(add(free, 34), structHash)
            digest := keccak256(free, 66)
        }
    }

    // ---- states ----

    function _leaseEnd(Prescription p) private view returns (uint256) {
        unchecked {
            return p.claimedAtOf() + p.leaseOf() * lease;
        }
    }

    function _isClaimed(Prescription p) private view returns (bool) {
        return p.pharmacyOf() != 0 && block.timestamp < _leaseEnd(p);
    }

    function _isHeldBy(Prescription p, uint256 pharmacy) private view returns (bool) {
        return p.pharmacyOf() == pharmacy && block.timestamp < _leaseEnd(p);
    }

    /// @dev Held, or held last and not claimed since.
    function _mayStillDispense(Prescription p, uint256 pharmacy) private view returns (bool) {
        unchecked {
            return p.pharmacyOf() == pharmacy && block.timestamp < _leaseEnd(p) + lastHolder;
        }
    }

    /// @dev Cancelled or suspended: what ends every act of a pharmacy.
    function _stopped(Prescription p) private pure returns (Code) {
        if (p.has(CANCELLED)) return PRESCRIPTION_CANCELLED;
        return p.has(SUSPENDED_BY_PRESCRIBER) ? PRESCRIPTION_SUSPENDED : OK;
    }

    // ---- acts of the prescriber ----

    function _prescribe(Intent memory intent, bytes calldata item) private returns (Code code) {
        bytes32 id = _named(intent, NAME_OF_PRESCRIBE);
        Slot storage slot = prescriptions[id];
        if (slot.word.exists()) return EXISTS;
        uint32 organisation = uint32(_number(intent, 0));
        uint256 number;
        address prescriber = _address(intent, 1);
        (code, number,) = _mayAct(intent, uint160(prescriber), intent.signer, organisation, DOCTOR, 0);
        if (code != OK) return code;
        if (intent.context & STANDING != CURRENT) return RULES_RETIRED;
        bytes calldata terms = Terms.read(item, TERMS_OF_PRESCRIBE);
        uint256 end = Terms.lawfulEnd(terms);
        if (end == 0 || organisation == 0 || intent.seq != 0 || _address(intent, 2) == address(0)) return BAD_VALUE;
        if (intent.deadline > end) return TOO_FAR;
        slot.word = written(number, organisation, end);
        emit Prescribed(id, organisation, intent.digest, 0, prescriber, uint40(end));
        return OK;
    }

    function _suspend(bytes32 id, Prescription p, Intent memory intent) private returns (Code code, Prescription) {
        code = _prescriberOrOrganisation(p, intent);
        if (code == OK) code = _stopped(p);
        if (code == OK) code = _checkSeq(p.seqOf(), intent.seq);
        if (code != OK) return (code, p);
        emit PrescriptionSuspended(id, intent.digest, intent.seq, _address(intent, 1), _word(intent, 2));
        return (OK, p.freed().flagged(SUSPENDED_BY_PRESCRIBER));
    }

    function _resume(bytes32 id, Prescription p, Intent memory intent) private returns (Code code, Prescription) {
        code = _prescriberOrOrganisation(p, intent);
        if (code == OK && p.has(CANCELLED)) code = PRESCRIPTION_CANCELLED;
        if (code == OK && !p.has(SUSPENDED_BY_PRESCRIBER)) code = NOT_SUSPENDED;
        if (code == OK) code = _checkSeq(p.seqOf(), intent.seq);
        if (code != OK) return (code, p);
        emit PrescriptionResumed(id, intent.digest, intent.seq, _address(intent, 1));
        return (OK, p.unflagged(SUSPENDED_BY_PRESCRIBER));
    }

    function _alert(bytes32 id, Prescription p, Intent memory intent) private returns (Code code, Prescription) {
        code = _organisation(p, intent);
        if (code == OK && p.has(CANCELLED)) code = PRESCRIPTION_CANCELLED;
        if (code == OK) code = _checkSeq(p.seqOf(), intent.seq);
        if (code != OK) return (code, p);
        emit Alerted(id, intent.digest, intent.seq, _address(intent, 1), _word(intent, 2));
        return (OK, p.flagged(ALERTED));
    }

    // ---- acts of the prescription key or the prescriber ----

    /// @dev A pharmacy may cancel inside its own claim, and the others outside of any.
    function _cancel(bytes32 id, Prescription p, Intent memory intent) private returns (Code code, Prescription) {
        address by = _address(intent, 4);
        bool byPharmacy = by != _address(intent, 1) && by != _address(intent, 0);
        bool isClaimed = _isClaimed(p);
        if (byPharmacy) (code,) = accounts.mayAct(by, intent.signer, isClaimed ? p.pharmacyOf() : 0, PHARMACIST);
        else code = _keyOrPrescriber(p, intent, NAME_FIRST, intent.signer);
        if (code == OK && p.has(CANCELLED)) code = PRESCRIPTION_CANCELLED;
        if (code == OK && p.has(WHOLE)) code = PRESCRIPTION_DISPENSED;
        if (code == OK && isClaimed != byPharmacy) code = isClaimed ? PRESCRIPTION_CLAIMED : NOT_HELD;
        if (code == OK) code = _checkSeq(p.seqOf(), intent.seq);
        if (code != OK) return (code, p);
        emit PrescriptionCancelled(id, intent.digest, intent.seq, by);
        return (OK, p.freed().flagged(CANCELLED));
    }

    function _release(bytes32 id, Prescription p, Intent memory intent) private returns (Code code, Prescription) {
        code = _keyOrPrescriber(p, intent, NAME_FIRST, intent.signer);
        if (code == OK) code = _stopped(p);
        if (code == OK && !_isClaimed(p)) code = NOT_HELD;
        if (code == OK && block.timestamp < p.claimedAtOf() + release) code = NOT_YET;
        if (code == OK) code = _checkSeq(p.seqOf(), intent.seq);
        if (code != OK) return (code, p);
        emit Released(id, intent.digest, intent.seq, _address(intent, 4));
        return (OK, p.freed());
    }

    function _reissue(bytes32 id, Prescription p, Intent memory intent) private returns (Code code, Prescription) {
        code = _keyOrPrescriber(p, intent, NAME_FIRST, intent.signer);
        if (code == OK) code = _checkSeq(p.seqOf(), intent.seq);
        if (code == OK && p.generationOf() == LAST_COUNT) code = EXHAUSTED;
        if (code != OK) return (code, p);
        p = p.freed().reissued();
        emit Reissued(id, intent.digest, intent.seq, _address(intent, 4), p.generationOf());
        return (OK, p);
    }

    // ---- acts of a pharmacy ----

    function _claim(bytes32 id, Prescription p, Intent memory intent, bytes calldata item) private returns (Code code, Prescription) {
        uint256 cause;
        (code,, cause) = _mayAct(intent, _number(intent, 0), intent.signer, _number(intent, 1), PHARMACIST, p.prescriberOf());
        if (code == OK && intent.context & IS_PAUSED != 0) code = PAUSED;
        if (code == OK) code = _pickup(id, p, intent, item);
        if (code == OK) code = _mayBeClaimed(id, p, Terms.read(item, TERMS_OF_PHARMACIST));
        if (code == OK && cause == MISUSE) code = PRESCRIBER_MISUSE;
        if (code == OK) code = _checkSeq(p.seqOf(), intent.seq);
        if (code == OK) code = _checkPickup(p, intent);
        if (code != OK) return (code, p);
        p = p.claimed(_number(intent, 1), block.timestamp);
        emit Claimed(id, intent.digest, intent.seq, p.pharmacyOf(), p.claimsOf());
        return (OK, p);
    }

    function _mayBeClaimed(bytes32 id, Prescription p, bytes calldata terms) private view returns (Code code) {
        if (p.has(CANCELLED | SUSPENDED_BY_PRESCRIBER)) return _stopped(p);
        if (p.has(WHOLE)) return PRESCRIPTION_DISPENSED;
        if (_isClaimed(p)) return PRESCRIPTION_CLAIMED;
        if (block.timestamp >= p.endOf()) return PRESCRIPTION_EXPIRED;
        if (block.timestamp < Terms.start(terms)) return PRESCRIPTION_EARLY;
        uint256 firstDay = p.firstDayOf();
        if (firstDay != 0 && !Terms.hasRoom(terms, dispensed[id], firstDay, _today())) return PRESCRIPTION_EARLY;
        return OK;
    }

    /// @dev Generation and k as stored: each pickup works once, and those of before a reissue not at all.
    function _checkPickup(Prescription p, Intent memory intent) private pure returns (Code) {
        if (_number(intent, 6) != p.generationOf() || _number(intent, 7) != p.claimsOf()) return OLD_PICKUP;
        return p.claimsOf() == LAST_COUNT ? EXHAUSTED : OK;
    }

    function _renewLease(bytes32 id, Prescription p, Intent memory intent) private returns (Code code, Prescription) {
        code = _asHolder(p, intent);
        if (code == OK && p.leaseOf() >= leases) code = LEASE_AT_MOST;
        if (code != OK) return (code, p);
        p = p.renewed();
        emit LeaseRenewed(id, intent.digest, intent.seq, uint40(_leaseEnd(p)));
        return (OK, p);
    }

    function _giveBack(bytes32 id, Prescription p, Intent memory intent) private returns (Code code, Prescription) {
        code = _asHolder(p, intent);
        if (code != OK) return (code, p);
        emit GivenBack(id, intent.digest, intent.seq);
        return (OK, p.freed());
    }

    function _asHolder(Prescription p, Intent memory intent) private view returns (Code code) {
        (code,) = _pharmacist(intent);
        if (code != OK) return code;
        if (p.has(CANCELLED | SUSPENDED_BY_PRESCRIBER)) return _stopped(p);
        if (!_isHeldBy(p, _number(intent, 1))) return NOT_HELD;
        uint24 seq = p.seqOf();
        return intent.seq != seq || seq == LAST_SEQ ? _checkSeq(seq, intent.seq) : OK;
    }

    function _answer(bytes32 id, Prescription p, Intent memory intent) private returns (Code code, Prescription) {
        (code,) = _pharmacist(intent);
        if (code == OK) code = _stopped(p);
        if (code == OK && !p.has(ALERTED)) code = NO_ALERT;
        if (code == OK && !_mayStillDispense(p, _number(intent, 1))) code = NOT_HELD;
        if (code == OK) code = _checkSeq(p.seqOf(), intent.seq);
        if (code != OK) return (code, p);
        emit AlertAnswered(id, intent.digest, intent.seq, uint32(_number(intent, 1)), _word(intent, 3));
        return (OK, p.unflagged(ALERTED));
    }

    function _dispense(bytes32 id, Prescription p, Intent memory intent, bytes calldata item) private returns (Code code, Prescription) {
        (code,) = _pharmacist(intent);
        if (code == OK && intent.context & IS_PAUSED != 0) code = PAUSED;
        if (code == OK) code = _stopped(p);
        if (code == OK && !_mayStillDispense(p, _number(intent, 1))) code = NOT_HELD;
        if (code == OK && p.has(ALERTED)) code = ALERT_OPEN;
        if (code == OK) code = _checkSeq(p.seqOf(), intent.seq);
        if (code == OK && _number(intent, 7) > 1) code = MALFORMED;
        if (code != OK) return (code, p);
        (uint256 today, uint256 firstDay) = (_today(), p.firstDayOf());
        if (firstDay == 0) firstDay = today;
        bool whole;
        (code, whole) = Terms.judge(Terms.read(item, TERMS_OF_PHARMACIST), dispensed[id], _number(intent, 6), firstDay, today);
        if (code != OK) return (code, p);
        _handOut(id, p, intent);
        p = p.freed().begun(firstDay);
        return (OK, whole ? p.flagged(WHOLE) : p);
    }

    function _handOut(bytes32 id, Prescription p, Intent memory intent) private {
        uint256 quantities = _number(intent, 6);
        uint8 flags = uint8(_number(intent, 7));
        unchecked {
            dispensed[id] += quantities;
        }
        deliveries[_deliveryOf(id, p.claimsOf())] = Delivery(p.pharmacyOf(), uint40(block.timestamp), flags, 1, _digestOf(quantities));
        emit Dispensed(id, intent.digest, intent.seq, p.pharmacyOf(), p.claimsOf(), flags == IS_HANDED_OVER, quantities);
    }

    function _extend(bytes32 id, Prescription p, Intent memory intent, bytes calldata item) private returns (Code code, Prescription) {
        uint32 number;
        (code, number) = _pharmacist(intent);
        if (code == OK) code = _pickup(id, p, intent, item);
        if (code == OK) code = _mayBeExtended(p);
        if (code == OK) code = _checkSeq(p.seqOf(), intent.seq);
        if (code == OK) code = _checkPickup(p, intent);
        if (code == OK && !Terms.isOrdinary(Terms.read(item, TERMS_OF_PHARMACIST))) code = NOT_ALLOWED;
        uint256 now_ = block.timestamp;
        if (code == OK && extended[number][now_ / month] >= extensions) code = EXTENSIONS_USED;
        if (code == OK && now_ + month > type(uint32).max) code = BAD_VALUE; // 32 bits are kept
        if (code != OK) return (code, p);
        ++extended[number][now_ / month];
        emit Extended(id, intent.digest, intent.seq, uint32(_number(intent, 1)), uint40(now_ + month));
        return (OK, p.moved(now_ + month));
    }

    function _mayBeExtended(Prescription p) private view returns (Code code) {
        code = _stopped(p);
        if (code != OK) return code;
        if (p.has(WHOLE)) return PRESCRIPTION_DISPENSED;
        if (_isClaimed(p)) return PRESCRIPTION_CLAIMED;
        if (block.timestamp < p.endOf()) return NOT_EXPIRED;
        return block.timestamp >= p.endOf() + month ? TOO_LATE : OK;
    }

    // ---- reversal ----

    function _reverseHandedOver(bytes32 id, Intent memory intent) private returns (Code code) {
        Prescription p = prescriptions[id].word;
        if (!p.exists()) return NOT_FOUND;
        code = _keyOrPrescriber(p, intent, NAME_OF_PHARMACIST, intent.second);
        return code == OK ? _reverse(id, intent, 7) : code;
    }

    /// @param first place of the delivery's number, which its quantities follow
    function _reverse(bytes32 id, Intent memory intent, uint256 first) private returns (Code code) {
        bytes32 delivery = _deliveryOf(id, _number(intent, first));
        Delivery memory d = deliveries[delivery];
        if (d.seq == 0) return NOT_FOUND;
        (code,) = _pharmacist(intent);
        if (code == OK && d.pharmacy != _number(intent, 1)) code = NOT_ALLOWED;
        if (code == OK) code = _mayBeReversed(d, first == 3);
        if (code == OK) code = _checkSeq(d.seq, intent.seq);
        uint256 quantities = _number(intent, first + 1);
        if (code == OK && _digestOf(quantities) != d.digest) code = BAD_VALUE;
        if (code != OK) return code;
        (deliveries[delivery].flags, deliveries[delivery].seq) = (d.flags | IS_REVERSED, d.seq + 1);
        uint256 left = dispensed[id] - quantities;
        dispensed[id] = left;
        Prescription p = prescriptions[id].word.unflagged(WHOLE);
        prescriptions[id].word = left == 0 ? p.begun(0) : p;
        emit Reversed(id, intent.digest, intent.seq, uint8(_number(intent, first)), quantities);
        return OK;
    }

    function _mayBeReversed(Delivery memory d, bool alone) private view returns (Code) {
        if (d.flags & IS_REVERSED != 0) return DISPENSE_REVERSED;
        bool handedOver = d.flags & IS_HANDED_OVER != 0;
        if (handedOver && alone) return HANDED_OVER;
        return block.timestamp >= d.time + (handedOver ? handedReversal : reversal) ? TOO_LATE : OK;
    }

    function _today() private view returns (uint256) {
        return block.timestamp / 1 days;
    }
}
