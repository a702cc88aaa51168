// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Anchors} from "../src/Anchors.sol";
import {Claims} from "../src/Claims.sol";
import {Code} from "../src/Codes.sol";
import {Consents} from "../src/Consents.sol";
import {Directory} from "../src/Directory.sol";
import {Prescriptions} from "../src/Prescriptions.sol";
import {Emergency} from "../src/Emergency.sol";
import {Recovery} from "../src/Recovery.sol";
import {Router} from "../src/Router.sol";
import {Voting} from "../src/Voting.sol";
import {IEmergency} from "../src/interfaces/IEmergency.sol";
import {IAccounts} from "../src/interfaces/IAccounts.sol";
import {IClaims} from "../src/interfaces/IClaims.sol";
import {IMembers} from "../src/interfaces/IMembers.sol";
import {IModule} from "../src/interfaces/IModule.sol";
import {IPrescriptions} from "../src/interfaces/IPrescriptions.sol";
import {Test} from "./Test.sol";

/// @notice A network of three hospitals (1 to 3) and one member of each other kind (4 to 8), and hands that sign for everybody in it.
abstract contract World is Test {
    uint256 internal constant NOW = 1_800_000_000;
    uint40 internal constant TIMELOCK = 60;
    uint40 internal constant LIFE = 3_600;
    uint40 internal constant LEASE = 1_800;
    uint40 internal constant LAST_HOLDER = 72 hours;
    uint40 internal constant RELEASE = 1_800;
    uint40 internal constant REVERSAL = 30 days;
    uint40 internal constant HANDED_REVERSAL = 72 hours;
    uint40 internal constant MONTH = 30 days;
    uint40 internal constant ANSWER_WAIT = 30 days;
    uint40 internal constant DISPUTE_WAIT = 90 days;
    uint40 internal constant RECOVERY_LEAST = 300;
    uint40 internal constant RECOVERY_MOST = 3_000;
    uint40 internal constant HOLD = 1_800;
    uint40 internal constant DEATH = 700;
    uint40 internal constant PAUSE_LENGTH = 900;
    uint40 internal constant WINDOW = 240;
    uint40 internal constant EXPLAIN_WITHIN = 1_440;
    uint40 internal constant REVIEW_TURN = 600;

    uint32 internal constant CLINIC = 1;
    uint32 internal constant PRACTICE_4 = 4;
    uint32 internal constant PHARMACY_6 = 6;
    uint32 internal constant INSURER_7 = 7;
    uint32 internal constant STAFF = 8;

    uint16 internal constant PATIENT = 1;
    uint16 internal constant DOCTOR = 2;
    uint16 internal constant PHARMACIST = 4;
    uint16 internal constant OFFICER = 8;
    uint16 internal constant ADMIN = 16;
    uint16 internal constant DEPARTMENT = 64;

    Directory internal directory;
    Consents internal consents;
    Anchors internal anchors;
    Prescriptions internal prescriptions;
    Claims internal claims;
    Emergency internal emergency;
    Router internal router;

    function settle() internal {
        vm.warp(NOW);
        uint256 nonce = vm.getNonce(address(this));
        IMembers.Rules memory set;
        set.consents = _made(nonce + 1);
        set.anchors = _made(nonce + 2);
        (set.prescriptions, set.claims) = (_made(nonce + 3), _made(nonce + 4));
        set.router = _made(nonce + 5);
        set.emergency = _made(nonce + 8);
        directory = new Directory(waits(), founders(), set, _made(nonce + 6), _made(nonce + 7));
        consents = new Consents(directory);
        anchors = new Anchors(directory);
        prescriptions = new Prescriptions(
            address(directory), IPrescriptions.Waits(LEASE, 8, LAST_HOLDER, RELEASE, REVERSAL, HANDED_REVERSAL, MONTH, 3)
        );
        claims = new Claims(address(directory), prescriptions, IClaims.Waits(ANSWER_WAIT, DISPUTE_WAIT, 3));
        router = new Router(address(directory), set);
        new Voting();
        new Recovery();
        emergency = new Emergency(address(directory), emergencyLimits());
        eq(keccak256(abi.encode(set)), keccak256(abi.encode(rules())), "the directory foresaw its modules");
    }

    /// @dev What this contract makes with that nonce.
    function _made(uint256 nonce) private view returns (address) {
        return vm.computeCreateAddress(address(this), nonce);
    }

    function waits() internal pure returns (IMembers.Waits memory) {
        return IMembers.Waits(TIMELOCK, LIFE, RECOVERY_LEAST, RECOVERY_MOST, HOLD, DEATH, PAUSE_LENGTH);
    }

    function emergencyLimits() internal pure returns (IEmergency.Limits memory) {
        return IEmergency.Limits(WINDOW, EXPLAIN_WITHIN, REVIEW_TURN, 3, 5);
    }

    function rules() internal view returns (IMembers.Rules memory set) {
        (set.router, set.consents, set.anchors) = (address(router), address(consents), address(anchors));
        (set.prescriptions, set.claims, set.emergency) = (address(prescriptions), address(claims), address(emergency));
    }

    function founders() internal pure returns (IMembers.Founder[] memory made) {
        uint8[8] memory kinds = [1, 1, 1, 2, 3, 4, 5, 6];
        made = new IMembers.Founder[](8);
        for (uint256 i; i < 8; ++i) {
            address[] memory admins = new address[](1);
            admins[0] = vm.addr(adminOf(uint32(i + 1)));
            made[i] = IMembers.Founder(kinds[i], vm.addr(relayerOf(uint32(i + 1))), admins, keccak256(abi.encode("document", i)));
        }
    }

    // ---- keys ----

    function key(string memory name) internal pure returns (uint256) {
        return uint256(keccak256(bytes(name))) >> 1;
    }

    function who(string memory name) internal pure returns (address) {
        return vm.addr(key(name));
    }

    function kitOf(uint256 owner) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode("kit", owner))) >> 1;
    }

    function adminOf(uint32 member) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode("admin", member))) >> 1;
    }

    function relayerOf(uint32 member) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode("relayer", member))) >> 1;
    }

    // ---- running ----

    function run(bytes memory item) internal returns (uint8) {
        bytes memory codes = router.execute(item);
        eq(codes.length, 1, "one code an intent");
        return uint8(codes[0]);
    }

    function expect(bytes memory item, Code code, string memory what) internal {
        eq(run(item), Code.unwrap(code), what);
    }

    // ---- signing: abi.encode for the hash, abi.encodePacked for the wire, so that the contracts' own expansion has a rival ----

    function soon() internal view returns (uint40) {
        return uint40(vm.getBlockTimestamp() + 3_600);
    }

    function digestOf(IModule module, string memory typeText, bytes memory words) internal view returns (bytes32) {
        bytes32 structHash = keccak256(bytes.concat(keccak256(bytes(typeText)), words));
        return keccak256(abi.encodePacked(hex"1901", module.domainSeparator(), structHash));
    }

    function signature(uint256 signer, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(signer, digest);
        return abi.encodePacked(r, uint256(s) | (uint256(v - 27) << 255));
    }

    function frame(uint8 kind, bytes memory body) internal pure returns (bytes memory) {
        return abi.encodePacked(uint16(body.length + 1), kind, body);
    }

    function build(uint8 kind, IModule module, string memory typeText, bytes memory words, bytes memory packed, uint256 signer)
        internal
        view
        returns (bytes memory)
    {
        return frame(kind, bytes.concat(packed, signature(signer, digestOf(module, typeText, words))));
    }

    // ---- Consents ----

    function grant(uint256 c, bytes32 id, uint40 expiry, uint32 seq) internal view returns (bytes memory) {
        return grantBy(c, vm.addr(c), id, expiry, seq, soon());
    }

    function grantBy(uint256 signer, address c, bytes32 id, uint40 expiry, uint32 seq, uint40 deadline)
        internal
        view
        returns (bytes memory)
    {
        return build(
            0x30,
            consents,
            "Grant(address controller,bytes32 grantId,uint40 expiry,uint32 seq,uint40 deadline)",
            abi.encode(c, id, expiry, seq, deadline),
            abi.encodePacked(c, id, expiry, seq, deadline),
            signer
        );
    }

    function renewBy(uint256 signer, address c, bytes32 id, uint40 expiry, uint32 seq) internal view returns (bytes memory) {
        return build(
            0x31,
            consents,
            "Renew(address controller,bytes32 grantId,uint40 expiry,uint32 seq,uint40 deadline)",
            abi.encode(c, id, expiry, seq, soon()),
            abi.encodePacked(c, id, expiry, seq, soon()),
            signer
        );
    }

    function revokeBy(uint256 signer, address c, bytes32 id, uint32 seq) internal view returns (bytes memory) {
        return build(
            0x32,
            consents,
            "Revoke(address controller,bytes32 grantId,uint32 seq,uint40 deadline)",
            abi.encode(c, id, seq, soon()),
            abi.encodePacked(c, id, seq, soon()),
            signer
        );
    }

    // ---- Anchors ----

    function anchorBy(uint256 signer, uint32 member, uint64 size, bytes32 root, uint32 seq) internal view returns (bytes memory) {
        return build(
            0x80,
            anchors,
            "Anchor(uint32 member,uint64 size,bytes32 root,uint32 seq,uint40 deadline)",
            abi.encode(member, size, root, seq, soon()),
            abi.encodePacked(member, size, root, seq, soon()),
            signer
        );
    }

    // ---- Members ----

    struct Newcomer {
        uint32 member;
        uint8 kind;
        bytes32 document;
        address relayer;
        address[] admins;
        uint32 seq;
    }

    function newcomer(uint32 by, uint32 seq) internal pure returns (Newcomer memory n) {
        n.member = by;
        n.kind = 1;
        n.document = keccak256("new document");
        n.relayer = who("new relayer");
        n.admins = new address[](2);
        (n.admins[0], n.admins[1]) = (who("new admin"), who("second new admin"));
        n.seq = seq;
    }

    function propose(uint256 signer, Newcomer memory n) internal view returns (bytes memory item, bytes32 id) {
        string memory typeText =
            "Propose(uint32 member,uint8 kind,bytes32 document,address relayer,address[] admins,uint32 seq,uint40 deadline)";
        bytes memory list;
        bytes memory words;
        for (uint256 i; i < n.admins.length; ++i) {
            list = abi.encodePacked(list, n.admins[i]);
            words = bytes.concat(words, abi.encode(n.admins[i]));
        }
        words = abi.encode(n.member, n.kind, n.document, n.relayer, keccak256(words), n.seq, soon());
        list = abi.encodePacked(n.member, n.kind, n.document, n.relayer, uint8(n.admins.length), list, n.seq, soon());
        id = digestOf(directory, typeText, words);
        item = frame(0x01, bytes.concat(list, signature(signer, id)));
    }

    function approve(uint256 signer, uint32 member, bytes32 id, uint32 seq) internal view returns (bytes memory) {
        return build(
            0x02,
            directory,
            "Approve(uint32 member,bytes32 proposal,uint32 seq,uint40 deadline)",
            abi.encode(member, id, seq, soon()),
            abi.encodePacked(member, id, seq, soon()),
            signer
        );
    }

    function executeProposal(uint256 signer, uint32 member, bytes32 id, uint32 seq) internal view returns (bytes memory) {
        return build(
            0x03,
            directory,
            "Execute(uint32 member,bytes32 proposal,uint32 seq,uint40 deadline)",
            abi.encode(member, id, seq, soon()),
            abi.encodePacked(member, id, seq, soon()),
            signer
        );
    }

    function rotateMemberKeys(uint256 signer, uint32 member, bytes32 document, address relayer, uint32 seq)
        internal
        view
        returns (bytes memory)
    {
        return build(
            0x05,
            directory,
            "RotateMemberKeys(uint32 member,bytes32 document,address relayer,uint32 seq,uint40 deadline)",
            abi.encode(member, document, relayer, seq, soon()),
            abi.encodePacked(member, document, relayer, seq, soon()),
            signer
        );
    }

    // ---- Accounts ----

    function register(uint256 owner, uint32 member) internal view returns (bytes memory) {
        return registerBy(owner, vm.addr(owner), vm.addr(kitOf(owner)), member, 0);
    }

    function registerBy(uint256 signer, address account, address kit, uint32 member, uint32 seq) internal view returns (bytes memory) {
        return build(
            0x10,
            directory,
            "Register(address account,address kit,uint32 member,uint32 seq,uint40 deadline)",
            abi.encode(account, kit, member, seq, soon()),
            abi.encodePacked(account, kit, member, seq, soon()),
            signer
        );
    }

    struct Claim {
        address account;
        uint32 member;
        address by;
        uint8 level;
        uint16 roles;
        uint32 employer;
        uint16 validUntil;
        bytes32 profile;
        bytes32 namesTag;
        bytes32 identifierTag;
        uint32 seq;
    }

    struct Twin {
        uint8 discriminator;
        address second;
        bytes32 reason;
    }

    string private constant CLAIM =
        "(address account,uint32 member,address by,uint8 level,uint16 roles,uint32 employer,uint16 validUntil,bytes32 profile,bytes32 namesTag,bytes32 identifierTag,";

    function patientClaim(address account, uint32 member, bytes32 namesTag) internal pure returns (Claim memory c) {
        (c.account, c.member, c.by, c.level, c.roles) = (account, member, vm.addr(adminOf(member)), 2, PATIENT);
        (c.profile, c.namesTag) = (keccak256("profile"), namesTag);
    }

    function staffClaim(address account, uint32 member, uint16 roles) internal pure returns (Claim memory c) {
        (c.account, c.member, c.by, c.level, c.roles) = (account, member, vm.addr(adminOf(member)), 1, roles);
        (c.employer, c.profile) = (member, keccak256("public profile"));
    }

    function verify(uint256 signer, Claim memory c) internal view returns (bytes memory) {
        return build(
            0x11,
            directory,
            string.concat("Verify", CLAIM, "uint32 seq,uint40 deadline)"),
            bytes.concat(_claimWords(c), abi.encode(c.seq, soon())),
            abi.encodePacked(_claimPacked(c), c.seq, soon()),
            signer
        );
    }

    function verifyHomonym(uint256 first, uint256 second, Claim memory c, Twin memory t) internal view returns (bytes memory) {
        bytes32 digest = digestOf(
            directory,
            string.concat("VerifyHomonym", CLAIM, "uint8 discriminator,address second,bytes32 reason,uint32 seq,uint40 deadline)"),
            bytes.concat(_claimWords(c), abi.encode(t.discriminator, t.second, t.reason, c.seq, soon()))
        );
        bytes memory packed = abi.encodePacked(_claimPacked(c), t.discriminator, t.second, t.reason, c.seq, soon());
        return frame(0x12, bytes.concat(packed, signature(first, digest), signature(second, digest)));
    }

    function _claimWords(Claim memory c) private pure returns (bytes memory) {
        return bytes.concat(
            abi.encode(c.account, c.member, c.by, c.level, c.roles),
            abi.encode(c.employer, c.validUntil, c.profile, c.namesTag, c.identifierTag)
        );
    }

    function _claimPacked(Claim memory c) private pure returns (bytes memory) {
        return bytes.concat(
            abi.encodePacked(c.account, c.member, c.by, c.level, c.roles),
            abi.encodePacked(c.employer, c.validUntil, c.profile, c.namesTag, c.identifierTag)
        );
    }

    function suspend(uint256 signer, address account, uint32 member, address by, uint8 cause, uint32 seq)
        internal
        view
        returns (bytes memory)
    {
        return build(
            0x13,
            directory,
            "Suspend(address account,uint32 member,address by,uint8 cause,uint32 seq,uint40 deadline)",
            abi.encode(account, member, by, cause, seq, soon()),
            abi.encodePacked(account, member, by, cause, seq, soon()),
            signer
        );
    }

    function reinstate(uint256 signer, address account, uint32 member, address by, uint32 seq) internal view returns (bytes memory) {
        return build(
            0x14,
            directory,
            "Reinstate(address account,uint32 member,address by,uint32 seq,uint40 deadline)",
            abi.encode(account, member, by, seq, soon()),
            abi.encodePacked(account, member, by, seq, soon()),
            signer
        );
    }

    function publishCard(uint256 signer, address account, bytes32 card, uint32 seq) internal view returns (bytes memory) {
        return build(
            0x15,
            directory,
            "PublishCard(address account,bytes32 card,uint32 seq,uint40 deadline)",
            abi.encode(account, card, seq, soon()),
            abi.encodePacked(account, card, seq, soon()),
            signer
        );
    }

    function publishKeyring(uint256 signer, address account, uint32 version, bytes32 keyring, uint32 seq)
        internal
        view
        returns (bytes memory)
    {
        return build(
            0x16,
            directory,
            "PublishKeyring(address account,uint32 version,bytes32 keyring,uint32 seq,uint40 deadline)",
            abi.encode(account, version, keyring, seq, soon()),
            abi.encodePacked(account, version, keyring, seq, soon()),
            signer
        );
    }

    function rotateSigner(uint256 signer, address account, address next, bool byKit, uint32 seq) internal view returns (bytes memory) {
        return build(
            0x17,
            directory,
            "RotateSigner(address account,address signer,bool byKit,uint32 seq,uint40 deadline)",
            abi.encode(account, next, byKit, seq, soon()),
            abi.encodePacked(account, next, byKit, seq, soon()),
            signer
        );
    }

    function revokeAll(uint256 signer, address account, uint32 epoch, bool byKit, uint32 seq) internal view returns (bytes memory) {
        return build(
            0x19,
            directory,
            "RevokeAll(address account,uint32 grantEpoch,bool byKit,uint32 seq,uint40 deadline)",
            abi.encode(account, epoch, byKit, seq, soon()),
            abi.encodePacked(account, epoch, byKit, seq, soon()),
            signer
        );
    }

    function close(uint256 signer, address account, bool byKit, uint32 seq) internal view returns (bytes memory) {
        return build(
            0x1A,
            directory,
            "Close(address account,bool byKit,uint32 seq,uint40 deadline)",
            abi.encode(account, byKit, seq, soon()),
            abi.encodePacked(account, byKit, seq, soon()),
            signer
        );
    }

    function stateOf(address account) internal view returns (IAccounts.Account memory) {
        return directory.account(account);
    }
}
