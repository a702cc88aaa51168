// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "./Codes.sol";
import {ACTIVE, CARE_HOME, HOSPITAL, INSURER, MEMBER_IS_SUSPENDED, PRACTICE, REMOVED, SUCCEEDED} from "./DirectoryState.sol";
import {Intent} from "./Intent.sol";
import {Part} from "./Part.sol";
import {IMembers} from "./interfaces/IMembers.sol";

/// @title Voting: the acts of members, see IMembers
contract Voting is Part {
    uint8 private constant PROPOSE = 0x01;
    uint8 private constant APPROVE = 0x02;
    uint8 private constant EXECUTE = 0x03;
    uint8 private constant SPONSOR = 0x04;
    uint8 private constant ROTATE_MEMBER_KEYS = 0x05;
    uint8 private constant PROPOSE_ACT = 0x06;
    uint8 private constant PROPOSE_RULES = 0x07;

    /// @dev Where the admins' count stands in a packed Propose: behind member, kind, document and relayer; in a Sponsor the registry too.
    uint256 private constant ADMINS_AT = 57;
    uint256 private constant SPONSORED_ADMINS_AT = 89;

    uint8 private constant ADMIT = 1;
    uint8 private constant BY_SPONSOR = 2;
    uint8 private constant RULES = 3;
    uint8 private constant SUSPEND = 4;
    uint8 private constant REINSTATE = 5;
    uint8 private constant REMOVE = 6;
    uint8 private constant SUCCEED = 7;
    uint8 private constant PAUSE = 8;
    uint8 private constant RESUME = 9;

    function _apply(uint8 kind, Intent memory intent, bytes calldata item) internal override returns (Code code) {
        uint32 number = uint32(_number(intent, 0));
        Member storage actor = members[number];
        if (actor.status == 0) return NOT_FOUND;
        Ballot storage ballot = ballots[_word(intent, 1)];
        bool isVote = kind == APPROVE || kind == EXECUTE;
        if (isVote && ballot.proposedAt == 0) return NOT_FOUND;
        if (actor.status != ACTIVE) return MEMBER_INACTIVE;
        if (!admins[number][intent.signer]) return FOREIGN_SIGNER;

        if (isVote) code = _checkOpen(ballot, number, kind);
        else code = OK;
        if (code == OK) code = _checkSeq(actor.seq, intent.seq);
        if (code == OK) code = isVote ? _onBallot(kind, number, intent, ballot) : _onItsOwn(kind, number, intent, item);
        if (code == OK) actor.seq = uint24(intent.seq + 1);
    }

    function _onBallot(uint8 kind, uint32 number, Intent memory intent, Ballot storage ballot) private returns (Code) {
        return kind == APPROVE ? _approve(number, intent, ballot) : _execute(number, intent, ballot);
    }

    function _onItsOwn(uint8 kind, uint32 number, Intent memory intent, bytes calldata item) private returns (Code) {
        if (kind == PROPOSE) return _propose(number, intent, item);
        if (kind == SPONSOR) return _sponsor(number, intent, item);
        if (kind == PROPOSE_ACT) return _proposeAct(number, intent);
        if (kind == PROPOSE_RULES) return _proposeRules(number, intent);
        return kind == ROTATE_MEMBER_KEYS ? _rotateMemberKeys(number, intent) : _changeAdmins(number, intent);
    }

    function _checkOpen(Ballot storage ballot, uint32 number, uint8 kind) private view returns (Code) {
        if (ballot.executed) return PROPOSAL_DONE;
        if (block.timestamp > uint256(ballot.proposedAt) + wait.proposalLife) return PROPOSAL_DEAD;
        if (kind == EXECUTE) return OK;
        for (uint256 i; i < ballot.approvals.length; ++i) {
            if (ballot.approvals[i] == number) return EXISTS;
        }
        return OK;
    }

    // ---- proposing ----

    function _propose(uint32 number, Intent memory intent, bytes calldata item) private returns (Code) {
        uint8 kind = uint8(_number(intent, 1));
        address[] memory keys = _readAdmins(item, ADMINS_AT);
        if ((kind != HOSPITAL && kind != INSURER) || !_isMember(intent, keys)) return BAD_VALUE;
        if (members[number].kind != HOSPITAL) return NOT_ALLOWED;
        Ballot storage ballot = _open(ADMIT, number, intent, kind, keys);
        emit IMembers.MemberProposed(intent.digest, number, intent.digest, intent.seq, kind, ballot.document, ballot.relayer, keys);
        return _vote(ballot, number, intent, intent.digest);
    }

    /// @dev One hospital's word, for a registry number that nobody living has; then the timelock, as for a vote.
    function _sponsor(uint32 number, Intent memory intent, bytes calldata item) private returns (Code) {
        uint8 kind = uint8(_number(intent, 1));
        bytes32 registry = _word(intent, 4);
        address[] memory keys = _readAdmins(item, SPONSORED_ADMINS_AT);
        bool isSponsored = kind >= PRACTICE && kind <= CARE_HOME && kind != INSURER;
        if (!isSponsored || registry == 0 || !_isMember(intent, keys)) return BAD_VALUE;
        if (members[number].kind != HOSPITAL) return NOT_ALLOWED;
        if (_isRegistered(registry)) return DUPLICATE;
        Ballot storage ballot = _open(BY_SPONSOR, number, intent, kind, keys);
        ballot.registry = registry;
        ballot.approvals.push(number);
        ballot.executableFrom = uint40(block.timestamp) + wait.timelock;
        _tellSponsored(number, intent, ballot, keys);
        return OK;
    }

    function _tellSponsored(uint32 number, Intent memory intent, Ballot storage ballot, address[] memory keys) private {
        emit IMembers.MemberSponsored(
            intent.digest,
            number,
            intent.digest,
            intent.seq,
            ballot.kind,
            ballot.document,
            ballot.relayer,
            keys,
            ballot.registry,
            ballot.executableFrom
        );
    }

    function _open(uint8 sort, uint32 number, Intent memory intent, uint8 kind, address[] memory keys)
        private
        returns (Ballot storage ballot)
    {
        ballot = ballots[intent.digest];
        (ballot.proposer, ballot.sort, ballot.proposedAt) = (number, sort, uint40(block.timestamp));
        (ballot.kind, ballot.document, ballot.relayer, ballot.admins) = (kind, _word(intent, 2), _address(intent, 3), keys);
    }

    function _proposeAct(uint32 number, Intent memory intent) private returns (Code) {
        (uint8 sort, uint32 subject, uint32 successor) = (uint8(_number(intent, 1)), uint32(_number(intent, 2)), uint32(_number(intent, 3)));
        if (sort < SUSPEND || sort > RESUME || _word(intent, 4) == 0) return BAD_VALUE;
        if (members[number].kind != HOSPITAL || (_excludesSubject(sort) && subject == number)) return NOT_ALLOWED;
        Code code = _mayTakeEffect(sort, subject, successor);
        if (code != OK) return code;
        Ballot storage ballot = ballots[intent.digest];
        (ballot.proposer, ballot.sort, ballot.proposedAt) = (number, sort, uint40(block.timestamp));
        (ballot.subject, ballot.successor, ballot.document) = (subject, successor, _word(intent, 4));
        emit IMembers.ActProposed(intent.digest, number, intent.digest, intent.seq, sort, subject, successor, ballot.document);
        return _vote(ballot, number, intent, intent.digest);
    }

    function _proposeRules(uint32 number, Intent memory intent) private returns (Code) {
        address[6] memory modules;
        for (uint256 i; i < 6; ++i) {
            modules[i] = _address(intent, 2 + i);
            if (!_mayBeRule(modules[i], i + 1)) return BAD_VALUE;
        }
        if (_word(intent, 1) == 0 || modules[0] == address(0)) return BAD_VALUE;
        if (members[number].kind != HOSPITAL) return NOT_ALLOWED;
        Ballot storage ballot = ballots[intent.digest];
        (ballot.proposer, ballot.sort, ballot.proposedAt) = (number, RULES, uint40(block.timestamp));
        ballot.document = _word(intent, 1);
        ballot.rules = IMembers.Rules(modules[0], modules[1], modules[2], modules[3], modules[4], modules[5]);
        emit IMembers.RulesProposed(intent.digest, number, intent.digest, intent.seq, ballot.document, modules);
        return _vote(ballot, number, intent, intent.digest);
    }

    /// @dev A contract, in the place that it has or had, and never retired.
    function _mayBeRule(address module, uint256 place) private view returns (bool) {
        RuleStanding memory former = standingOfRules[module];
        if (module == address(0)) return true;
        return module.code.length != 0 && !former.isRetired && (former.place == 0 || former.place == place);
    }

    // ---- voting ----

    function _approve(uint32 number, Intent memory intent, Ballot storage ballot) private returns (Code) {
        if (members[number].kind != HOSPITAL || ballot.sort == BY_SPONSOR) return NOT_ALLOWED;
        if (_excludesSubject(ballot.sort) && ballot.subject == number) return NOT_ALLOWED;
        if (ballot.sort > RULES) {
            Code code = _mayTakeEffect(ballot.sort, ballot.subject, ballot.successor);
            if (code != OK) return code;
        }
        return _vote(ballot, number, intent, _word(intent, 1));
    }

    function _vote(Ballot storage ballot, uint32 number, Intent memory intent, bytes32 id) private returns (Code) {
        ballot.approvals.push(number);
        bool isAtOnce = _isAtOnce(ballot.sort);
        if (ballot.executableFrom == 0 && _isPassed(ballot)) {
            ballot.executableFrom = uint40(block.timestamp) + (isAtOnce ? 0 : wait.timelock);
        }
        emit IMembers.ProposalApproved(id, number, intent.digest, intent.seq, ballot.executableFrom);
        if (isAtOnce && ballot.executableFrom != 0) _takeEffect(ballot, intent, id);
        return OK;
    }

    function _execute(uint32 number, Intent memory intent, Ballot storage ballot) private returns (Code code) {
        if (ballot.executableFrom == 0 || !_isPassed(ballot)) return NOT_PASSED;
        if (block.timestamp < ballot.executableFrom) return NOT_YET;
        // Any active member's admin may execute, for the votes decide and not he; but nobody is made an heir against his will.
        if (ballot.sort == SUCCEED && number != ballot.successor) return NOT_ALLOWED;
        if (ballot.sort == BY_SPONSOR && _isRegistered(ballot.registry)) return DUPLICATE;
        if (ballot.sort == RULES && !_mayBeRules(ballot.rules)) return BAD_VALUE;
        if (ballot.sort > RULES) {
            code = _mayTakeEffect(ballot.sort, ballot.subject, ballot.successor);
            if (code != OK) return code;
        }
        _takeEffect(ballot, intent, _word(intent, 1));
        return OK;
    }

    /// @dev Counted over the hospitals that are active now, not when they voted.
    function _isPassed(Ballot storage ballot) private view returns (bool) {
        bool isExcluded = _excludesSubject(ballot.sort);
        uint256 votes;
        for (uint256 i; i < ballot.approvals.length; ++i) {
            uint32 voter = ballot.approvals[i];
            if (members[voter].status == ACTIVE && !(isExcluded && voter == ballot.subject)) ++votes;
        }
        if (ballot.sort == BY_SPONSOR) return votes == 1;
        uint256 voters = hospitals_;
        Member storage subject = members[ballot.subject];
        if (isExcluded && subject.kind == HOSPITAL && subject.status == ACTIVE) --voters;
        bool byTwoThirds = ballot.sort == SUSPEND || ballot.sort == REINSTATE;
        return byTwoThirds ? votes != 0 && 3 * votes >= 2 * voters : 2 * votes > voters;
    }

    function _excludesSubject(uint8 sort) private pure returns (bool) {
        return sort == SUSPEND || sort == REINSTATE || sort == REMOVE;
    }

    function _isAtOnce(uint8 sort) private pure returns (bool) {
        return sort == SUSPEND || sort == REINSTATE || sort == PAUSE || sort == RESUME;
    }

    // ---- what a vote does ----

    /// @dev Whether the state of things allows an act of SUSPEND to RESUME.
    function _mayTakeEffect(uint8 sort, uint32 subject, uint32 successor) private view returns (Code) {
        if (sort >= PAUSE) {
            if (subject != 0 || successor != 0) return BAD_VALUE;
            bool isPaused = block.timestamp < pausedUntil_;
            if (sort == PAUSE) return isPaused ? PAUSED : OK;
            return isPaused ? OK : NOT_PAUSED;
        }
        Member storage m = members[subject];
        if (m.status == 0) return NOT_FOUND;
        if (m.status > MEMBER_IS_SUSPENDED) return MEMBER_GONE;
        if (sort == REINSTATE && m.status == ACTIVE) return MEMBER_STANDS;
        if (sort == SUSPEND && m.status == MEMBER_IS_SUSPENDED) return MEMBER_SUSPENDED;
        if (sort != REINSTATE && m.kind == HOSPITAL && m.status == ACTIVE && hospitals_ == 1) return LAST_HOSPITAL;
        if (sort != SUCCEED) return successor == 0 ? OK : BAD_VALUE;
        Member storage heir = members[successor];
        return successor != subject && heir.kind == m.kind && heir.status == ACTIVE ? OK : BAD_VALUE;
    }

    function _takeEffect(Ballot storage ballot, Intent memory intent, bytes32 id) private {
        ballot.executed = true;
        if (ballot.sort <= BY_SPONSOR) _takeIn(ballot, intent, id);
        else if (ballot.sort == RULES) _adopt(ballot, intent, id);
        else if (ballot.sort >= PAUSE) _pause(ballot.sort == PAUSE, intent, id);
        else _changeStatus(ballot, intent, id);
    }

    function _takeIn(Ballot storage ballot, Intent memory intent, bytes32 id) private {
        Ballot memory b = ballot;
        _admit(b.kind, b.relayer, b.document, b.admins);
        if (b.registry != 0) registries[b.registry] = members_;
        emit IMembers.MemberAdmitted(members_, intent.digest, intent.seq, b.kind, b.document, b.relayer, b.admins, id);
    }

    function _changeStatus(Ballot storage ballot, Intent memory intent, bytes32 id) private {
        Member storage m = members[ballot.subject];
        uint8 status =
            ballot.sort == SUSPEND ? MEMBER_IS_SUSPENDED : ballot.sort == REINSTATE ? ACTIVE : ballot.sort == REMOVE ? REMOVED : SUCCEEDED;
        if (m.kind == HOSPITAL && m.status == ACTIVE) --hospitals_;
        if (m.kind == HOSPITAL && status == ACTIVE) ++hospitals_;
        (m.status, m.successor) = (status, ballot.successor);
        emit IMembers.MemberStatusChanged(ballot.subject, intent.digest, intent.seq, status, ballot.successor, id);
    }

    function _pause(bool isPause, Intent memory intent, bytes32 id) private {
        pausedUntil_ = isPause ? uint40(block.timestamp) + wait.pause : 0;
        emit IMembers.DispensingPaused(id, intent.digest, intent.seq, pausedUntil_);
    }

    function _adopt(Ballot storage ballot, Intent memory intent, bytes32 id) private {
        address[6] memory former = _list(rules_);
        address[6] memory next = _list(ballot.rules);
        for (uint256 i; i < 6; ++i) {
            if (former[i] != next[i] && former[i] != address(0)) standingOfRules[former[i]].isRetired = true;
            if (next[i] != address(0)) standingOfRules[next[i]].place = uint8(i + 1);
        }
        rules_ = ballot.rules;
        emit IMembers.RulesAdopted(id, intent.digest, intent.seq, ++set_, ballot.document, next);
    }

    function _mayBeRules(IMembers.Rules storage rules) private view returns (bool) {
        address[6] memory modules = _list(rules);
        for (uint256 i; i < 6; ++i) {
            if (!_mayBeRule(modules[i], i + 1)) return false;
        }
        return true;
    }

    function _list(IMembers.Rules memory r) private pure returns (address[6] memory) {
        return [r.router, r.consents, r.prescriptions, r.claims, r.emergency, r.anchors];
    }

    // ---- a member's own keys ----

    function _rotateMemberKeys(uint32 number, Intent memory intent) private returns (Code) {
        bytes32 document = _word(intent, 1);
        address relayer = _address(intent, 2);
        if (document == 0 || relayer == address(0)) return BAD_VALUE;
        members[number].relayer = relayer;
        documents[number] = document;
        emit IMembers.MemberKeysRotated(number, intent.digest, intent.seq, document, relayer);
        return OK;
    }

    function _changeAdmins(uint32 number, Intent memory intent) private returns (Code) {
        (address added, address removed) = (_address(intent, 1), _address(intent, 2));
        uint256 count = members[number].admins;
        if (added == removed) return BAD_VALUE;
        if (added != address(0)) {
            if (admins[number][added]) return BAD_VALUE;
            ++count;
        }
        if (removed != address(0)) {
            if (!admins[number][removed]) return BAD_VALUE;
            --count;
        }
        if (count == 0 || count > MOST_ADMINS) return BAD_VALUE;
        if (added != address(0)) admins[number][added] = true;
        if (removed != address(0)) admins[number][removed] = false;
        members[number].admins = uint8(count);
        emit IMembers.MemberAdminsChanged(number, intent.digest, intent.seq, added, removed);
        return OK;
    }

    // ---- forms ----

    function _isRegistered(bytes32 registry) private view returns (bool) {
        uint8 status = members[registries[registry]].status;
        return status == ACTIVE || status == MEMBER_IS_SUSPENDED;
    }

    /// @dev Document, relayer and admin keys of a member to be.
    function _isMember(Intent memory intent, address[] memory keys) private pure returns (bool) {
        return _word(intent, 2) != 0 && _address(intent, 3) != address(0) && _areAdmins(keys);
    }

    function _readAdmins(bytes calldata item, uint256 place) private pure returns (address[] memory keys) {
        keys = new address[](uint8(item[place]));
        for (uint256 i; i < keys.length; ++i) {
            uint256 offset = place + 1 + 20 * i;
            keys[i] = address(bytes20(item[offset:offset + 20]));
        }
    }
}
