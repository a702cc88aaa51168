// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "./Codes.sol";
import {ACTIVE, HOSPITAL, IS_CLOSED, IS_DECEASED, IS_PROVISIONAL, IS_SUSPENDED, PATIENT, PENDING, VERIFIED} from "./DirectoryState.sol";
import {Intent} from "./Intent.sol";
import {Part} from "./Part.sol";
import {IAccounts} from "./interfaces/IAccounts.sol";

/// @title Recovery: the rare acts about an account (kit key, provisional file, recovery, death, merging), see IAccounts
contract Recovery is Part {
    uint8 private constant ROTATE_KIT = 0x18;
    uint8 private constant PROPOSE_KIT = 0x1B;
    uint8 private constant TAKE_KIT = 0x1C;
    uint8 private constant SET_RECOVERY = 0x1D;
    uint8 private constant REGISTER_PROVISIONAL = 0x1E;
    uint8 private constant PROPOSE_RECOVERY = 0x20;
    uint8 private constant APPROVE_RECOVERY = 0x21;
    uint8 private constant CANCEL_RECOVERY = 0x22;
    uint8 private constant EXECUTE_RECOVERY = 0x23;
    uint8 private constant REPORT_DEATH = 0x24;
    uint8 private constant CANCEL_DEATH = 0x25;
    uint8 private constant DECLARE_DEAD = 0x26;
    uint8 private constant MERGE = 0x27;
    uint8 private constant MERGE_BY_HOSPITALS = 0x28;
    uint8 private constant UNMERGE = 0x29;

    function _apply(uint8 kind, Intent memory intent, bytes calldata) internal override returns (Code) {
        address id = _address(intent, 0);
        if (kind == REGISTER_PROVISIONAL) return _registerProvisional(id, intent);
        uint32 number = entries[id].number;
        if (number == 0) return NOT_FOUND;
        if (kind <= SET_RECOVERY) return _byOwner(kind, id, number, intent);
        if (kind == CANCEL_RECOVERY || kind == CANCEL_DEATH) return _byKit(kind, id, number, intent);
        if (kind == EXECUTE_RECOVERY) return _executeRecovery(id, number, intent);
        if (kind >= MERGE) return _join(kind, id, number, intent);
        return _byHospital(kind, id, number, intent);
    }

    /// @dev A file that a hospital opens for somebody whom it cannot ask: its custody holds the keys and signs first.
    function _registerProvisional(address id, Intent memory intent) private returns (Code code) {
        if (entries[id].number != 0) return EXISTS;
        if (intent.signer != id) return FOREIGN_SIGNER;
        (address kit, uint32 member) = (_address(intent, 1), uint32(_number(intent, 2)));
        Actor memory actor;
        (code, actor) = _actor(member, _address(intent, 3), intent.second);
        if (code != OK) return code;
        if (intent.seq != 0 || kit == address(0) || kit == id) return BAD_VALUE;
        if (actor.memberKind != HOSPITAL || actor.by == id) return NOT_ALLOWED;
        uint32 number = _enter(id, member, kit, IS_PROVISIONAL);
        standings[number].roles = PATIENT;
        emit IAccounts.ProvisionalRegistered(id, number, intent.digest, 0, kit, member, actor.by);
        return OK;
    }

    // ---- the owner's kit key, and how long a recovery waits ----

    function _byOwner(uint8 kind, address id, uint32 number, Intent memory intent) private returns (Code code) {
        if (intent.signer != standings[number].signer) return FOREIGN_SIGNER;
        if (kind == ROTATE_KIT && intent.second != counts[number].kit) return FOREIGN_SIGNER;
        code = _checkAlive(number);
        if (code == OK && _isRecoveryOpen(recoveries[number])) code = RECOVERY_OPEN;
        if (code == OK && kind == TAKE_KIT && clocks[number].kitFrom == 0) code = NO_KIT_PROPOSED;
        if (code == OK) code = _checkSeq(counts[number].ownerSeq, intent.seq);
        if (code != OK) return code;
        code = kind == SET_RECOVERY ? _setRecovery(id, number, intent) : _changeKit(kind, id, number, intent);
        if (code == OK) ++counts[number].ownerSeq;
    }

    function _changeKit(uint8 kind, address id, uint32 number, Intent memory intent) private returns (Code) {
        address kit = _address(intent, 1);
        if (kit == address(0) || kit == id || kit == standings[number].signer || kit == counts[number].kit) return BAD_VALUE;
        if (kind == PROPOSE_KIT) return _proposeKit(id, number, kit, intent);
        if (kind == TAKE_KIT) {
            if (kit != proposedKits[number]) return BAD_VALUE;
            if (block.timestamp < clocks[number].kitFrom) return NOT_YET;
        }
        _forgetProposedKit(number);
        counts[number].kit = kit;
        emit IAccounts.KitRotated(id, intent.digest, intent.seq, kit);
        return OK;
    }

    /// @dev Without the kit key the owner waits as long as for a recovery; with recovery off there is no wait long enough.
    function _proposeKit(address id, uint32 number, address kit, Intent memory intent) private returns (Code) {
        if (clocks[number].isRecoveryOff) return RECOVERY_OFF;
        uint40 from = uint40(block.timestamp) + _recoveryWait(number);
        clocks[number].kitFrom = from;
        proposedKits[number] = kit;
        emit IAccounts.KitProposed(id, intent.digest, intent.seq, kit, from);
        return OK;
    }

    function _setRecovery(address id, uint32 number, Intent memory intent) private returns (Code) {
        uint40 chosen = uint40(_number(intent, 1));
        if (chosen != 0 && (chosen < wait.recoveryLeast || chosen > wait.recoveryMost)) return BAD_VALUE;
        (clocks[number].recoveryWait, clocks[number].isRecoveryOff) = (chosen, chosen == 0);
        emit IAccounts.RecoverySet(id, intent.digest, intent.seq, chosen);
        return OK;
    }

    // ---- the kit key's veto ----

    function _byKit(uint8 kind, address id, uint32 number, Intent memory intent) private returns (Code code) {
        if (intent.signer != counts[number].kit) return FOREIGN_SIGNER;
        code = _checkAlive(number);
        if (code == OK) code = kind == CANCEL_DEATH ? _mayCancelDeath(number) : _mayCancelRecovery(number, intent);
        if (code == OK) code = _checkSeq(counts[number].othersSeq, intent.seq);
        if (code != OK) return code;
        ++counts[number].othersSeq;
        if (kind == CANCEL_DEATH) {
            clocks[number].deathFrom = 0;
            emit IAccounts.DeathCancelled(id, intent.digest, intent.seq);
        } else {
            uint40 until = uint40(block.timestamp) + wait.recoveryHold;
            clocks[number].heldUntil = until;
            delete recoveries[number];
            emit IAccounts.RecoveryCancelled(id, intent.digest, intent.seq, _word(intent, 1), until);
        }
    }

    function _mayCancelDeath(uint32 number) private view returns (Code) {
        return clocks[number].deathFrom == 0 ? NO_DEATH_REPORTED : OK;
    }

    function _mayCancelRecovery(uint32 number, Intent memory intent) private view returns (Code) {
        Recovery storage r = recoveries[number];
        if (!_isRecoveryOpen(r) || r.id != _word(intent, 1)) return NO_RECOVERY;
        return r.isFresh ? NOT_CANCELLABLE : OK;
    }

    // ---- hospitals ----

    function _byHospital(uint8 kind, address id, uint32 number, Intent memory intent) private returns (Code code) {
        Actor memory actor;
        (code, actor) = _actor(uint32(_number(intent, 1)), _address(intent, 2), intent.signer);
        if (code != OK) return code;
        if (actor.memberKind != HOSPITAL || actor.by == id) return NOT_ALLOWED;
        code = kind <= APPROVE_RECOVERY ? _fitsRecovery(kind, number, intent) : _fitsDeath(kind, number);
        if (code == OK) code = _checkSeq(counts[number].othersSeq, intent.seq);
        if (code != OK) return code;
        if (kind == PROPOSE_RECOVERY) code = _proposeRecovery(id, number, actor, intent);
        else if (kind == APPROVE_RECOVERY) code = _approveRecovery(id, number, actor, intent);
        else if (kind == REPORT_DEATH) code = _reportDeath(id, number, actor, intent);
        else code = _declareDead(id, number, actor, intent);
        if (code == OK) counts[number].othersSeq = uint24(intent.seq + 1);
    }

    function _fitsRecovery(uint8 kind, uint32 number, Intent memory intent) private view returns (Code) {
        uint8 status = standings[number].status;
        if (status != VERIFIED) return _stateCode(status);
        if (clocks[number].isRecoveryOff) return RECOVERY_OFF;
        Recovery storage r = recoveries[number];
        if (kind == PROPOSE_RECOVERY) return _isRecoveryOpen(r) ? RECOVERY_OPEN : OK;
        if (r.id == 0 || r.id != _word(intent, 3)) return NO_RECOVERY;
        return _isRecoveryOpen(r) ? OK : PROPOSAL_DEAD;
    }

    /// @dev A fresh one may come once the kit key has cancelled one, and cannot be cancelled by it; it takes the kit key away too.
    function _proposeRecovery(address id, uint32 number, Actor memory actor, Intent memory intent) private returns (Code) {
        (address signer, address kit) = (_address(intent, 3), _address(intent, 4));
        uint256 fresh = _number(intent, 5);
        if (fresh > 1) return MALFORMED;
        if (signer == address(0) || signer == kit || signer == counts[number].kit || kit == id) return BAD_VALUE;
        if (fresh == 1 && kit == address(0)) return BAD_VALUE;
        uint40 heldUntil = clocks[number].heldUntil;
        if (fresh == 1 && heldUntil == 0) return NOT_ALLOWED;
        if (fresh == 0 && block.timestamp < heldUntil) return RECOVERY_HELD;
        delete recoveries[number];
        Recovery storage r = recoveries[number];
        (r.id, r.signer, r.kit) = (intent.digest, signer, kit);
        (r.isFresh, r.proposedAt) = (fresh == 1, uint40(block.timestamp));
        emit IAccounts.RecoveryProposed(id, actor.member, intent.digest, intent.seq, actor.by, signer, kit, fresh == 1);
        return _signOff(id, number, actor, intent, intent.digest);
    }

    function _approveRecovery(address id, uint32 number, Actor memory actor, Intent memory intent) private returns (Code) {
        return _signOff(id, number, actor, intent, _word(intent, 3));
    }

    /// @dev Two different hospitals, for a fresh one three, and one of them verified the account as long as that one is active.
    function _signOff(address id, uint32 number, Actor memory actor, Intent memory intent, bytes32 recovery) private returns (Code) {
        Recovery storage r = recoveries[number];
        uint256 needed = r.isFresh ? 3 : 2;
        uint256 given;
        for (; given < 3 && r.hospitals[given] != 0; ++given) {
            if (r.hospitals[given] == actor.member) return EXISTS;
        }
        if (given == needed) return EXISTS;
        uint32 verifier = _heirOf(entries[id].verifiedBy);
        bool isKnown = members[verifier].status != ACTIVE || actor.member == verifier;
        for (uint256 i; i < given; ++i) {
            if (r.hospitals[i] == verifier) isKnown = true;
        }
        if (given + 1 == needed && !isKnown) return NOT_ALLOWED; // the last place is for the one that verified
        r.hospitals[given] = actor.member;
        if (given + 1 == needed) r.from = uint40(block.timestamp) + _recoveryWait(number);
        emit IAccounts.RecoveryApproved(id, actor.member, intent.digest, intent.seq, actor.by, recovery, r.from);
        return OK;
    }

    /// @dev The new signer takes the account, which shows that it is there.
    function _executeRecovery(address id, uint32 number, Intent memory intent) private returns (Code code) {
        Recovery memory r = recoveries[number];
        if (r.id == 0 || r.id != _word(intent, 1)) return NO_RECOVERY;
        if (intent.signer != r.signer) return FOREIGN_SIGNER;
        uint8 status = standings[number].status;
        if (status != VERIFIED) return _stateCode(status);
        if (!_isRecoveryOpen(recoveries[number])) return PROPOSAL_DEAD;
        if (r.from == 0) return NOT_PASSED;
        if (block.timestamp < r.from) return NOT_YET;
        code = _checkSeq(counts[number].othersSeq, intent.seq);
        if (code != OK) return code;
        _setSigner(number, r.signer);
        if (r.kit != address(0)) counts[number].kit = r.kit;
        counts[number].othersSeq = uint24(intent.seq + 1);
        entries[id].recoveredAt = uint40(block.timestamp);
        clocks[number].heldUntil = 0;
        clocks[number].deathFrom = 0;
        _forgetProposedKit(number);
        delete recoveries[number];
        emit IAccounts.Recovered(id, intent.digest, intent.seq, r.id, r.signer, counts[number].kit, _raiseGrantEpoch(number));
        return OK;
    }

    /// @dev A recovery lives as long as a proposal, and once approved as long again after its wait.
    function _isRecoveryOpen(Recovery storage r) private view returns (bool) {
        uint256 from = r.from == 0 ? r.proposedAt : r.from;
        return r.id != 0 && block.timestamp <= from + wait.proposalLife;
    }

    // ---- death ----

    function _fitsDeath(uint8 kind, uint32 number) private view returns (Code) {
        uint8 status = standings[number].status;
        if (status != VERIFIED && status != IS_SUSPENDED && status != IS_PROVISIONAL) return _stateCode(status);
        uint40 from = clocks[number].deathFrom;
        if (kind == REPORT_DEATH) return from == 0 ? OK : DEATH_REPORTED;
        if (from == 0) return NO_DEATH_REPORTED;
        return block.timestamp < from ? NOT_YET : OK;
    }

    function _reportDeath(address id, uint32 number, Actor memory actor, Intent memory intent) private returns (Code) {
        bytes32 document = _word(intent, 3);
        if (document == 0) return BAD_VALUE;
        uint40 from = uint40(block.timestamp) + wait.death;
        clocks[number].deathFrom = from;
        emit IAccounts.DeathReported(id, actor.member, intent.digest, intent.seq, actor.by, document, from);
        return OK;
    }

    function _declareDead(address id, uint32 number, Actor memory actor, Intent memory intent) private returns (Code) {
        standings[number].status = IS_DECEASED;
        clocks[number].deathFrom = 0;
        _forgetProposedKit(number);
        emit IAccounts.DeathDeclared(id, actor.member, intent.digest, intent.seq, actor.by, _raiseGrantEpoch(number));
        return OK;
    }

    // ---- merging ----

    function _join(uint8 kind, address id, uint32 number, Intent memory intent) private returns (Code code) {
        bool byHospitals = kind != MERGE && kind != UNMERGE;
        bool isMerge = kind == MERGE || kind == MERGE_BY_HOSPITALS;
        address into = _address(intent, 1);
        uint32 target = entries[into].number;
        if (target == 0) return NOT_FOUND;
        code = byHospitals ? _areTwoHospitals(id, into, intent) : _areBothOwners(number, target, intent);
        if (code == OK) code = isMerge ? _mayMerge(id, number, into) : _mayUnmerge(id, number, target);
        if (code == OK) code = _checkSeq(byHospitals ? counts[number].othersSeq : counts[number].ownerSeq, intent.seq);
        if (code == OK && byHospitals && _word(intent, 6) == 0) code = BAD_VALUE;
        if (code != OK) return code;
        if (byHospitals) ++counts[number].othersSeq;
        else ++counts[number].ownerSeq;
        entries[id].mergedInto = isMerge ? target : 0;
        bytes32 reason = byHospitals ? _word(intent, 6) : bytes32(0);
        if (isMerge) emit IAccounts.Merged(id, into, intent.digest, intent.seq, byHospitals, reason);
        else emit IAccounts.Unmerged(id, into, intent.digest, intent.seq, byHospitals, reason);
    }

    function _areBothOwners(uint32 number, uint32 target, Intent memory intent) private view returns (Code) {
        bool areTheirs = intent.signer == standings[number].signer && intent.second == standings[target].signer;
        return areTheirs ? OK : FOREIGN_SIGNER;
    }

    function _areTwoHospitals(address id, address into, Intent memory intent) private view returns (Code code) {
        Actor memory first;
        Actor memory other;
        (code, first) = _actor(uint32(_number(intent, 2)), _address(intent, 3), intent.signer);
        if (code != OK) return code;
        (code, other) = _actor(uint32(_number(intent, 4)), _address(intent, 5), intent.second);
        if (code != OK) return code;
        bool areHospitals = first.memberKind == HOSPITAL && other.memberKind == HOSPITAL && first.member != other.member;
        bool isOfThem = first.by == id || first.by == into || other.by == id || other.by == into;
        return areHospitals && !isOfThem ? OK : NOT_ALLOWED;
    }

    /// @dev Patients alone, into a living verified one that is no alias itself: so no circle can come about.
    function _mayMerge(address id, uint32 number, address into) private view returns (Code) {
        Entry memory target = entries[into];
        Standing memory from = standings[number];
        Standing memory to = standings[target.number];
        if (from.status != VERIFIED && from.status != IS_PROVISIONAL) return _stateCode(from.status);
        if (to.status != VERIFIED) return _stateCode(to.status);
        if (number == target.number) return BAD_VALUE;
        if (from.roles != PATIENT || to.roles != PATIENT) return WRONG_ROLE;
        return target.mergedInto == 0 && entries[id].mergedInto == 0 ? OK : MERGED;
    }

    function _mayUnmerge(address id, uint32 number, uint32 target) private view returns (Code) {
        uint8 status = standings[number].status;
        if (status == IS_CLOSED || status == IS_DECEASED) return _stateCode(status);
        uint32 stored = entries[id].mergedInto;
        if (stored == 0) return NOT_MERGED;
        return stored == target ? OK : BAD_VALUE;
    }

    function _checkAlive(uint32 number) private view returns (Code) {
        uint8 status = standings[number].status;
        return status == IS_CLOSED || status == IS_DECEASED ? _stateCode(status) : OK;
    }
}
