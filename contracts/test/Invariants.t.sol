// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Anchors} from "../src/Anchors.sol";
import "../src/Codes.sol";
import {Consents} from "../src/Consents.sol";
import {Directory} from "../src/Directory.sol";
import {IAccounts} from "../src/interfaces/IAccounts.sol";
import {IMembers} from "../src/interfaces/IMembers.sol";
import {Acts} from "./Acts.sol";
import {World} from "./World.sol";

/// @notice Five people, three controllers and eight members live in the network at random: mostly rightly, sometimes with a stale seq, a
/// stolen name or a forged signature. What happened is kept beside, so that the sentences below can be judged from outside.
contract Crowd is Acts {
    uint256 private constant PEOPLE = 5;
    uint256 private constant CONTROLLERS = 3;
    uint256 private constant IDS = 4;
    uint256 private clock = NOW;

    /// @dev Acts that came back OK, by object: each must have raised that object's seq by one.
    mapping(bytes32 object => uint32) public acts;
    mapping(bytes32 slot => bool) public revoked;
    mapping(uint32 member => uint64) public highest;
    mapping(address account => uint32) public epoch;
    mapping(address account => bool) public closed;
    bytes32[] public proposals;
    uint32 public admitted;
    string public broken;
    bytes[] private passed;
    mapping(address account => uint40) public earliest;

    modifier later(uint256 seconds_) {
        clock += seconds_ % 40_000;
        vm.warp(clock);
        _;
    }

    /// @dev Derived once: an address costs more than all the rest of a step.
    address[PEOPLE] private homes;
    bytes32[IDS][CONTROLLERS] private slots;

    constructor() {
        settle();
        for (uint256 i; i < PEOPLE; ++i) {
            homes[i] = vm.addr(person(i));
        }
        for (uint256 c; c < CONTROLLERS; ++c) {
            for (uint256 id; id < IDS; ++id) {
                slots[c][id] = consents.slotOf(vm.addr(controller(c)), bytes32(id));
            }
        }
    }

    function home(uint256 i) public view returns (address) {
        return homes[i % PEOPLE];
    }

    // ---- what can be asked of the crowd ----

    function world() external view returns (Directory, Consents, Anchors) {
        return (directory, consents, anchors);
    }

    function controller(uint256 i) public pure returns (uint256) {
        return uint256(keccak256(abi.encode("controller", i % CONTROLLERS))) >> 1;
    }

    function person(uint256 i) public pure returns (uint256) {
        return uint256(keccak256(abi.encode("person", i % PEOPLE))) >> 1;
    }

    function slot(uint256 c, uint256 id) public view returns (bytes32) {
        return slots[c % CONTROLLERS][id % IDS];
    }

    function sizes() external pure returns (uint256, uint256, uint256) {
        return (PEOPLE, CONTROLLERS, IDS);
    }

    function countOfProposals() external view returns (uint256) {
        return proposals.length;
    }

    /// @dev Everything the contracts hold about the crowd.
    function everything() public view returns (bytes32 sum) {
        for (uint256 c; c < CONTROLLERS; ++c) {
            for (uint256 id; id < IDS; ++id) {
                (uint8 state, uint40 expiry, uint32 seq) = consents.grantAt(slot(c, id));
                sum = keccak256(abi.encode(sum, state, expiry, seq));
            }
        }
        for (uint256 i; i < PEOPLE; ++i) {
            sum = keccak256(abi.encode(sum, stateOf(homes[i]), directory.guard(homes[i])));
        }
        for (uint32 m = 1; m <= directory.memberCount(); ++m) {
            (uint8 kind, uint8 status, address relayer, uint32 seq, bytes32 document) = directory.member(m);
            (uint64 size, uint40 time, uint32 anchorSeq, bytes32 root) = anchors.latest(m);
            sum = keccak256(abi.encode(sum, kind, status, relayer, seq, document, size, time, anchorSeq, root));
        }
    }

    /// @dev Runs one item; a refused one must have changed nothing.
    function _try(bytes memory item, bytes32 object) private returns (bool) {
        bytes32 before = everything();
        uint8 code = run(item);
        bool ok = code == Code.unwrap(OK);
        if (!ok && everything() != before) broken = "a refused intent changed something";
        if (ok && object != 0) ++acts[object];
        if (ok) passed.push(item);
        return ok;
    }

    /// @dev Whatever passed, again: after whatever happened since, grants revoked, hospitals back, kit keys changed to and fro.
    function replaysWhatPassed(uint256 which, uint256 wait) external later(wait % 600) {
        if (passed.length == 0) return;
        if (_try(passed[which % passed.length], 0)) broken = "an act had its effect twice";
    }

    // ---- controllers ----

    function opensAGrant(uint256 c, uint256 id, uint40 expiry, uint256 wait) external later(wait) {
        expiry = uint40(clock + within(expiry, 0, 100_000));
        _try(grant(controller(c), bytes32(id % IDS), expiry, 0), slot(c, id));
    }

    function renewsAGrant(uint256 c, uint256 id, uint40 more, uint8 slip, uint256 wait) external later(wait) {
        bytes32 s = slot(c, id);
        (, uint40 expiry, uint32 seq) = consents.grantAt(s);
        bytes memory item = renewBy(controller(c), vm.addr(controller(c)), bytes32(id % IDS), expiry + more % 50_000, seq + slip % 2);
        _try(item, s);
    }

    function revokesAGrant(uint256 c, uint256 id, uint8 slip, uint256 wait) external later(wait) {
        bytes32 s = slot(c, id);
        (,, uint32 seq) = consents.grantAt(s);
        if (_try(revokeBy(controller(c), vm.addr(controller(c)), bytes32(id % IDS), seq + slip % 2), s)) revoked[s] = true;
    }

    function takesAnothersGrant(uint256 thief, uint256 c, uint256 id, uint256 wait) external later(wait) {
        if (thief % CONTROLLERS == c % CONTROLLERS) return;
        (,, uint32 seq) = consents.grantAt(slot(c, id));
        address owner = vm.addr(controller(c));
        if (_try(revokeBy(controller(thief), owner, bytes32(id % IDS), seq), 0)) broken = "a thief revoked";
        if (_try(renewBy(controller(thief), owner, bytes32(id % IDS), type(uint40).max, seq), 0)) broken = "a thief renewed";
    }

    // ---- people ----

    function registers(uint256 i, uint32 asks, uint256 wait) external later(wait) {
        address a = home(i);
        _try(register(person(i), asks % 5), keccak256(abi.encode("owner", a)));
    }

    function isVerified(uint256 i, uint32 member, uint8 names, bool asDoctor, uint256 wait) external later(wait) {
        address a = home(i);
        member = member % 8 + 1;
        Claim memory c = asDoctor ? staffClaim(a, member, DOCTOR) : patientClaim(a, member, bytes32(uint256(names % 3 + 1)));
        c.seq = stateOf(a).othersSeq;
        _try(verify(adminOf(member), c), keccak256(abi.encode("others", a)));
    }

    function isSuspended(uint256 i, uint32 member, bool back, uint256 wait) external later(wait) {
        address a = home(i);
        member = member % 3 + 1;
        uint32 seq = stateOf(a).othersSeq;
        address admin = vm.addr(adminOf(member));
        bytes memory item = back ? reinstate(adminOf(member), a, member, admin, seq) : suspend(adminOf(member), a, member, admin, 2, seq);
        _try(item, keccak256(abi.encode("others", a)));
    }

    function doesAnOwnersAct(uint256 i, uint8 act, bool byKit, bool stolen, uint256 wait) external later(wait) {
        address a = home(i);
        IAccounts.Account memory s = stateOf(a);
        byKit = byKit && act % 5 > 1;
        uint32 seq = byKit ? s.othersSeq : s.ownerSeq;
        uint256 signer = stolen ? person(i % PEOPLE + 1) : byKit ? kitOf(person(i)) : person(i);
        bytes memory item = act % 5 == 0
            ? publishCard(signer, a, keccak256(abi.encode(wait)), seq)
            : act % 5 == 1
                ? publishKeyring(signer, a, s.keyringVersion + 1, keccak256(abi.encode(wait)), seq)
                : act % 5 == 2
                    ? rotateSigner(signer, a, a, byKit, seq)
                    : act % 5 == 3 ? revokeAll(signer, a, s.grantEpoch, byKit, seq) : close(signer, a, byKit, seq);
        if (!_try(item, keccak256(abi.encode(byKit ? "others" : "owner", a)))) return;
        if (stolen) broken = "a stranger acted for an owner";
        if (act % 5 >= 3) ++epoch[a];
        if (act % 5 == 4) closed[a] = true;
    }

    // ---- members ----

    function anchorsItsLog(uint32 member, uint64 size, bytes32 root, bool direct, uint256 wait) external later(wait) {
        member = member % 8 + 1;
        size = uint64(within(size, 0, 1_000));
        bytes32 object = keccak256(abi.encode("anchor", member));
        (,, uint32 seq,) = anchors.latest(member);
        if (!direct) {
            if (_try(anchorBy(relayerOf(member), member, size, root, seq), object)) highest[member] = size;
            return;
        }
        vm.prank(vm.addr(relayerOf(member)));
        try anchors.anchor(member, size, root) {
            ++acts[object];
            highest[member] = size;
        } catch {}
    }

    function anchorsAnothersLog(uint32 thief, uint32 member, uint64 size, uint256 wait) external later(wait) {
        (thief, member) = (thief % 8 + 1, member % 8 + 1);
        if (thief == member) return;
        (,, uint32 seq,) = anchors.latest(member);
        if (_try(anchorBy(relayerOf(thief), member, size, bytes32(uint256(1)), seq), 0)) broken = "a foreign relayer anchored";
    }

    function proposesAMember(uint32 member, uint256 wait) external later(wait) {
        member = member % 8 + 1;
        (,,, uint32 seq,) = directory.member(member);
        (bytes memory item, bytes32 id) = propose(adminOf(member), newcomer(member, seq));
        if (_try(item, keccak256(abi.encode("member", member)))) proposals.push(id);
    }

    function votes(uint256 which, uint32 member, bool execute, uint256 wait) external later(wait % 600) {
        if (proposals.length == 0) return;
        member = member % 8 + 1;
        bytes32 id = proposals[which % proposals.length];
        (,,, uint32 seq,) = directory.member(member);
        bytes memory item = execute ? executeProposal(adminOf(member), member, id, seq) : approve(adminOf(member), member, id, seq);
        if (_try(item, keccak256(abi.encode("member", member))) && execute) ++admitted;
    }

    function suspendsOrReinstates(uint32 by, uint32 subject, bool back, uint256 wait) external later(wait % 600) {
        (by, subject) = (by % 8 + 1, subject % 8 + 1);
        if (!back && directory.activeHospitals() < 3) return; // two stay, so that a majority is two
        (bytes memory item, bytes32 id) = proposeAct(adminOf(by), by, back ? REINSTATE : SUSPEND, subject, 0, seqOf(by));
        if (!_try(item, keccak256(abi.encode("member", by)))) return;
        if (by > 3) broken = "one who is no hospital proposed";
        uint32 second = by % 3 + 1;
        _try(approve(adminOf(second), second, id, seqOf(second)), keccak256(abi.encode("member", second)));
    }

    // ---- recovery ----

    function isRecovered(uint256 i, uint32 one, uint32 two, bool takes, uint256 wait) external later(wait % 600) {
        address a = home(i);
        bytes32 others = keccak256(abi.encode("others", a));
        (one, two) = (one % 3 + 1, two % 3 + 1);
        uint256 next = person(i % PEOPLE + 1);
        if (takes) {
            bytes32 open = directory.guard(a).recovery;
            if (!_try(executeRecovery(next, a, open, stateOf(a).othersSeq), others)) return;
            if (clock < earliest[a]) broken = "a recovery before the owner's wait";
            ++epoch[a];
            return;
        }
        (bytes memory item, bytes32 id) = proposeRecovery(adminOf(one), a, one, vm.addr(next), address(0), false, stateOf(a).othersSeq);
        if (!_try(item, others)) return;
        if (!_try(approveRecovery(adminOf(two), a, two, id, stateOf(a).othersSeq), others)) return;
        if (one == two) broken = "one hospital was two";
        earliest[a] = uint40(clock) + RECOVERY_LEAST;
    }

    function itsRecoveryIsCancelled(uint256 i, bool byKit, uint256 wait) external later(wait % 600) {
        address a = home(i);
        uint256 signer = byKit ? kitOf(person(i)) : person(i);
        bool ok = _try(cancelRecovery(signer, a, directory.guard(a).recovery, stateOf(a).othersSeq), keccak256(abi.encode("others", a)));
        if (ok && !byKit) broken = "a recovery was cancelled without the kit key";
    }

    // ---- noise ----

    function sendsNoise(uint8 kind, bytes calldata body, uint256 wait) external later(wait) {
        if (_try(frame(kind, body), 0)) broken = "noise passed";
    }
}

contract InvariantsTest is World {
    Crowd private crowd;

    function setUp() public {
        crowd = new Crowd();
        (directory, consents, anchors) = crowd.world();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(crowd);
    }

    /// @dev All at once after every act, so one life of the crowd serves them all.
    function invariant_everySentenceHolds() public view {
        _revokedGrantNeverLivesAgain();
        _anchorSizeOnlyGrows();
        _noStateChangeWithoutSignature();
        _everyActRaisesItsSeqByOne();
        _oneHospitalIsActive_andAsManyAsAreCounted();
        _grantEpochCountsWhateverEndsTickets();
        _closedAccountStaysClosed();
        _oneLivingPatientAName();
        _nobodyEntersWithoutAMajority();
    }

    function _revokedGrantNeverLivesAgain() private view {
        (, uint256 controllers, uint256 ids) = crowd.sizes();
        for (uint256 c; c < controllers; ++c) {
            for (uint256 id; id < ids; ++id) {
                (uint8 state,,) = consents.grantAt(crowd.slot(c, id));
                if (crowd.revoked(crowd.slot(c, id))) eq(state, 2, "revoked for ever");
                else yes(state != 2, "nobody else revoked it");
            }
        }
    }

    function _anchorSizeOnlyGrows() private view {
        for (uint32 m = 1; m <= 8; ++m) {
            (uint64 size,,,) = anchors.latest(m);
            eq(size, crowd.highest(m), "the highest size ever anchored");
        }
    }

    function _noStateChangeWithoutSignature() private view {
        eq(bytes(crowd.broken()).length, 0, crowd.broken());
    }

    function _everyActRaisesItsSeqByOne() private view {
        (uint256 people, uint256 controllers, uint256 ids) = crowd.sizes();
        for (uint256 c; c < controllers; ++c) {
            for (uint256 id; id < ids; ++id) {
                bytes32 slot = crowd.slot(c, id);
                (,, uint32 seq) = consents.grantAt(slot);
                eq(seq, crowd.acts(slot), "grant");
            }
        }
        for (uint256 i; i < people; ++i) {
            address a = crowd.home(i);
            eq(stateOf(a).ownerSeq, crowd.acts(keccak256(abi.encode("owner", a))), "owner");
            eq(stateOf(a).othersSeq, crowd.acts(keccak256(abi.encode("others", a))), "others");
        }
        for (uint32 m = 1; m <= 8; ++m) {
            (,,, uint32 seq,) = directory.member(m);
            (,, uint32 anchorSeq,) = anchors.latest(m);
            eq(seq, crowd.acts(keccak256(abi.encode("member", m))), "member");
            eq(anchorSeq, crowd.acts(keccak256(abi.encode("anchor", m))), "anchor");
        }
    }

    function _oneHospitalIsActive_andAsManyAsAreCounted() private view {
        uint32 active;
        for (uint32 m = 1; m <= directory.memberCount(); ++m) {
            (uint8 kind, uint8 status,,,) = directory.member(m);
            if (kind == 1 && status == 1) ++active;
        }
        eq(active, directory.activeHospitals(), "counted");
        yes(active > 0, "one at least");
    }

    function _grantEpochCountsWhateverEndsTickets() private view {
        (uint256 people,,) = crowd.sizes();
        for (uint256 i; i < people; ++i) {
            address a = crowd.home(i);
            eq(stateOf(a).grantEpoch, crowd.epoch(a), "epoch");
        }
    }

    function _closedAccountStaysClosed() private view {
        (uint256 people,,) = crowd.sizes();
        for (uint256 i; i < people; ++i) {
            address a = crowd.home(i);
            eq(stateOf(a).status == 4 ? 1 : 0, crowd.closed(a) ? 1 : 0, "closed");
        }
    }

    function _oneLivingPatientAName() private view {
        // Three names, five people: where two living patients were verified, they have different ones. A name taken by nobody is free.
        (uint256 people,,) = crowd.sizes();
        uint256 living;
        for (uint256 i; i < people; ++i) {
            IAccounts.Account memory a = stateOf(crowd.home(i));
            if (a.roles == PATIENT && a.status != 4) ++living;
        }
        yes(living <= 3, "no more living patients than names");
    }

    function _nobodyEntersWithoutAMajority() private view {
        eq(directory.memberCount(), 8 + crowd.admitted(), "members");
        uint32 executedCount;
        for (uint256 i; i < crowd.countOfProposals(); ++i) {
            IMembers.Proposal memory p = directory.proposal(crowd.proposals(i));
            if (!p.executed) continue;
            ++executedCount;
            yes(p.approvals >= 2 && p.executableFrom >= p.proposedAt + TIMELOCK, "more than half of three, and a timelock");
        }
        eq(executedCount, crowd.admitted(), "one member a proposal");
    }
}
