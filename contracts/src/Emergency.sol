// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "./Codes.sol";
import {
    ACTIVE,
    CLINICIAN,
    DOCTOR,
    HOSPITAL,
    IS_CLOSED,
    IS_DECEASED,
    IS_PROVISIONAL,
    IS_SUSPENDED,
    OFFICER,
    VERIFIED
} from "./DirectoryState.sol";
import {Intent} from "./Intent.sol";
import {Module} from "./Module.sol";
import {IAccounts} from "./interfaces/IAccounts.sol";
import {IEmergency} from "./interfaces/IEmergency.sol";
import {IMembers} from "./interfaces/IMembers.sol";

/// @title Emergency: see the interface
contract Emergency is Module, IEmergency {
    uint8 private constant BREAK = 0x70;
    uint8 private constant CONFIRM = 0x71;
    uint8 private constant RENEW = 0x72;
    uint8 private constant END = 0x73;
    uint8 private constant EXPLAIN = 0x74;
    uint8 private constant REVIEW = 0x75;

    bytes32 private constant BREAK_TYPE =
        keccak256("Break(address doctor,uint32 member,bytes32 recipient,bytes32 subject,bytes32 reason,uint32 seq,uint40 deadline)");
    bytes32 private constant CONFIRM_TYPE = keccak256("ConfirmBreak(bytes32 request,address clinician,uint32 seq,uint40 deadline)");
    bytes32 private constant RENEW_TYPE = keccak256("RenewBreak(bytes32 request,uint32 seq,uint40 deadline)");
    bytes32 private constant END_TYPE = keccak256("EndBreak(bytes32 request,uint32 seq,uint40 deadline)");
    bytes32 private constant EXPLAIN_TYPE = keccak256("ExplainBreak(bytes32 request,bytes32 explanation,uint32 seq,uint40 deadline)");
    bytes32 private constant REVIEW_TYPE =
        keccak256("ReviewBreak(bytes32 request,uint32 member,address by,uint8 verdict,bytes32 reason,uint32 seq,uint40 deadline)");

    uint256 private constant CURRENT = 1;
    uint256 private constant TURNS = 3;
    uint8 private constant MISUSE = 2;

    struct Slot {
        address doctor;
        uint32 member;
        uint40 openedAt;
        uint24 seq;
        uint40 expires;
        uint32 confirmedBy;
        bool renewed;
        uint8 explained;
        uint8 verdict;
        bytes32 recipient;
        bytes32 subject;
        bytes32 reason;
    }

    IMembers private immutable members;
    IAccounts private immutable accounts;
    Limits private limits_;
    mapping(bytes32 id => Slot) private requests;
    mapping(address doctor => mapping(uint256 day => uint16)) private ofDoctor;
    mapping(uint32 member => mapping(uint256 day => uint16)) private ofMember;

    /// @param directory members and accounts
    constructor(address directory, Limits memory chosen) {
        bool isGood = chosen.window != 0 && chosen.explain != 0 && chosen.review != 0;
        if (!isGood || chosen.doctorDaily == 0 || chosen.memberDaily == 0) revert BadLimits(chosen);
        (members, accounts, limits_) = (IMembers(directory), IAccounts(directory), chosen);
    }

    /// @inheritdoc IEmergency
    function limits() external view returns (Limits memory) {
        return limits_;
    }

    /// @inheritdoc IEmergency
    function request(bytes32 id) external view returns (Request memory r) {
        Slot memory s = requests[id];
        (r.doctor, r.member, r.openedAt, r.expires, r.seq) = (s.doctor, s.member, s.openedAt, s.expires, s.seq);
        (r.confirmedBy, r.renewed, r.explained, r.verdict) = (s.confirmedBy, s.renewed, s.explained, s.verdict);
        (r.recipient, r.subject, r.reason) = (s.recipient, s.subject, s.reason);
    }

    /// @inheritdoc IEmergency
    function reviewerOf(bytes32 id) external view returns (uint32) {
        Slot storage r = requests[id];
        return r.doctor == address(0) || r.verdict != 0 || block.timestamp < r.expires ? 0 : _reviewer(r);
    }

    /// @inheritdoc IEmergency
    function countOf(address doctor, uint256 day) external view returns (uint16) {
        return ofDoctor[doctor][day];
    }

    /// @inheritdoc IEmergency
    function countOfMember(uint32 member, uint256 day) external view returns (uint16) {
        return ofMember[member][day];
    }

    function _context() internal view override returns (uint256) {
        return members.ruleStanding(address(this));
    }

    function _shape(uint8 kind) internal pure override returns (bytes32, bytes32, uint256) {
        if (kind == BREAK) return (BREAK_TYPE, hex"14042020200405", 1);
        if (kind == CONFIRM) return (CONFIRM_TYPE, hex"20140405", 1);
        if (kind == RENEW) return (RENEW_TYPE, hex"200405", 1);
        if (kind == END) return (END_TYPE, hex"200405", 1);
        if (kind == EXPLAIN) return (EXPLAIN_TYPE, hex"20200405", 1);
        if (kind == REVIEW) return (REVIEW_TYPE, hex"20041401200405", 1);
        return (0, 0, 0);
    }

    function _apply(uint8 kind, Intent memory intent, bytes calldata) internal override returns (Code code) {
        if (kind == BREAK) return _break(intent);
        bytes32 id = _word(intent, 0);
        Slot storage r = requests[id];
        if (r.doctor == address(0)) return NOT_FOUND;
        if (kind == REVIEW) return _review(id, r, intent);
        if (kind == CONFIRM) return _confirm(id, r, intent);
        (code,) = _person(r.doctor, intent.signer, kind != RENEW);
        if (code != OK) return code;
        if (kind == EXPLAIN) return _explain(id, r, intent);
        return kind == RENEW ? _renew(id, r, intent) : _end(id, r, intent);
    }

    // ---- who ----

    /// @dev The account whose current signer signed. Ending and explaining are open to whoever asked, whatever became of him since.
    function _person(address id, address signer, bool anyStanding) private view returns (Code, IAccounts.Who memory w) {
        uint32 number = accounts.numberOf(id);
        w = accounts.who(number);
        if (number == 0 || w.signer != signer) return (FOREIGN_SIGNER, w);
        if (anyStanding) return (OK, w);
        if (w.status == IS_SUSPENDED) return (SUSPENDED, w);
        if (w.status == IS_CLOSED) return (CLOSED, w);
        if (w.status == IS_PROVISIONAL) return (PROVISIONAL, w);
        if (w.status == IS_DECEASED) return (DECEASED, w);
        if (w.status != VERIFIED) return (UNVERIFIED, w);
        if (w.validUntil != 0 && block.timestamp / 1 days > w.validUntil) return (LAPSED, w);
        return (w.employerStatus == ACTIVE ? OK : MEMBER_INACTIVE, w);
    }

    // ---- the doctor ----

    function _break(Intent memory intent) private returns (Code code) {
        if (requests[intent.digest].doctor != address(0)) return EXISTS;
        (address doctor, uint32 member) = (_address(intent, 0), uint32(_number(intent, 1)));
        IAccounts.Who memory w;
        (code, w) = _person(doctor, intent.signer, false);
        if (code != OK) return code;
        if (w.employer != member || w.employerKind != HOSPITAL) return NOT_ALLOWED;
        if (w.roles & DOCTOR == 0) return WRONG_ROLE;
        if (intent.context != CURRENT) return RULES_RETIRED;
        bool isWhole = _word(intent, 2) != 0 && _word(intent, 3) != 0 && _word(intent, 4) != 0;
        if (intent.seq != 0 || !isWhole) return BAD_VALUE;
        uint256 day = block.timestamp / 1 days;
        if (ofDoctor[doctor][day] >= limits_.doctorDaily || ofMember[member][day] >= limits_.memberDaily) return LIMIT_REACHED;
        ++ofDoctor[doctor][day];
        ++ofMember[member][day];
        Slot storage r = requests[intent.digest];
        (r.doctor, r.member, r.seq) = (doctor, member, 1);
        (r.openedAt, r.expires) = (uint40(block.timestamp), uint40(block.timestamp) + limits_.window);
        (r.recipient, r.subject, r.reason) = (_word(intent, 2), _word(intent, 3), _word(intent, 4));
        _tellBroken(r, intent, day);
        return OK;
    }

    function _tellBroken(Slot storage r, Intent memory intent, uint256 day) private {
        emit GlassBroken(
            intent.digest,
            r.doctor,
            intent.digest,
            0,
            r.member,
            r.expires,
            r.recipient,
            r.subject,
            r.reason,
            ofDoctor[r.doctor][day],
            ofMember[r.member][day]
        );
    }

    function _renew(bytes32 id, Slot storage r, Intent memory intent) private returns (Code code) {
        if (block.timestamp >= r.expires) return BREAK_ENDED;
        if (r.renewed) return BREAK_RENEWED;
        code = _use(r, intent);
        if (code != OK) return code;
        (r.renewed, r.expires) = (true, r.expires + limits_.window);
        emit BreakRenewed(id, intent.digest, intent.seq, r.expires);
    }

    function _end(bytes32 id, Slot storage r, Intent memory intent) private returns (Code code) {
        if (block.timestamp >= r.expires) return BREAK_ENDED;
        code = _use(r, intent);
        if (code != OK) return code;
        r.expires = uint40(block.timestamp);
        emit BreakEnded(id, intent.digest, intent.seq, r.expires);
    }

    /// @dev Late is better than never, and shows; after the verdict it is too late.
    function _explain(bytes32 id, Slot storage r, Intent memory intent) private returns (Code code) {
        if (r.verdict != 0) return BREAK_REVIEWED;
        if (r.explained != 0) return BREAK_EXPLAINED;
        code = _checkSeq(r.seq, intent.seq);
        if (code != OK) return code;
        if (_word(intent, 1) == 0) return BAD_VALUE;
        bool isLate = block.timestamp > r.openedAt + limits_.explain;
        (r.explained, r.seq) = (isLate ? 2 : 1, uint24(intent.seq + 1));
        emit BreakExplained(id, intent.digest, intent.seq, _word(intent, 1), isLate);
    }

    // ---- others ----

    function _confirm(bytes32 id, Slot storage r, Intent memory intent) private returns (Code code) {
        address clinician = _address(intent, 1);
        IAccounts.Who memory w;
        (code, w) = _person(clinician, intent.signer, false);
        if (code != OK) return code;
        if (clinician == r.doctor) return NOT_ALLOWED;
        if (w.roles & (DOCTOR | CLINICIAN) == 0) return WRONG_ROLE;
        if (block.timestamp >= r.expires) return BREAK_ENDED;
        if (r.confirmedBy != 0) return BREAK_CONFIRMED;
        code = _use(r, intent);
        if (code != OK) return code;
        r.confirmedBy = accounts.numberOf(clinician);
        emit BreakConfirmed(id, clinician, intent.digest, intent.seq);
    }

    function _review(bytes32 id, Slot storage r, Intent memory intent) private returns (Code code) {
        (uint32 member, address by) = (uint32(_number(intent, 1)), _address(intent, 2));
        IAccounts.Who memory w;
        (code, w) = _person(by, intent.signer, false);
        if (code != OK) return code;
        if (w.employer != member || by == r.doctor) return NOT_ALLOWED;
        if (w.roles & OFFICER == 0) return WRONG_ROLE;
        if (block.timestamp < r.expires) return BREAK_RUNS;
        if (r.verdict != 0) return BREAK_REVIEWED;
        if (block.timestamp >= r.expires + TURNS * limits_.review) return REVIEW_OVER;
        code = _checkSeq(r.seq, intent.seq);
        if (code != OK) return code;
        uint8 verdict = uint8(_number(intent, 3));
        if (verdict == 0 || verdict > MISUSE || _word(intent, 4) == 0) return BAD_VALUE;
        if (member != _reviewer(r)) return NOT_ALLOWED;
        (r.verdict, r.seq) = (verdict, uint24(intent.seq + 1));
        emit BreakReviewed(id, member, intent.digest, intent.seq, by, verdict, _word(intent, 4));
        if (verdict == MISUSE) accounts.suspendForMisuse(r.doctor, intent.digest, member, by);
    }

    /// @dev The next active hospital by number, never the requester's; undecided, the one after it; three turns in all.
    function _reviewer(Slot storage r) private view returns (uint32) {
        uint256 turn = (block.timestamp - r.expires) / limits_.review;
        return turn < TURNS ? members.nextHospital(r.member, turn) : 0;
    }

    function _use(Slot storage r, Intent memory intent) private returns (Code code) {
        code = _checkSeq(r.seq, intent.seq);
        if (code == OK) r.seq = uint24(intent.seq + 1);
    }
}
