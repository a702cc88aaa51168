// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ACTIVE, CARE_HOME, DirectoryState, HOSPITAL} from "./DirectoryState.sol";
import {Intent} from "./Intent.sol";
import {Module} from "./Module.sol";
import {IMembers} from "./interfaces/IMembers.sol";

/// @title Members: genesis, and what can be asked; the acts are in Voting. See the interface
abstract contract Members is Module, DirectoryState, IMembers {
    uint8 internal constant PROPOSE = 0x01;
    uint8 internal constant APPROVE = 0x02;
    uint8 internal constant EXECUTE = 0x03;
    uint8 internal constant SPONSOR = 0x04;
    uint8 internal constant ROTATE_MEMBER_KEYS = 0x05;
    uint8 internal constant PROPOSE_ACT = 0x06;
    uint8 internal constant PROPOSE_RULES = 0x07;
    uint8 internal constant CHANGE_ADMINS = 0x08;

    bytes32 private constant PROPOSE_TYPE =
        keccak256("Propose(uint32 member,uint8 kind,bytes32 document,address relayer,address[] admins,uint32 seq,uint40 deadline)");
    bytes32 private constant APPROVE_TYPE = keccak256("Approve(uint32 member,bytes32 proposal,uint32 seq,uint40 deadline)");
    bytes32 private constant EXECUTE_TYPE = keccak256("Execute(uint32 member,bytes32 proposal,uint32 seq,uint40 deadline)");
    bytes32 private constant SPONSOR_TYPE = keccak256(
        "Sponsor(uint32 member,uint8 kind,bytes32 document,address relayer,bytes32 registry,address[] admins,uint32 seq,uint40 deadline)"
    );
    bytes32 private constant ROTATE_MEMBER_KEYS_TYPE =
        keccak256("RotateMemberKeys(uint32 member,bytes32 document,address relayer,uint32 seq,uint40 deadline)");
    bytes32 private constant PROPOSE_ACT_TYPE =
        keccak256("ProposeAct(uint32 member,uint8 act,uint32 subject,uint32 successor,bytes32 reason,uint32 seq,uint40 deadline)");
    bytes32 private constant PROPOSE_RULES_TYPE = keccak256(
        "ProposeRules(uint32 member,bytes32 document,address router,address consents,address prescriptions,address claims,address emergency,address anchors,uint32 seq,uint40 deadline)"
    );
    bytes32 private constant CHANGE_ADMINS_TYPE =
        keccak256("ChangeAdmins(uint32 member,address added,address removed,uint32 seq,uint40 deadline)");

    uint8 private constant EMERGENCY_PLACE = 5;

    constructor(Waits memory waits_, Founder[] memory founders, Rules memory first) {
        bool inOrder = waits_.recoveryLeast <= waits_.recoveryMost;
        if (waits_.proposalLife == 0 || waits_.recoveryLeast == 0 || !inOrder) revert BadWaits(waits_);
        wait = waits_;
        for (uint256 i; i < founders.length; ++i) {
            Founder memory f = founders[i];
            bool known = f.kind >= HOSPITAL && f.kind <= CARE_HOME;
            if (!known || f.relayer == address(0) || f.document == 0 || !_areAdmins(f.admins)) revert BadFounder(i);
            _admit(f.kind, f.relayer, f.document, f.admins);
            emit MemberAdmitted(members_, 0, 0, f.kind, f.document, f.relayer, f.admins, 0);
        }
        if (hospitals_ == 0) revert NoHospital();
        rules_ = first;
        address[6] memory list = [first.router, first.consents, first.prescriptions, first.claims, first.emergency, first.anchors];
        for (uint256 i; i < 6; ++i) {
            if (list[i] != address(0)) standingOfRules[list[i]].place = uint8(i + 1);
        }
    }

    /// @inheritdoc IMembers
    function network() external view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this)));
    }

    /// @inheritdoc IMembers
    function waits() external view returns (Waits memory) {
        return wait;
    }

    /// @inheritdoc IMembers
    function memberCount() external view returns (uint32) {
        return members_;
    }

    /// @inheritdoc IMembers
    function activeHospitals() external view returns (uint32) {
        return hospitals_;
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
    function heirOf(uint32 number) external view returns (uint32) {
        return _heirOf(number);
    }

    /// @inheritdoc IMembers
    function isAdmin(uint32 number, address key) external view returns (bool) {
        return admins[number][key];
    }

    /// @inheritdoc IMembers
    function nextHospital(uint32 number, uint256 hop) external view returns (uint32 next) {
        uint32 others = hospitals_;
        if (members[number].kind == HOSPITAL && members[number].status == ACTIVE) --others;
        if (others == 0) return 0;
        hop %= others;
        for (next = number;;) {
            next = next >= members_ ? 1 : next + 1;
            Member storage m = members[next];
            if (next == number || m.kind != HOSPITAL || m.status != ACTIVE) continue;
            if (hop == 0) return next;
            --hop;
        }
    }

    /// @inheritdoc IMembers
    function proposal(bytes32 id) external view returns (Proposal memory p) {
        Ballot memory b = ballots[id];
        (p.proposer, p.sort, p.kind, p.executed) = (b.proposer, b.sort, b.kind, b.executed);
        (p.proposedAt, p.executableFrom, p.approvals) = (b.proposedAt, b.executableFrom, uint32(b.approvals.length));
        (p.subject, p.successor, p.relayer) = (b.subject, b.successor, b.relayer);
        (p.document, p.registry, p.admins) = (b.document, b.registry, b.admins);
    }

    /// @inheritdoc IMembers
    function rules() external view returns (uint32, Rules memory) {
        return (set_, rules_);
    }

    /// @inheritdoc IMembers
    function ruleStanding(address module) external view returns (uint256) {
        RuleStanding storage standing = standingOfRules[module];
        return standing.place == 0 ? 0 : standing.isRetired ? 2 : 1;
    }

    /// @inheritdoc IMembers
    function dispensing(address module) external view returns (uint256 status, bool isPaused) {
        RuleStanding storage standing = standingOfRules[module];
        status = standing.place == 0 ? 0 : standing.isRetired ? 2 : 1;
        isPaused = block.timestamp < pausedUntil_;
    }

    /// @inheritdoc IMembers
    function pausedUntil() external view returns (uint40) {
        return pausedUntil_;
    }

    /// @dev Emergency modules of all sets: a verdict about a request of an old set still counts.
    modifier onlyEmergency() {
        if (standingOfRules[msg.sender].place != EMERGENCY_PLACE) revert NotEmergency(msg.sender);
        _;
    }

    function _expand(uint8 kind, bytes32 widths, bytes calldata item, Intent memory intent)
        internal
        pure
        override
        returns (uint256 size, uint256 end)
    {
        bool hasList = kind == PROPOSE || kind == SPONSOR;
        return hasList ? _expandAny(widths, item, intent) : super._expand(kind, widths, item, intent);
    }

    function _shapeOfMembers(uint8 kind) internal pure returns (bytes32, bytes32, uint256) {
        if (kind == PROPOSE) return (PROPOSE_TYPE, hex"04012014ff0405", 1);
        if (kind == APPROVE) return (APPROVE_TYPE, hex"04200405", 1);
        if (kind == EXECUTE) return (EXECUTE_TYPE, hex"04200405", 1);
        if (kind == SPONSOR) return (SPONSOR_TYPE, hex"0401201420ff0405", 1);
        if (kind == ROTATE_MEMBER_KEYS) return (ROTATE_MEMBER_KEYS_TYPE, hex"0420140405", 1);
        if (kind == PROPOSE_ACT) return (PROPOSE_ACT_TYPE, hex"04010404200405", 1);
        if (kind == PROPOSE_RULES) return (PROPOSE_RULES_TYPE, hex"04201414141414140405", 1);
        if (kind == CHANGE_ADMINS) return (CHANGE_ADMINS_TYPE, hex"0414140405", 1);
        return (0, 0, 0);
    }
}
