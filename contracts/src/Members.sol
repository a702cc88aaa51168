// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "./Codes.sol";
import {Intent, Module} from "./Module.sol";
import {IMembers} from "./interfaces/IMembers.sol";

uint8 constant HOSPITAL = 1;
uint8 constant PRACTICE = 2;
uint8 constant LABORATORY = 3;
uint8 constant PHARMACY = 4;
uint8 constant INSURER = 5;
uint8 constant CARE_HOME = 6;

uint8 constant MEMBER_ACTIVE = 1;

/// @title Members: see the interface
abstract contract Members is Module, IMembers {
    uint8 private constant PROPOSE = 0x01;
    uint8 private constant APPROVE = 0x02;
    uint8 private constant EXECUTE = 0x03;
    uint8 private constant ROTATE_MEMBER_KEYS = 0x05;

    bytes32 private constant PROPOSE_TYPE =
        keccak256("Propose(uint32 member,uint8 kind,bytes32 document,address relayer,address[] admins,uint32 seq,uint40 deadline)");
    bytes32 private constant APPROVE_TYPE = keccak256("Approve(uint32 member,bytes32 proposal,uint32 seq,uint40 deadline)");
    bytes32 private constant EXECUTE_TYPE = keccak256("Execute(uint32 member,bytes32 proposal,uint32 seq,uint40 deadline)");
    bytes32 private constant ROTATE_MEMBER_KEYS_TYPE =
        keccak256("RotateMemberKeys(uint32 member,bytes32 document,address relayer,uint32 seq,uint40 deadline)");

    uint256 private constant MOST_ADMINS = 8;
    /// @dev Where the admins' count stands in a packed Propose: behind member, kind, document and relayer.
    uint256 private constant ADMINS_AT = 57;

    struct Member {
        address relayer;
        uint8 kind;
        uint8 status;
        uint24 seq;
    }

    struct Proposal {
        uint32 proposer;
        uint8 kind;
        bool executed;
        uint40 proposedAt;
        uint40 executableFrom;
        address relayer;
        bytes32 document;
        address[] admins;
        uint32[] approvals;
    }

    uint40 private immutable timelock;
    uint40 private immutable proposalLife;

    /// @inheritdoc IMembers
    uint32 public memberCount;
    /// @inheritdoc IMembers
    uint32 public activeHospitals;
    mapping(uint32 number => Member) private members;
    mapping(uint32 number => bytes32) private documents;
    mapping(uint32 number => mapping(address key => bool)) private admins;
    mapping(bytes32 id => Proposal) private proposals;

    constructor(Waits memory waits_, Founder[] memory founders) {
        (timelock, proposalLife) = (waits_.timelock, waits_.proposalLife);
        for (uint256 i; i < founders.length; ++i) {
            Founder memory f = founders[i];
            bool known = f.kind >= HOSPITAL && f.kind <= CARE_HOME;
            if (!known || f.relayer == address(0) || f.document == 0 || !_areAdmins(f.admins)) revert BadFounder(i);
            _admit(f.kind, f.relayer, f.document, f.admins);
            emit MemberAdmitted(memberCount, 0, 0, f.kind, f.document, f.relayer, f.admins, 0);
        }
        if (activeHospitals == 0) revert NoHospital();
    }

    /// @inheritdoc IMembers
    function network() external view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this)));
    }

    /// @inheritdoc IMembers
    function waits() external view returns (uint40, uint40) {
        return (timelock, proposalLife);
    }

    /// @inheritdoc IMembers
    function member(uint32 number) external view returns (uint8, uint8, address, uint32, bytes32) {
        Member memory m = members[number];
        return (m.kind, m.status, m.relayer, m.seq, documents[number]);
    }

    /// @inheritdoc IMembers
    function relayerOf(uint32 number) external view returns (address relayer, uint8 status) {
        Member storage m = members[number];
        return (m.relayer, m.status);
    }

    /// @inheritdoc IMembers
    function isAdmin(uint32 number, address key) public view returns (bool) {
        return admins[number][key];
    }

    /// @inheritdoc IMembers
    function proposal(bytes32 id) external view returns (uint32, uint8, bool, uint40, uint40, uint32, address, bytes32, address[] memory) {
        Proposal memory p = proposals[id];
        return (p.proposer, p.kind, p.executed, p.proposedAt, p.executableFrom, uint32(p.approvals.length), p.relayer, p.document, p.admins);
    }

    /// @dev Kind and status of a member, for its staff's standing.
    function _standing(uint32 number) internal view returns (uint8 kind, uint8 status) {
        Member storage m = members[number];
        return (m.kind, m.status);
    }

    function _shape(uint8 kind) internal pure virtual override returns (bytes32, bytes32, uint256) {
        if (kind == PROPOSE) return (PROPOSE_TYPE, hex"04012014ff0405", 1);
        if (kind == APPROVE) return (APPROVE_TYPE, hex"04200405", 1);
        if (kind == EXECUTE) return (EXECUTE_TYPE, hex"04200405", 1);
        if (kind == ROTATE_MEMBER_KEYS) return (ROTATE_MEMBER_KEYS_TYPE, hex"0420140405", 1);
        return (0, 0, 0);
    }

    function _apply(uint8 kind, Intent memory intent, bytes calldata item) internal virtual override returns (Code) {
        uint32 number = uint32(_number(intent, 0));
        Member storage actor = members[number];
        if (actor.status == 0) return NOT_FOUND;
        Proposal storage p = proposals[_word(intent, 1)];
        bool isVote = kind == APPROVE || kind == EXECUTE;
        if (isVote && p.proposedAt == 0) return NOT_FOUND;
        if (actor.status != MEMBER_ACTIVE) return MEMBER_INACTIVE;
        if (!admins[number][intent.signer]) return FOREIGN_SIGNER;

        Code code = isVote ? _checkOpen(p, number, kind) : OK;
        if (code == OK) code = _checkSeq(actor.seq, intent.seq);
        if (code == OK) {
            if (kind == PROPOSE) code = _propose(number, actor.kind, intent, item);
            else if (kind == APPROVE) code = _approve(number, actor.kind, intent, p);
            else if (kind == EXECUTE) code = _execute(number, intent, p);
            else code = _rotateMemberKeys(number, intent);
        }
        if (code == OK) actor.seq = uint24(intent.seq + 1);
        return code;
    }

    function _checkOpen(Proposal storage p, uint32 number, uint8 kind) private view returns (Code) {
        if (p.executed) return PROPOSAL_DONE;
        if (block.timestamp > uint256(p.proposedAt) + proposalLife) return PROPOSAL_DEAD;
        if (kind == EXECUTE) return OK;
        for (uint256 i; i < p.approvals.length; ++i) {
            if (p.approvals[i] == number) return EXISTS;
        }
        return OK;
    }

    function _propose(uint32 number, uint8 actorKind, Intent memory intent, bytes calldata item) private returns (Code) {
        uint8 kind = uint8(_number(intent, 1));
        bytes32 document = _word(intent, 2);
        address relayer = _address(intent, 3);
        address[] memory keys = _readAdmins(item);
        if ((kind != HOSPITAL && kind != INSURER) || document == 0 || relayer == address(0) || !_areAdmins(keys)) {
            return BAD_VALUE;
        }
        if (actorKind != HOSPITAL) return NOT_ALLOWED;
        Proposal storage p = proposals[intent.digest];
        (p.proposer, p.kind, p.proposedAt) = (number, kind, uint40(block.timestamp));
        (p.relayer, p.document, p.admins) = (relayer, document, keys);
        emit MemberProposed(intent.digest, number, intent.digest, intent.seq, kind, document, relayer, keys);
        _vote(p, number, intent, intent.digest);
        return OK;
    }

    function _approve(uint32 number, uint8 actorKind, Intent memory intent, Proposal storage p) private returns (Code) {
        if (actorKind != HOSPITAL) return NOT_ALLOWED;
        _vote(p, number, intent, _word(intent, 1));
        return OK;
    }

    function _vote(Proposal storage p, uint32 number, Intent memory intent, bytes32 id) private {
        p.approvals.push(number);
        if (p.executableFrom == 0 && _isPassed(p)) p.executableFrom = uint40(block.timestamp) + timelock;
        emit ProposalApproved(id, number, intent.digest, intent.seq, p.executableFrom);
    }

    function _execute(uint32 number, Intent memory intent, Proposal storage p) private returns (Code) {
        number; // any active member's admin may execute: the votes decide, not he
        if (p.executableFrom == 0 || !_isPassed(p)) return NOT_PASSED;
        if (block.timestamp < p.executableFrom) return NOT_YET;
        p.executed = true;
        Proposal memory q = p;
        _admit(q.kind, q.relayer, q.document, q.admins);
        emit MemberAdmitted(memberCount, intent.digest, intent.seq, q.kind, q.document, q.relayer, q.admins, _word(intent, 1));
        return OK;
    }

    function _rotateMemberKeys(uint32 number, Intent memory intent) private returns (Code) {
        bytes32 document = _word(intent, 1);
        address relayer = _address(intent, 2);
        if (document == 0 || relayer == address(0)) return BAD_VALUE;
        members[number].relayer = relayer;
        documents[number] = document;
        emit MemberKeysRotated(number, intent.digest, intent.seq, document, relayer);
        return OK;
    }

    function _admit(uint8 kind, address relayer, bytes32 document, address[] memory keys) private {
        uint32 number = ++memberCount;
        members[number] = Member(relayer, kind, MEMBER_ACTIVE, 0);
        documents[number] = document;
        for (uint256 i; i < keys.length; ++i) {
            admins[number][keys[i]] = true;
        }
        if (kind == HOSPITAL) ++activeHospitals;
    }

    /// @dev Counted over the hospitals that are active now, not when they voted.
    function _isPassed(Proposal storage p) private view returns (bool) {
        uint256 votes;
        for (uint256 i; i < p.approvals.length; ++i) {
            if (members[p.approvals[i]].status == MEMBER_ACTIVE) ++votes;
        }
        return 2 * votes > activeHospitals;
    }

    function _areAdmins(address[] memory keys) private pure returns (bool) {
        if (keys.length == 0 || keys.length > MOST_ADMINS) return false;
        for (uint256 i; i < keys.length; ++i) {
            if (keys[i] == address(0)) return false;
            for (uint256 j; j < i; ++j) {
                if (keys[i] == keys[j]) return false;
            }
        }
        return true;
    }

    function _readAdmins(bytes calldata item) private pure returns (address[] memory keys) {
        keys = new address[](uint8(item[ADMINS_AT]));
        for (uint256 i; i < keys.length; ++i) {
            uint256 offset = ADMINS_AT + 1 + 20 * i;
            keys[i] = address(bytes20(item[offset:offset + 20]));
        }
    }
}
