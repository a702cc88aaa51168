// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "./Codes.sol";
import {CARE_HOME, HOSPITAL, INSURER, MEMBER_ACTIVE, Members, PHARMACY} from "./Members.sol";
import {Intent} from "./Module.sol";
import {IAccounts} from "./interfaces/IAccounts.sol";

/// @title Accounts: see the interface
abstract contract Accounts is Members, IAccounts {
    uint8 private constant REGISTER = 0x10;
    uint8 private constant VERIFY = 0x11;
    uint8 private constant VERIFY_HOMONYM = 0x12;
    uint8 private constant SUSPEND = 0x13;
    uint8 private constant REINSTATE = 0x14;
    uint8 private constant PUBLISH_CARD = 0x15;
    uint8 private constant PUBLISH_KEYRING = 0x16;
    uint8 private constant ROTATE_SIGNER = 0x17;
    uint8 private constant REVOKE_ALL = 0x19;
    uint8 private constant CLOSE = 0x1A;

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

    uint8 private constant PENDING = 1;
    uint8 private constant VERIFIED = 2;
    uint8 private constant SUSPENDED_STATUS = 3;
    uint8 private constant CLOSED_STATUS = 4;

    uint16 private constant PATIENT = 1;
    uint16 private constant DOCTOR = 2;
    uint16 private constant PHARMACIST = 4;
    uint16 private constant OFFICER = 8;
    uint16 private constant ADMIN = 16;
    uint16 private constant INSURER_AGENT = 32;
    uint16 private constant DEPARTMENT = 64;
    uint16 private constant CLINICIAN = 128;
    uint16 private constant ALL_ROLES = 255;
    uint16 private constant OFFICE = OFFICER | ADMIN;

    uint8 private constant LAST_LEVEL = 2;
    uint8 private constant LAST_CAUSE = 4;
    uint24 private constant LAST_COUNT = type(uint24).max;

    /// @dev Keyed by account id.
    struct Entry {
        uint32 number;
        uint32 verifiedBy;
        uint40 recoveredAt;
    }

    /// @dev What others ask about an actor; one slot, keyed by number.
    struct Standing {
        address signer;
        uint32 employer;
        uint16 validUntil;
        uint16 roles;
        uint8 status;
        uint8 cause;
        uint8 signatureKind;
        uint8 level;
    }

    /// @dev What the account's own acts change; one slot, keyed by number.
    struct Counts {
        address kit;
        uint24 ownerSeq;
        uint24 othersSeq;
        uint24 grantEpoch;
        uint24 keyringVersion;
    }

    struct Digests {
        bytes32 profile;
        bytes32 card;
        bytes32 keyring;
    }

    /// @dev Who acts for a member.
    struct Actor {
        uint32 member;
        address by;
        bool isAdmin;
        bool isAdminKey;
    }

    /// @inheritdoc IAccounts
    uint32 public accountCount;
    mapping(address id => Entry) private entries;
    mapping(uint32 number => Standing) private standings;
    mapping(uint32 number => Counts) private counts;
    mapping(uint32 number => Digests) private digests;
    mapping(bytes32 tag => uint32 number) private namesTags;
    mapping(bytes32 tag => uint32 number) private identifierTags;

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
        (a.number, a.verifiedBy, a.recoveredAt) = (e.number, e.verifiedBy, e.recoveredAt);
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
        (w.employerKind, w.employerStatus) = _standing(s.employer);
    }

    /// @inheritdoc IAccounts
    function mayAct(address id, address signer, uint32 member, uint16 roles) external view returns (Code, uint32 number) {
        number = entries[id].number;
        if (number == 0) return (NOT_FOUND, 0);
        Standing memory s = standings[number];
        if (s.signer != signer) return (FOREIGN_SIGNER, number);
        if (s.status != VERIFIED) return (_whyNot(s.status), number);
        if (_isLapsed(s.validUntil)) return (LAPSED, number);
        (, uint8 status) = _standing(s.employer);
        if (s.employer != 0 && status != MEMBER_ACTIVE) return (MEMBER_INACTIVE, number);
        if (member != 0 && s.employer != member) return (NOT_ALLOWED, number);
        return (roles != 0 && s.roles & roles == 0 ? WRONG_ROLE : OK, number);
    }

    /// @inheritdoc IAccounts
    function causeOf(uint32 number) external view returns (uint8) {
        Standing storage s = standings[number];
        return s.status == SUSPENDED_STATUS ? s.cause : 0;
    }

    function _whyNot(uint8 status) private pure returns (Code) {
        if (status == SUSPENDED_STATUS) return SUSPENDED;
        return status == CLOSED_STATUS ? CLOSED : UNVERIFIED;
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
        return super._shape(kind);
    }

    function _apply(uint8 kind, Intent memory intent, bytes calldata item) internal virtual override returns (Code) {
        if (kind < REGISTER) return super._apply(kind, intent, item);
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
        (, uint8 status) = _standing(asked);
        if (asked != 0 && status != MEMBER_ACTIVE) return BAD_VALUE;
        uint32 number = ++accountCount;
        entries[id] = Entry(number, asked, 0);
        Standing storage s = standings[number];
        (s.signer, s.status) = (id, PENDING);
        (counts[number].kit, counts[number].ownerSeq) = (kit, 1);
        emit Registered(id, number, intent.digest, 0, kit, asked);
        return OK;
    }

    // ---- acts of a member's admins and officers ----

    function _byMember(uint8 kind, address id, uint32 number, Intent memory intent) private returns (Code code) {
        Actor memory actor;
        (code, actor) = _actor(intent, _address(intent, 2), intent.signer);
        if (code != OK) return code;
        uint8 status = standings[number].status;
        if (status == CLOSED_STATUS) return CLOSED;
        if (kind == SUSPEND && status == PENDING) return NOT_VERIFIED;
        if (kind == REINSTATE && status != SUSPENDED_STATUS) return NOT_SUSPENDED;
        if (kind != REINSTATE && status == SUSPENDED_STATUS) return SUSPENDED;
        code = _checkSeq(counts[number].othersSeq, intent.seq);
        if (code != OK) return code;
        if (kind == SUSPEND) code = _suspend(id, number, actor, intent);
        else if (kind == REINSTATE) code = _reinstate(id, number, actor, intent);
        else code = _verify(kind, id, number, actor, intent);
        if (code == OK) counts[number].othersSeq = uint24(intent.seq + 1);
    }

    /// @dev Whether `by` may act for the member that the intent names, and by which right. An admin key acts as itself; an account by
    /// its current signer, its standing, its employer and its role.
    function _actor(Intent memory intent, address by, address signer) private view returns (Code, Actor memory actor) {
        uint32 member = uint32(_number(intent, 1));
        (actor.member, actor.by) = (member, by);
        (, uint8 memberStatus) = _standing(member);
        if (memberStatus == 0) return (NOT_FOUND, actor);
        if (memberStatus != MEMBER_ACTIVE) return (MEMBER_INACTIVE, actor);
        if (signer == by && isAdmin(member, by)) {
            (actor.isAdmin, actor.isAdminKey) = (true, true);
            return (OK, actor);
        }
        uint32 number = entries[by].number;
        Standing memory s = standings[number];
        if (number == 0 || s.signer != signer) return (FOREIGN_SIGNER, actor);
        if (s.status == PENDING) return (UNVERIFIED, actor);
        if (s.status == SUSPENDED_STATUS) return (SUSPENDED, actor);
        if (s.status == CLOSED_STATUS) return (CLOSED, actor);
        if (_isLapsed(s.validUntil)) return (LAPSED, actor);
        if (s.employer != member) return (NOT_ALLOWED, actor);
        if (s.roles & OFFICE == 0) return (WRONG_ROLE, actor);
        actor.isAdmin = s.roles & ADMIN != 0;
        return (OK, actor);
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
        (uint8 memberKind,) = _standing(actor.member);
        Standing memory s = standings[number];
        if (roles & ~_mayGive(memberKind) != 0) return NOT_ALLOWED;
        if ((roles | s.roles) & OFFICE != 0 && !actor.isAdmin) return NOT_ALLOWED;
        if (actor.by == id && !(actor.isAdminKey && roles & ~OFFICE == 0)) return NOT_ALLOWED;
        uint32 bound = entries[id].verifiedBy;
        if (bound != actor.member && (s.status == VERIFIED || bound != 0)) return NOT_ALLOWED;
        if (s.status == VERIFIED && (s.roles == PATIENT) != (roles == PATIENT)) return NOT_ALLOWED;
        return OK;
    }

    function _checkHomonym(address id, uint32 number, Actor memory actor, Intent memory intent) private view returns (Code code) {
        address second = _address(intent, 11);
        (code,) = _actor(intent, second, intent.second);
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
        (standings[number].status, standings[number].cause) = (SUSPENDED_STATUS, cause);
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
        if (actor.by == id || entries[id].verifiedBy != actor.member) return false;
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
        if (standings[number].status == CLOSED_STATUS) return CLOSED;
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
        standings[number].signer = signer;
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
        standings[number].status = CLOSED_STATUS;
        emit Closed(id, intent.digest, intent.seq, c.grantEpoch, byKit);
        return OK;
    }

    // ---- tags, days, matrix ----

    /// @dev A tag is free when nobody holds it, its holder has closed, or its holder is `mine`.
    function _isTaken(uint32 holder, uint32 mine) private view returns (bool) {
        return holder != 0 && holder != mine && standings[holder].status != CLOSED_STATUS;
    }

    function _homonymTag(Intent memory intent) private pure returns (bytes32) {
        return keccak256(abi.encode(_word(intent, 8), _word(intent, 10)));
    }

    function _isLapsed(uint16 validUntil) private view returns (bool) {
        return validUntil != 0 && block.timestamp / 1 days > validUntil;
    }

    function _mayGive(uint8 memberKind) private pure returns (uint16) {
        if (memberKind == HOSPITAL) return ALL_ROLES & ~INSURER_AGENT;
        if (memberKind == PHARMACY) return ADMIN | PHARMACIST;
        if (memberKind == INSURER) return ADMIN | INSURER_AGENT;
        return memberKind <= CARE_HOME ? ADMIN : 0;
    }
}
