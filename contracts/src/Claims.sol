// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "./Codes.sol";
import {ACTIVE, INSURER} from "./DirectoryState.sol";
import {Intent} from "./Intent.sol";
import {Module} from "./Module.sol";
import {IAccounts} from "./interfaces/IAccounts.sol";
import {IClaims} from "./interfaces/IClaims.sol";
import {IMembers} from "./interfaces/IMembers.sol";
import {IPrescriptions} from "./interfaces/IPrescriptions.sol";

/// @title Claims: see the interface
contract Claims is Module, IClaims {
    uint8 private constant SUBMIT = 0x60;
    uint8 private constant ANSWER = 0x61;
    uint8 private constant PAY = 0x62;
    uint8 private constant DISPUTE = 0x63;
    uint8 private constant WITHDRAW = 0x64;
    uint8 private constant REVERSE = 0x65;

    bytes32 private constant SUBMIT_TYPE = keccak256(
        "SubmitClaim(address pharmacist,uint32 pharmacy,bytes32 prescription,uint8 delivery,uint8 rank,uint32 payer,uint8 cites,bytes32 document,uint32 seq,uint40 deadline)"
    );
    bytes32 private constant ANSWER_TYPE =
        keccak256("AnswerClaim(address agent,uint32 payer,bytes32 claim,bool accepted,bytes32 document,uint32 seq,uint40 deadline)");
    bytes32 private constant PAY_TYPE =
        keccak256("PayClaim(address agent,uint32 payer,bytes32 claim,bytes32 document,uint32 seq,uint40 deadline)");
    bytes32 private constant DISPUTE_TYPE = keccak256(
        "DisputeClaim(address pharmacist,uint32 pharmacy,bytes32 prescription,uint8 delivery,uint8 rank,uint32 payer,bytes32 document,uint32 seq,uint40 deadline)"
    );
    bytes32 private constant WITHDRAW_TYPE =
        keccak256("WithdrawClaim(address pharmacist,uint32 pharmacy,bytes32 claim,uint32 seq,uint40 deadline)");
    bytes32 private constant REVERSE_TYPE =
        keccak256("ReverseClaim(address by,uint32 member,bytes32 claim,bytes32 document,uint32 seq,uint40 deadline)");

    uint8 private constant NONE = 0;
    uint8 private constant SUBMITTED = 1;
    uint8 private constant ACCEPTED = 2;
    uint8 private constant REFUSED = 3;
    uint8 private constant PAID = 4;
    uint8 private constant REVERSED_BY_PHARMACY = 5;
    uint8 private constant REVERSED_BY_PAYER = 6;

    uint16 private constant PHARMACIST = 4;
    uint16 private constant INSURER_AGENT = 32;
    uint256 private constant LAST_RANK = 2;

    struct Slot {
        uint32 payer;
        uint32 pharmacy;
        uint40 changedAt;
        uint24 seq;
        uint8 round;
        uint8 state;
    }

    IAccounts private immutable accounts;
    IMembers private immutable members;
    IPrescriptions private immutable prescriptions;
    uint256 private immutable answer;
    uint256 private immutable dispute;
    uint256 private immutable rounds;

    mapping(bytes32 claim => Slot) private claims;
    mapping(bytes32 claim => bytes32) private documents;

    /// @param directory Accounts and Members
    constructor(address directory, IPrescriptions prescriptions_, Waits memory w) {
        (accounts, members, prescriptions) = (IAccounts(directory), IMembers(directory), prescriptions_);
        if (w.rounds == 0) revert BadWaits(w);
        (answer, dispute, rounds) = (w.answer, w.dispute, w.rounds);
    }

    /// @inheritdoc IClaims
    function waits() external view returns (Waits memory) {
        return Waits(uint40(answer), uint40(dispute), uint8(rounds));
    }

    /// @inheritdoc IClaims
    function claimOf(bytes32 prescription, uint8 delivery, uint8 rank) external pure returns (bytes32) {
        return _claimOf(prescription, delivery, rank);
    }

    /// @inheritdoc IClaims
    function claimAt(bytes32 claim) external view returns (State memory) {
        Slot memory s = claims[claim];
        return State(s.state, s.payer, s.pharmacy, s.round, s.changedAt, s.seq, documents[claim]);
    }

    function _shape(uint8 kind) internal pure override returns (bytes32, bytes32, uint256) {
        if (kind == SUBMIT) return (SUBMIT_TYPE, hex"14042001010401200405", 1);
        if (kind == ANSWER) return (ANSWER_TYPE, hex"14042001200405", 1);
        if (kind == PAY) return (PAY_TYPE, hex"140420200405", 1);
        if (kind == DISPUTE) return (DISPUTE_TYPE, hex"140420010104200405", 1);
        if (kind == WITHDRAW) return (WITHDRAW_TYPE, hex"1404200405", 1);
        if (kind == REVERSE) return (REVERSE_TYPE, hex"140420200405", 1);
        return (0, 0, 0);
    }

    function _apply(uint8 kind, Intent memory intent, bytes calldata) internal override returns (Code) {
        if (kind == SUBMIT) return _submit(intent);
        bytes32 claim = kind == DISPUTE ? _claimOf(_word(intent, 2), _number(intent, 3), _number(intent, 4)) : _word(intent, 2);
        Slot memory s = claims[claim];
        if (s.seq == 0) return NOT_FOUND;
        if (kind == ANSWER) return _answer(claim, s, intent);
        if (kind == PAY) return _pay(claim, s, intent);
        if (kind == DISPUTE) return _dispute(claim, s, intent);
        return kind == WITHDRAW ? _withdraw(claim, s, intent) : _reverse(claim, s, intent);
    }

    function _claimOf(bytes32 prescription, uint256 delivery, uint256 rank) private pure returns (bytes32) {
        return keccak256(abi.encode(keccak256(abi.encode(prescription, delivery)), rank));
    }

    // ---- actors: fields 0 and 1 say who acts, and for which member ----

    function _actsFor(Intent memory intent, uint32 member, uint16 role) private view returns (Code code) {
        (code,) = accounts.mayAct(_address(intent, 0), intent.signer, uint32(_number(intent, 1)), role);
        if (code == OK && _number(intent, 1) != member) code = NOT_ALLOWED;
    }

    function _isPayer(uint256 member) private view returns (bool) {
        (uint8 kind, uint8 status,,,) = members.member(uint32(member));
        return kind == INSURER && status == ACTIVE;
    }

    // ---- acts ----

    function _submit(Intent memory intent) private returns (Code code) {
        (bytes32 prescription, uint256 delivery, uint256 rank) = (_word(intent, 2), _number(intent, 3), _number(intent, 4));
        uint32 pharmacy;
        bool isReversed;
        (pharmacy,,, isReversed,,) = prescriptions.dispenseAt(prescription, uint8(delivery));
        if (pharmacy == 0) return NOT_FOUND;
        code = _actsFor(intent, pharmacy, PHARMACIST);
        if (code != OK) return code;
        bytes32 claim = _claimOf(prescription, delivery, rank);
        Slot memory s = claims[claim];
        if (s.state != NONE) return _named(s.state);
        if (isReversed) return DISPENSE_REVERSED;
        if (rank == LAST_RANK) code = _builds(_claimOf(prescription, delivery, 1), _number(intent, 6));
        if (code == OK) code = _checkSeq(s.seq, intent.seq);
        if (code != OK) return code;
        if (rank == 0 || rank > LAST_RANK || !_isPayer(_number(intent, 5)) || (rank == 1 && _number(intent, 6) != 0)) return BAD_VALUE;
        (s.payer, s.pharmacy) = (uint32(_number(intent, 5)), pharmacy);
        if (s.round == 0) s.round = 1;
        _store(claim, s, SUBMITTED, _word(intent, 7));
        _submitted(claim, s, intent);
        return OK;
    }

    function _submitted(bytes32 claim, Slot memory s, Intent memory intent) private {
        emit ClaimSubmitted(
            claim,
            s.payer,
            intent.digest,
            intent.seq,
            s.pharmacy,
            _word(intent, 2),
            uint8(_number(intent, 3)),
            uint8(_number(intent, 4)),
            s.round,
            _word(intent, 7)
        );
    }

    /// @dev Whether the first payer's answer of that round stands.
    function _builds(bytes32 first, uint256 cites) private view returns (Code) {
        Slot memory s = claims[first];
        if (s.state == NONE || s.state == SUBMITTED) return NOT_YET;
        if (s.state >= REVERSED_BY_PHARMACY) return CLAIM_REVERSED;
        return cites == s.round ? OK : OTHER_ROUND;
    }

    function _answer(bytes32 claim, Slot memory s, Intent memory intent) private returns (Code code) {
        code = _actsFor(intent, s.payer, INSURER_AGENT);
        if (code == OK && s.state != SUBMITTED) code = _named(s.state);
        if (code == OK && block.timestamp >= s.changedAt + answer) code = TOO_LATE;
        if (code == OK) code = _checkSeq(s.seq, intent.seq);
        if (code == OK && _number(intent, 3) > 1) code = MALFORMED;
        if (code != OK) return code;
        bool accepted = _number(intent, 3) == 1;
        _store(claim, s, accepted ? ACCEPTED : REFUSED, _word(intent, 4));
        emit ClaimAnswered(claim, intent.digest, intent.seq, accepted, _word(intent, 4));
    }

    function _pay(bytes32 claim, Slot memory s, Intent memory intent) private returns (Code code) {
        code = _actsFor(intent, s.payer, INSURER_AGENT);
        if (code == OK && s.state != ACCEPTED) code = _named(s.state);
        if (code == OK) code = _checkSeq(s.seq, intent.seq);
        if (code != OK) return code;
        _store(claim, s, PAID, _word(intent, 3));
        emit ClaimPaid(claim, intent.digest, intent.seq, _word(intent, 3));
    }

    function _dispute(bytes32 claim, Slot memory s, Intent memory intent) private returns (Code code) {
        code = _actsFor(intent, s.pharmacy, PHARMACIST);
        if (code == OK) code = _mayBeDisputed(s, _word(intent, 2), _number(intent, 3));
        if (code == OK) code = _checkSeq(s.seq, intent.seq);
        if (code == OK && !_isPayer(_number(intent, 5))) code = BAD_VALUE;
        if (code == OK && s.round >= rounds) code = ROUNDS_USED;
        if (code != OK) return code;
        (s.payer, s.round) = (uint32(_number(intent, 5)), s.round + 1);
        _store(claim, s, SUBMITTED, _word(intent, 6));
        emit ClaimDisputed(claim, s.payer, intent.digest, intent.seq, s.round, _word(intent, 6));
    }

    function _mayBeDisputed(Slot memory s, bytes32 prescription, uint256 delivery) private view returns (Code) {
        if (s.state != SUBMITTED && s.state != REFUSED && s.state != REVERSED_BY_PAYER) return _named(s.state);
        (,,, bool isReversed,,) = prescriptions.dispenseAt(prescription, uint8(delivery));
        if (isReversed) return DISPENSE_REVERSED;
        if (s.state == SUBMITTED) return block.timestamp < s.changedAt + answer ? NOT_YET : OK;
        return block.timestamp >= s.changedAt + dispute ? TOO_LATE : OK;
    }

    function _withdraw(bytes32 claim, Slot memory s, Intent memory intent) private returns (Code code) {
        code = _actsFor(intent, s.pharmacy, PHARMACIST);
        if (code == OK && s.state != SUBMITTED) code = _named(s.state);
        if (code == OK) code = _checkSeq(s.seq, intent.seq);
        if (code != OK) return code;
        _store(claim, s, NONE, 0);
        emit ClaimWithdrawn(claim, intent.digest, intent.seq);
    }

    function _reverse(bytes32 claim, Slot memory s, Intent memory intent) private returns (Code code) {
        bool byPayer = _number(intent, 1) == s.payer;
        code = _actsFor(intent, byPayer ? s.payer : s.pharmacy, byPayer ? INSURER_AGENT : PHARMACIST);
        if (code == OK && s.state != ACCEPTED && s.state != PAID) code = _named(s.state);
        if (code == OK) code = _checkSeq(s.seq, intent.seq);
        if (code != OK) return code;
        _store(claim, s, byPayer ? REVERSED_BY_PAYER : REVERSED_BY_PHARMACY, _word(intent, 3));
        emit ClaimReversed(claim, intent.digest, intent.seq, byPayer, _word(intent, 3));
    }

    /// @dev The seq is below its end.
    function _store(bytes32 claim, Slot memory s, uint8 state, bytes32 document) private {
        (s.state, s.changedAt, s.seq) = (state, uint40(block.timestamp), s.seq + 1);
        claims[claim] = s;
        documents[claim] = document;
    }

    /// @dev The code that names a state.
    function _named(uint8 state) private pure returns (Code) {
        if (state == NONE) return NOT_FOUND;
        if (state == SUBMITTED) return CLAIM_SUBMITTED;
        if (state == ACCEPTED) return CLAIM_ACCEPTED;
        if (state == REFUSED) return CLAIM_REFUSED;
        return state == PAID ? CLAIM_PAID : CLAIM_REVERSED;
    }
}
