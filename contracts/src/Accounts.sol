// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "./Codes.sol";
import {
    ADMIN,
    CARE_HOME,
    DEPARTMENT,
    HOSPITAL,
    INSURER,
    INSURER_AGENT,
    IS_CLOSED,
    IS_DECEASED,
    IS_PROVISIONAL,
    IS_SUSPENDED,
    OFFICE,
    PATIENT,
    PENDING,
    PHARMACIST,
    PHARMACY,
    ACTIVE,
    VERIFIED
} from "./DirectoryState.sol";
import {Intent} from "./Intent.sol";
import {Members} from "./Members.sol";
import {IPart} from "./Part.sol";
import {IAccounts} from "./interfaces/IAccounts.sol";

/// @title Accounts: the acts of every day, and what can be asked; the rare acts are in Recovery. See the interface
abstract contract Accounts is Members, IAccounts {
    /// @dev Places in Standing's slot.
    uint256 private constant EMPLOYER_BIT = 160;
    uint256 private constant VALID_UNTIL_BIT = 192;
    uint256 private constant ROLES_BIT = 208;
    uint256 private constant STATUS_BIT = 224;

    uint8 private constant REGISTER = 0x10;
    uint8 private constant VERIFY = 0x11;
    uint8 private constant VERIFY_HOMONYM = 0x12;
    uint8 private constant SUSPEND = 0x13;
    uint8 private constant REINSTATE = 0x14;
    uint8 private constant PUBLISH_CARD = 0x15;
    uint8 private constant PUBLISH_KEYRING = 0x16;
    uint8 private constant ROTATE_SIGNER = 0x17;
    uint8 private constant ROTATE_KIT = 0x18;
    uint8 private constant REVOKE_ALL = 0x19;
    uint8 private constant CLOSE = 0x1A;
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
    uint8 private constant UNMERGE_BY_HOSPITALS = 0x2A;

    bytes32 private constant REGISTER_TYPE = keccak256("Register(address account,address kit,uint32 member,uint32 seq,uint40 deadline)");
    bytes32 private constant VERIFY_TYPE = keccak256(
        "Verify(address account,uint32 member,address by,uint8 level,uint16 roles,uint32 employer,uint16 validUntil,bytes32 profile,bytes32 namesTag,bytes32 identifierTag,uint32 seq,uint40 deadline)"
    );
    bytes32 private constant VERIFY_HOMONYM_TYPE = keccak256(
        "VerifyHomonym(address account,uint32 member,address by,uint8 level,uint16 roles,uint32 employer,uint16 validUntil,bytes32 profile,bytes32 namesTag,bytes32 identifierTag,uint8 discriminator,address second,bytes32 reason,uint32 seq,uint40 deadline)"
    );
    bytes32 private constant SUSPEND_TYPE =
        keccak256("Suspend(address account,uint32 member,address by,uint8 cause,uint32 seq,uint40 deadline)");
    bytes32 private constant REINSTATE_TYPE = keccak256("Reinstate(address account,uint32 member,address by,uint32 seq,uint40 deadline)");
    bytes32 private constant PUBLISH_CARD_TYPE = keccak256("PublishCard(address account,bytes32 card,uint32 seq,uint40 deadline)");
    bytes32 private constant PUBLISH_KEYRING_TYPE =
        keccak256("PublishKeyring(address account,uint32 version,bytes32 keyring,uint32 seq,uint40 deadline)");
    bytes32 private constant ROTATE_SIGNER_TYPE =
        keccak256("RotateSigner(address account,address signer,bool byKit,uint32 seq,uint40 deadline)");
    bytes32 private constant REVOKE_ALL_TYPE =
        keccak256("RevokeAll(address account,uint32 grantEpoch,bool byKit,uint32 seq,uint40 deadline)");
    bytes32 private constant CLOSE_TYPE = keccak256("Close(address account,bool byKit,uint32 seq,uint40 deadline)");
    bytes32 private constant ROTATE_KIT_TYPE = keccak256("RotateKit(address account,address kit,uint32 seq,uint40 deadline)");
    bytes32 private constant PROPOSE_KIT_TYPE = keccak256("ProposeKit(address account,address kit,uint32 seq,uint40 deadline)");
    bytes32 private constant TAKE_KIT_TYPE = keccak256("TakeKit(address account,address kit,uint32 seq,uint40 deadline)");
    bytes32 private constant SET_RECOVERY_TYPE = keccak256("SetRecovery(address account,uint40 wait,uint32 seq,uint40 deadline)");
    bytes32 private constant REGISTER_PROVISIONAL_TYPE =
        keccak256("RegisterProvisional(address account,address kit,uint32 member,address by,uint32 seq,uint40 deadline)");
    bytes32 private constant PROPOSE_RECOVERY_TYPE = keccak256(
        "ProposeRecovery(address account,uint32 member,address by,address signer,address kit,bool fresh,uint32 seq,uint40 deadline)"
    );
    bytes32 private constant APPROVE_RECOVERY_TYPE =
        keccak256("ApproveRecovery(address account,uint32 member,address by,bytes32 recovery,uint32 seq,uint40 deadline)");
    bytes32 private constant CANCEL_RECOVERY_TYPE =
        keccak256("CancelRecovery(address account,bytes32 recovery,uint32 seq,uint40 deadline)");
    bytes32 private constant EXECUTE_RECOVERY_TYPE =
        keccak256("ExecuteRecovery(address account,bytes32 recovery,uint32 seq,uint40 deadline)");
    bytes32 private constant REPORT_DEATH_TYPE =
        keccak256("ReportDeath(address account,uint32 member,address by,bytes32 document,uint32 seq,uint40 deadline)");
    bytes32 private constant CANCEL_DEATH_TYPE = keccak256("CancelDeath(address account,uint32 seq,uint40 deadline)");
    bytes32 private constant DECEASED_TYPE = keccak256("Deceased(address account,uint32 member,address by,uint32 seq,uint40 deadline)");
    bytes32 private constant MERGE_TYPE = keccak256("Merge(address account,address into,uint32 seq,uint40 deadline)");
    bytes32 private constant MERGE_BY_HOSPITALS_TYPE = keccak256(
        "MergeByHospitals(address account,address into,uint32 member,address by,uint32 secondMember,address second,bytes32 reason,uint32 seq,uint40 deadline)"
    );
    bytes32 private constant UNMERGE_TYPE = keccak256("Unmerge(address account,address into,uint32 seq,uint40 deadline)");
    bytes32 private constant UNMERGE_BY_HOSPITALS_TYPE = keccak256(
        "UnmergeByHospitals(address account,address into,uint32 member,address by,uint32 secondMember,address second,bytes32 reason,uint32 seq,uint40 deadline)"
    );

    uint16 private constant ALL_ROLES = 255;
    uint8 private constant LAST_LEVEL = 2;
    uint8 private constant LAST_CAUSE = 4;
    uint8 private constant MISUSE = 2;

    /// @inheritdoc IAccounts
    function accountCount() external view returns (uint32) {
        return accounts_;
    }

    /// @inheritdoc IAccounts
    function numberOf(address id) external view returns (uint32) {
        return entries[id].number;
    }

    /// @inheritdoc IAccounts
    function account(address id) external view returns (Account memory a) {
        Entry memory e = entries[id];
        Standing memory s = standings[e.number];
        Counts memory c = counts[e.number];
        Digests memory d = digests[e.number];
        (a.number, a.verifiedBy, a.recoveredAt, a.mergedInto) = (e.number, e.verifiedBy, e.recoveredAt, e.mergedInto);
        (a.status, a.signer, a.roles, a.employer) = (s.status, s.signer, s.roles, s.employer);
        (a.level, a.cause, a.validUntil) = (s.level, s.cause, s.validUntil);
        (a.kit, a.ownerSeq, a.othersSeq) = (c.kit, c.ownerSeq, c.othersSeq);
        (a.grantEpoch, a.keyringVersion) = (c.grantEpoch, c.keyringVersion);
        (a.profile, a.card, a.keyring) = (d.profile, d.card, d.keyring);
    }

    /// @inheritdoc IAccounts
    function who(uint32 number) external view returns (Who memory w) {
        Standing memory s = standings[number];
        (w.signer, w.employer, w.roles, w.validUntil) = (s.signer, s.employer, s.roles, s.validUntil);
        (w.status, w.cause, w.signatureKind, w.level) = (s.status, s.cause, s.signatureKind, s.level);
        (w.employerKind, w.employerStatus) = (members[s.employer].kind, members[s.employer].status);
    }

    /// @inheritdoc IAccounts
    function guard(address id) external view returns (Guard memory g) {
        uint32 number = entries[id].number;
        Clocks memory c = clocks[number];
        g.recoveryWait = number == 0 || c.isRecoveryOff ? 0 : _recoveryWait(number);
        (g.heldUntil, g.deathFrom, g.kitFrom, g.proposedKit) = (c.heldUntil, c.deathFrom, c.kitFrom, proposedKits[number]);
        Recovery memory r = recoveries[number];
        (g.recovery, g.recoverySigner, g.recoveryKit, g.isFresh) = (r.id, r.signer, r.kit, r.isFresh);
        (g.recoveryProposedAt, g.recoveryFrom, g.recoveryHospitals) = (r.proposedAt, r.from, r.hospitals);
    }

    /// @inheritdoc IAccounts
    function suspendForMisuse(address id, bytes32 digest, uint32 member_, address by) external onlyEmergency {
        uint32 number = entries[id].number;
        Counts storage c = counts[number];
        if (standings[number].status != VERIFIED) return;
        (standings[number].status, standings[number].cause) = (IS_SUSPENDED, MISUSE);
        emit Suspended(id, member_, digest, c.othersSeq, by, MISUSE);
        if (c.othersSeq < LAST_SEQ) ++c.othersSeq;
    }

    /// @inheritdoc IAccounts
    function mayAct(address id, address signer, uint32 member, uint16 roles) external view returns (Code code, uint32 number) {
        (code, number,) = mayActOn(id, signer, member, roles, 0);
    }

    /// @inheritdoc IAccounts
    function mayActOn(address id, address signer, uint32 member, uint16 roles, uint32 subject)
        public
        view
        returns (Code, uint32 number, uint8 cause)
    {
        number = entries[id].number;
        // The slot is read whole and by hand: this is asked for each act of a professional.
        Standing storage slot = standings[number];
        uint256 s;
        assembly ("memory-safe") {
            s := sload(slot.slot)
        }
        if (subject != 0) cause = causeOf(subject);
        uint256 employer = uint32(s >> EMPLOYER_BIT);
        if (address(uint160(s)) != signer || number == 0) return (number == 0 ? NOT_FOUND : FOREIGN_SIGNER, number, cause);
        uint256 status = uint8(s >> STATUS_BIT);
        if (status != VERIFIED) return (status == PENDING ? UNVERIFIED : _stateCode(uint8(status)), number, cause);
        if (_isLapsed(uint16(s >> VALID_UNTIL_BIT))) return (LAPSED, number, cause);
        if (employer != 0 && members[uint32(employer)].status != ACTIVE) return (MEMBER_INACTIVE, number, cause);
        if (member != 0 && employer != member) return (NOT_ALLOWED, number, cause);
        return (roles != 0 && (s >> ROLES_BIT) & roles == 0 ? WRONG_ROLE : OK, number, cause);
    }

    /// @inheritdoc IAccounts
    function causeOf(uint32 number) public view returns (uint8) {
        Standing storage s = standings[number];
        return s.status == IS_SUSPENDED ? s.cause : 0;
    }

    /// @inheritdoc IAccounts
    function tagsInUse(bytes32 namesTag, bytes32 identifierTag) external view returns (bool) {
        return _isTaken(namesTags[namesTag], 0) || _isTaken(identifierTags[identifierTag], 0);
    }

    function _shape(uint8 kind) internal pure virtual override returns (bytes32, bytes32, uint256) {
        if (kind == REGISTER) return (REGISTER_TYPE, hex"1414040405", 1);
        if (kind == VERIFY) return (VERIFY_TYPE, hex"140414010204022020200405", 1);
        if (kind == VERIFY_HOMONYM) return (VERIFY_HOMONYM_TYPE, hex"140414010204022020200114200405", 2);
        if (kind == SUSPEND) return (SUSPEND_TYPE, hex"140414010405", 1);
        if (kind == REINSTATE) return (REINSTATE_TYPE, hex"1404140405", 1);
        if (kind == PUBLISH_CARD) return (PUBLISH_CARD_TYPE, hex"14200405", 1);
        if (kind == PUBLISH_KEYRING) return (PUBLISH_KEYRING_TYPE, hex"1404200405", 1);
        if (kind == ROTATE_SIGNER) return (ROTATE_SIGNER_TYPE, hex"1414010405", 1);
        if (kind == REVOKE_ALL) return (REVOKE_ALL_TYPE, hex"1404010405", 1);
        if (kind == CLOSE) return (CLOSE_TYPE, hex"14010405", 1);
        return kind < REGISTER ? _shapeOfMembers(kind) : _shapeOfRecovery(kind);
    }

    function _shapeOfRecovery(uint8 kind) private pure returns (bytes32, bytes32, uint256) {
        if (kind == ROTATE_KIT) return (ROTATE_KIT_TYPE, hex"14140405", 2);
        if (kind == PROPOSE_KIT) return (PROPOSE_KIT_TYPE, hex"14140405", 1);
        if (kind == TAKE_KIT) return (TAKE_KIT_TYPE, hex"14140405", 1);
        if (kind == SET_RECOVERY) return (SET_RECOVERY_TYPE, hex"14050405", 1);
        if (kind == REGISTER_PROVISIONAL) return (REGISTER_PROVISIONAL_TYPE, hex"141404140405", 2);
        if (kind == PROPOSE_RECOVERY) return (PROPOSE_RECOVERY_TYPE, hex"1404141414010405", 1);
        if (kind == APPROVE_RECOVERY) return (APPROVE_RECOVERY_TYPE, hex"140414200405", 1);
        if (kind == CANCEL_RECOVERY) return (CANCEL_RECOVERY_TYPE, hex"14200405", 1);
        if (kind == EXECUTE_RECOVERY) return (EXECUTE_RECOVERY_TYPE, hex"14200405", 1);
        if (kind == REPORT_DEATH) return (REPORT_DEATH_TYPE, hex"140414200405", 1);
        if (kind == CANCEL_DEATH) return (CANCEL_DEATH_TYPE, hex"140405", 1);
        if (kind == DECLARE_DEAD) return (DECEASED_TYPE, hex"1404140405", 1);
        if (kind == MERGE) return (MERGE_TYPE, hex"14140405", 2);
        if (kind == MERGE_BY_HOSPITALS) return (MERGE_BY_HOSPITALS_TYPE, hex"141404140414200405", 2);
        if (kind == UNMERGE) return (UNMERGE_TYPE, hex"14140405", 2);
        if (kind == UNMERGE_BY_HOSPITALS) return (UNMERGE_BY_HOSPITALS_TYPE, hex"141404140414200405", 2);
        return (0, 0, 0);
    }

    function _apply(uint8 kind, Intent memory intent, bytes calldata item) internal virtual override returns (Code) {
        if (kind < REGISTER) return _hand(_voting(), kind, intent, item);
        if (kind > CLOSE || kind == ROTATE_KIT) return _hand(_recovery(), kind, intent, item);
        address id = _address(intent, 0);
        if (kind == REGISTER) return _register(id, intent);
        uint32 number = entries[id].number;
        if (number == 0) return NOT_FOUND;
        return kind <= REINSTATE ? _byMember(kind, id, number, intent) : _byOwner(kind, id, number, intent);
    }

    function _register(address id, Intent memory intent) private returns (Code) {
        if (entries[id].number != 0) return EXISTS;
        if (intent.signer != id) return FOREIGN_SIGNER;
        address kit = _address(intent, 1);
        uint32 asked = uint32(_number(intent, 2));
        if (intent.seq != 0 || kit == address(0) || kit == id) return BAD_VALUE;
        if (asked != 0 && members[asked].status != ACTIVE) return BAD_VALUE;
        emit Registered(id, _enter(id, asked, kit, PENDING), intent.digest, 0, kit, asked);
        return OK;
    }

    /// @dev The parts' addresses, fixed when the directory was made.
    function _voting() internal view virtual returns (address);
    function _recovery() internal view virtual returns (address);

    /// @dev Runs a part's code on this contract's storage.
    function _hand(address part, uint8 kind, Intent memory intent, bytes calldata item) private returns (Code) {
        bytes memory fields = new bytes(ROOM);
        assembly ("memory-safe") {
            let to := add(fields, 0x20)
            for { let i := 0 } lt(i, ROOM) { i := add(i, 0x20) } { mstore(add(to, i), mload(add(intent, i))) }
        }
        // slither-disable-next-line controlled-delegatecall
        (bool ok, bytes memory answer) = part.delegatecall(abi.encodeCall(IPart.act, (kind, fields, item)));
        if (!ok) revert PartFailed(kind);
        return abi.decode(answer, (Code));
    }

    // ---- acts of a member's admins and officers ----

    function _byMember(uint8 kind, address id, uint32 number, Intent memory intent) private returns (Code code) {
        Actor memory actor;
        (code, actor) = _actor(uint32(_number(intent, 1)), _address(intent, 2), intent.signer);
        if (code != OK) return code;
        uint8 status = standings[number].status;
        if (!_fits(kind, status)) return kind == REINSTATE && status <= VERIFIED ? NOT_SUSPENDED : _stateCode(status);
        code = _checkSeq(counts[number].othersSeq, intent.seq);
        if (code != OK) return code;
        if (kind == SUSPEND) code = _suspend(id, number, actor, intent);
        else if (kind == REINSTATE) code = _reinstate(id, number, actor, intent);
        else code = _verify(kind, id, number, actor, intent);
        if (code == OK) counts[number].othersSeq = uint24(intent.seq + 1);
    }

    /// @dev Which states an act of a member fits.
    function _fits(uint8 kind, uint8 status) private pure returns (bool) {
        if (kind == SUSPEND) return status == VERIFIED;
        if (kind == REINSTATE) return status == IS_SUSPENDED;
        return status <= VERIFIED || status == IS_PROVISIONAL;
    }

    function _verify(uint8 kind, address id, uint32 number, Actor memory actor, Intent memory intent) private returns (Code code) {
        code = _checkClaim(intent);
        if (code == OK) code = _checkAuthority(id, number, actor, intent);
        if (code == OK && kind == VERIFY_HOMONYM) code = _checkHomonym(id, number, actor, intent);
        if (code != OK) return code;
        uint16 roles = uint16(_number(intent, 4));
        if (roles == PATIENT) {
            bytes32 namesTag = kind == VERIFY ? _word(intent, 8) : _homonymTag(intent);
            bytes32 identifierTag = _word(intent, 9);
            if (_isTaken(namesTags[namesTag], number) || _isTaken(identifierTags[identifierTag], number)) return DUPLICATE;
            namesTags[namesTag] = number;
            if (identifierTag != 0) identifierTags[identifierTag] = number;
        }
        entries[id].verifiedBy = actor.member;
        Standing storage s = standings[number];
        (s.employer, s.roles, s.status) = (uint32(_number(intent, 5)), roles, VERIFIED);
        (s.validUntil, s.level) = (uint16(_number(intent, 6)), uint8(_number(intent, 3)));
        digests[number].profile = _word(intent, 7);
        _emitVerified(id, intent);
        if (kind == VERIFY_HOMONYM) {
            emit HomonymAccepted(id, intent.digest, intent.seq, uint8(_number(intent, 10)), _address(intent, 11), _word(intent, 12));
        }
    }

    /// @dev Whether the fields make sense together, whoever signs.
    function _checkClaim(Intent memory intent) private view returns (Code) {
        uint256 level = _number(intent, 3);
        uint256 roles = _number(intent, 4);
        if (level == 0 || level > LAST_LEVEL || roles == 0 || roles > ALL_ROLES) return BAD_VALUE;
        if (roles & PATIENT != 0 && roles != PATIENT) return BAD_VALUE;
        if (roles & DEPARTMENT != 0 && roles != DEPARTMENT) return BAD_VALUE;
        if (_word(intent, 7) == 0 || _isLapsed(uint16(_number(intent, 6)))) return BAD_VALUE;
        bool employed = _word(intent, 5) != 0;
        bool named = _word(intent, 8) != 0;
        bool identified = _word(intent, 9) != 0;
        if (roles == PATIENT) return employed || !named ? BAD_VALUE : OK;
        return _word(intent, 5) != _word(intent, 1) || named || identified ? BAD_VALUE : OK;
    }

    /// @dev The matrix, and who may give what to whom.
    function _checkAuthority(address id, uint32 number, Actor memory actor, Intent memory intent) private view returns (Code) {
        uint16 roles = uint16(_number(intent, 4));
        Standing memory s = standings[number];
        if (roles & ~_mayGive(actor.memberKind) != 0) return NOT_ALLOWED;
        if ((roles | s.roles) & OFFICE != 0 && !actor.isAdmin) return NOT_ALLOWED;
        if (actor.by == id && !(actor.isAdminKey && roles & ~OFFICE == 0)) return NOT_ALLOWED;
        uint32 bound = _heirOf(entries[id].verifiedBy);
        if (bound != actor.member && (s.status == VERIFIED || bound != 0)) return NOT_ALLOWED;
        if (s.status == VERIFIED && (s.roles == PATIENT) != (roles == PATIENT)) return NOT_ALLOWED;
        return OK;
    }

    function _checkHomonym(address id, uint32 number, Actor memory actor, Intent memory intent) private view returns (Code code) {
        address second = _address(intent, 11);
        (code,) = _actor(uint32(_number(intent, 1)), second, intent.second);
        if (code != OK) return code;
        if (_number(intent, 4) != PATIENT || _word(intent, 10) == 0 || _word(intent, 12) == 0) return BAD_VALUE;
        bool hasTwin = _isTaken(namesTags[_word(intent, 8)], number) || namesTags[_homonymTag(intent)] == number;
        if (!hasTwin) return BAD_VALUE;
        return second == actor.by || second == id || intent.second == intent.signer ? NOT_ALLOWED : OK;
    }

    function _suspend(address id, uint32 number, Actor memory actor, Intent memory intent) private returns (Code) {
        uint8 cause = uint8(_number(intent, 3));
        if (cause == 0 || cause > LAST_CAUSE) return BAD_VALUE;
        if (!_mayJudge(id, number, actor)) return NOT_ALLOWED;
        (standings[number].status, standings[number].cause) = (IS_SUSPENDED, cause);
        emit Suspended(id, actor.member, intent.digest, intent.seq, actor.by, cause);
        return OK;
    }

    function _reinstate(address id, uint32 number, Actor memory actor, Intent memory intent) private returns (Code) {
        if (!_mayJudge(id, number, actor)) return NOT_ALLOWED;
        (standings[number].status, standings[number].cause) = (VERIFIED, 0);
        emit Reinstated(id, actor.member, intent.digest, intent.seq, actor.by);
        return OK;
    }

    function _mayJudge(address id, uint32 number, Actor memory actor) private view returns (bool) {
        if (actor.by == id || _heirOf(entries[id].verifiedBy) != actor.member) return false;
        return actor.isAdmin || standings[number].roles & OFFICE == 0;
    }

    function _emitVerified(address id, Intent memory intent) private {
        emit Verified(
            id,
            uint32(_number(intent, 1)),
            intent.digest,
            intent.seq,
            _address(intent, 2),
            uint8(_number(intent, 3)),
            uint16(_number(intent, 4)),
            uint32(_number(intent, 5)),
            uint16(_number(intent, 6)),
            _word(intent, 7),
            _word(intent, 8),
            _word(intent, 9)
        );
    }

    // ---- acts of the owner ----

    function _byOwner(uint8 kind, address id, uint32 number, Intent memory intent) private returns (Code code) {
        Counts memory c = counts[number];
        bool byKit;
        if (kind >= ROTATE_SIGNER) {
            uint256 flag = _number(intent, kind == CLOSE ? 1 : 2);
            if (flag > 1) return MALFORMED;
            byKit = flag == 1;
        }
        if (intent.signer != (byKit ? c.kit : standings[number].signer)) return FOREIGN_SIGNER;
        uint8 status = standings[number].status;
        if (status == IS_CLOSED || status == IS_DECEASED) return _stateCode(status);
        code = _checkSeq(byKit ? c.othersSeq : c.ownerSeq, intent.seq);
        if (code != OK) return code;
        if (kind == PUBLISH_CARD) code = _publishCard(id, number, intent);
        else if (kind == PUBLISH_KEYRING) code = _publishKeyring(id, number, c, intent);
        else if (kind == ROTATE_SIGNER) code = _rotateSigner(id, number, c, byKit, intent);
        else if (kind == REVOKE_ALL) code = _revokeAll(id, c, byKit, intent);
        else code = _close(id, number, c, byKit, intent);
        if (code != OK) return code;
        if (byKit) ++c.othersSeq;
        else ++c.ownerSeq;
        counts[number] = c;
    }

    function _publishCard(address id, uint32 number, Intent memory intent) private returns (Code) {
        bytes32 card = _word(intent, 1);
        if (card == 0) return BAD_VALUE;
        digests[number].card = card;
        emit CardPublished(id, intent.digest, intent.seq, card);
        return OK;
    }

    function _publishKeyring(address id, uint32 number, Counts memory c, Intent memory intent) private returns (Code) {
        uint32 version = uint32(_number(intent, 1));
        bytes32 keyring = _word(intent, 2);
        if (version > LAST_COUNT || keyring == 0) return BAD_VALUE;
        if (version <= c.keyringVersion) return OLD_VERSION;
        c.keyringVersion = uint24(version);
        digests[number].keyring = keyring;
        emit KeyringPublished(id, intent.digest, intent.seq, version, keyring);
        return OK;
    }

    function _rotateSigner(address id, uint32 number, Counts memory c, bool byKit, Intent memory intent) private returns (Code) {
        address signer = _address(intent, 1);
        if (signer == address(0) || signer == c.kit) return BAD_VALUE;
        _setSigner(number, signer);
        if (byKit) _forgetProposedKit(number); // the kit key wins over the signer
        emit SignerRotated(id, intent.digest, intent.seq, signer, byKit);
        return OK;
    }

    function _revokeAll(address id, Counts memory c, bool byKit, Intent memory intent) private returns (Code) {
        Code code = _checkSeq(c.grantEpoch, uint32(_number(intent, 1)));
        if (code != OK) return code;
        ++c.grantEpoch;
        emit AllRevoked(id, intent.digest, intent.seq, c.grantEpoch, byKit);
        return OK;
    }

    function _close(address id, uint32 number, Counts memory c, bool byKit, Intent memory intent) private returns (Code) {
        if (c.grantEpoch < LAST_COUNT) ++c.grantEpoch; // at the end already: closed says it all
        standings[number].status = IS_CLOSED;
        _forgetProposedKit(number);
        emit Closed(id, intent.digest, intent.seq, c.grantEpoch, byKit);
        return OK;
    }

    // ---- tags, days, matrix ----

    /// @dev A tag is free when nobody holds it, its holder has closed, or its holder is `mine`.
    function _isTaken(uint32 holder, uint32 mine) private view returns (bool) {
        return holder != 0 && holder != mine && standings[holder].status != IS_CLOSED;
    }

    function _homonymTag(Intent memory intent) private pure returns (bytes32) {
        return keccak256(abi.encode(_word(intent, 8), _word(intent, 10)));
    }

    function _mayGive(uint8 memberKind) private pure returns (uint16) {
        if (memberKind == HOSPITAL) return ALL_ROLES & ~INSURER_AGENT;
        if (memberKind == PHARMACY) return ADMIN | PHARMACIST;
        if (memberKind == INSURER) return ADMIN | INSURER_AGENT;
        return memberKind <= CARE_HOME ? ADMIN : 0;
    }
}
