// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Acts} from "./Acts.sol";

/// @notice Every cell of vectors/states: an object is brought into the state, one act is tried by one actor, and the code must be the
/// table's. The tables are whole: what they do not allow they refuse, with a code that names why.
contract StatesTest is Acts {
    string private table;
    uint256 private cells;

    bytes32 private constant ID = keccak256("ticket");
    uint40 private constant EXPIRY = uint40(NOW + 10_000);

    function setUp() public {
        settle();
    }

    // ---- the walk over a table ----

    function _walk(
        string memory name,
        function(string memory) internal reach,
        function(string memory, string memory) internal returns (bytes memory) act
    ) private {
        table = vm.readFile(string.concat("../vectors/states/", name, ".json"));
        string[] memory states = vm.parseJsonStringArray(table, ".states");
        for (uint256 s; s < states.length; ++s) {
            uint256 fresh = vm.snapshotState();
            reach(states[s]);
            _row(states[s], act);
            vm.revertToState(fresh);
        }
    }

    function _row(string memory state, function(string memory, string memory) internal returns (bytes memory) act) private {
        string[] memory acts = vm.parseJsonStringArray(table, ".acts");
        string[] memory actors = vm.parseJsonStringArray(table, ".actors");
        for (uint256 a; a < acts.length; ++a) {
            for (uint256 w; w < actors.length; ++w) {
                string memory cell = string.concat(state, ".", acts[a], ".", actors[w]);
                string memory code = vm.parseJsonString(table, string.concat(".cells.", cell));
                uint256 here = vm.snapshotState();
                eq(run(act(acts[a], actors[w])), vm.parseJsonUint(table, string.concat(".codes.", code)), cell);
                vm.revertToState(here);
            }
        }
    }

    function _is(string memory a, string memory b) private pure returns (bool) {
        return keccak256(bytes(a)) == keccak256(bytes(b));
    }

    // ---- account ----

    function test_account_everyCell() public {
        _walk("account", _reachAccount, _actOnAccount);
    }

    function _patient() private pure returns (uint256) {
        return key("patient");
    }

    function _reachAccount(string memory state) private {
        // The account that others are merged into stands in every world, as number 1.
        run(register(key("into"), 1));
        run(verify(adminOf(1), patientClaim(who("into"), 1, keccak256("names of into"))));
        address p = vm.addr(_patient());
        if (_is(state, "none")) return;
        if (_is(state, "provisional")) {
            eq(run(registerProvisional(_patient(), adminOf(1), 1, 0)), 1, "provisional");
            return;
        }
        eq(run(register(_patient(), 1)), 1, "registered");
        if (_is(state, "pending")) return;
        eq(run(verify(adminOf(1), patientClaim(p, 1, keccak256("names")))), 1, "verified");
        if (_is(state, "suspended")) eq(run(suspend(adminOf(1), p, 1, vm.addr(adminOf(1)), 1, 1)), 1, "suspended");
        if (_is(state, "closed")) eq(run(close(_patient(), p, false, 1)), 1, "closed");
        if (_is(state, "deceased")) {
            eq(run(reportDeath(adminOf(2), p, 2, 1)), 1, "reported");
            vm.warp(NOW + DEATH);
            eq(run(declareDead(adminOf(2), p, 2, 2)), 1, "declared");
        }
    }

    /// @dev Whose key an actor is, and for which member he speaks.
    function _accountActor(string memory actor) private pure returns (uint256 signer, uint32 member) {
        if (_is(actor, "owner")) return (_patient(), 1);
        if (_is(actor, "kit")) return (kitOf(_patient()), 1);
        if (_is(actor, "verifier")) return (adminOf(1), 1);
        if (_is(actor, "hospital")) return (adminOf(2), 2);
        if (_is(actor, "pharmacy")) return (adminOf(6), 6);
        return (key("stranger"), 1);
    }

    function _actOnAccount(string memory act, string memory actor) private view returns (bytes memory) {
        (uint256 signer, uint32 member) = _accountActor(actor);
        address p = vm.addr(_patient());
        bool byKit = _is(actor, "kit");
        (uint32 own, uint32 others) = (stateOf(p).ownerSeq, stateOf(p).othersSeq);
        uint32 seq = byKit ? others : own;
        if (_is(act, "register")) return registerBy(signer, p, vm.addr(kitOf(_patient())), 1, 0);
        if (_is(act, "publishCard")) return publishCard(signer, p, keccak256("card"), own);
        if (_is(act, "publishKeyring")) return publishKeyring(signer, p, 9, keccak256("keyring"), own);
        if (_is(act, "rotateSigner")) return rotateSigner(signer, p, who("next"), byKit, seq);
        if (_is(act, "revokeAll")) return revokeAll(signer, p, stateOf(p).grantEpoch, byKit, seq);
        if (_is(act, "close")) return close(signer, p, byKit, seq);
        if (_is(act, "proposeKit")) return proposeKit(signer, p, who("next kit"), own);
        if (_is(act, "setRecovery")) return setRecovery(signer, p, 600, own);
        if (_is(act, "rotateKit")) return rotateKit(signer, kitOf(_patient()), p, who("next kit"), own);
        if (_is(act, "cancelRecovery")) return cancelRecovery(signer, p, keccak256("none"), others);
        if (_is(act, "cancelDeath")) return cancelDeath(signer, p, others);
        if (_is(act, "executeRecovery")) return executeRecovery(signer, p, keccak256("none"), others);
        if (_is(act, "merge")) return merge(signer, key("into"), p, who("into"), own);
        return _memberActOnAccount(act, signer, member, p, others);
    }

    function _memberActOnAccount(string memory act, uint256 signer, uint32 member, address p, uint32 seq)
        private
        view
        returns (bytes memory item)
    {
        address by = vm.addr(signer);
        if (_is(act, "suspend")) return suspend(signer, p, member, by, 1, seq);
        if (_is(act, "reinstate")) return reinstate(signer, p, member, by, seq);
        if (_is(act, "reportDeath")) return reportDeath(signer, p, member, seq);
        if (_is(act, "verify")) {
            Claim memory c = patientClaim(p, member, keccak256("names"));
            (c.by, c.seq) = (by, seq);
            return verify(signer, c);
        }
        yes(_is(act, "proposeRecovery"), act);
        (item,) = proposeRecovery(signer, p, member, who("recovered"), address(0), false, seq);
    }

    // ---- what waits about an account ----

    bytes32 private recovery;

    function test_guard_everyCell() public {
        recovery = keccak256("none");
        _walk("guard", _reachGuard, _actOnGuard);
    }

    function _reachGuard(string memory state) private {
        _reachAccount("verified");
        address p = vm.addr(_patient());
        if (_is(state, "kitProposed") || _is(state, "kitDue")) eq(run(proposeKit(_patient(), p, who("next kit"), 1)), 1, state);
        if (_is(state, "kitDue")) vm.warp(NOW + RECOVERY_LEAST);
        if (_is(state, "recoveryOff")) eq(run(setRecovery(_patient(), p, 0, 1)), 1, state);
        if (_is(state, "deathReported") || _is(state, "deathDue")) eq(run(reportDeath(adminOf(2), p, 2, 1)), 1, state);
        if (_is(state, "deathDue")) vm.warp(NOW + DEATH);
        if (_is(state, "merged")) eq(run(merge(_patient(), key("into"), p, who("into"), 1)), 1, state);
        bool isHeld = _is(state, "recoveryHeld");
        bool isOpen = _is(state, "recoveryProposed") || _is(state, "recoveryRunning") || _is(state, "recoveryDue");
        if (!isHeld && !isOpen) return;
        bytes memory item;
        (item, recovery) = proposeRecovery(adminOf(2), p, 2, who("recovered"), address(0), false, 1);
        eq(run(item), 1, state);
        if (isHeld) eq(run(cancelRecovery(kitOf(_patient()), p, recovery, 2)), 1, state);
        if (isHeld || _is(state, "recoveryProposed")) return;
        eq(run(approveRecovery(adminOf(1), p, 1, recovery, 2)), 1, state);
        if (_is(state, "recoveryDue")) vm.warp(NOW + RECOVERY_LEAST);
    }

    function _actOnGuard(string memory act, string memory actor) private view returns (bytes memory) {
        (uint256 signer, uint32 member) =
            _is(actor, "recovered") ? (key("recovered"), uint32(1)) : _is(actor, "third") ? (adminOf(3), uint32(3)) : _accountActor(actor);
        address p = vm.addr(_patient());
        (uint32 own, uint32 others) = (stateOf(p).ownerSeq, stateOf(p).othersSeq);
        if (_is(act, "takeKit")) return takeKit(signer, p, who("next kit"), own);
        if (_is(act, "approveRecovery")) return approveRecovery(signer, p, member, recovery, others);
        if (_is(act, "cancelRecovery")) return cancelRecovery(signer, p, recovery, others);
        if (_is(act, "executeRecovery")) return executeRecovery(signer, p, recovery, others);
        if (_is(act, "declareDead")) return declareDead(signer, p, member, others);
        if (_is(act, "unmerge")) return unmerge(signer, key("into"), p, who("into"), own);
        if (_is(act, "mergeByHospitals")) return _byTwo(true, signer, member, others);
        if (_is(act, "unmergeByHospitals")) return _byTwo(false, signer, member, others);
        return _is(actor, "recovered") || _is(actor, "third") ? _memberOrOwner(act, signer, member, p) : _actOnAccount(act, actor);
    }

    /// @dev What _actOnAccount makes, by those whom the account's own table does not know.
    function _memberOrOwner(string memory act, uint256 signer, uint32 member, address p) private view returns (bytes memory) {
        (uint32 own, uint32 others) = (stateOf(p).ownerSeq, stateOf(p).othersSeq);
        if (_is(act, "proposeKit")) return proposeKit(signer, p, who("next kit"), own);
        if (_is(act, "setRecovery")) return setRecovery(signer, p, 600, own);
        if (_is(act, "rotateKit")) return rotateKit(signer, kitOf(_patient()), p, who("next kit"), own);
        if (_is(act, "rotateSigner")) return rotateSigner(signer, p, who("next"), false, own);
        if (_is(act, "close")) return close(signer, p, false, own);
        if (_is(act, "cancelDeath")) return cancelDeath(signer, p, others);
        if (_is(act, "merge")) return merge(signer, key("into"), p, who("into"), own);
        return _memberActOnAccount(act, signer, member, p, others);
    }

    /// @dev The second hospital is 1, or 2 where the first is 1.
    function _byTwo(bool isMerge, uint256 signer, uint32 member, uint32 seq) private view returns (bytes memory) {
        (address by, uint32 two) = (vm.addr(signer), member == 1 ? 2 : 1);
        (address second, bytes32 reason) = (vm.addr(adminOf(two)), keccak256("reason"));
        return twice(
            isMerge ? 0x28 : 0x2a,
            string.concat(
                isMerge ? "MergeByHospitals" : "UnmergeByHospitals",
                "(address account,address into,uint32 member,address by,uint32 secondMember,address second,bytes32 reason,"
            ),
            abi.encode(vm.addr(_patient()), who("into"), member, by, two, second, reason),
            abi.encodePacked(vm.addr(_patient()), who("into"), member, by, two, second, reason),
            seq,
            signer,
            adminOf(two)
        );
    }

    // ---- consent ----

    function test_consent_everyCell() public {
        _walk("consent", _reachGrant, _actOnGrant);
    }

    function _reachGrant(string memory state) private {
        uint256 c = key("controller");
        if (_is(state, "none")) return;
        eq(run(grant(c, ID, EXPIRY, 0)), 1, "granted");
        if (_is(state, "expired")) vm.warp(EXPIRY);
        if (_is(state, "revoked")) eq(run(revokeBy(c, vm.addr(c), ID, 1)), 1, "revoked");
    }

    function _actOnGrant(string memory act, string memory actor) private view returns (bytes memory) {
        uint256 signer = key(actor);
        address c = who("controller");
        (,, uint32 seq) = consents.grantAt(consents.slotOf(c, ID));
        if (_is(act, "grant")) return grantBy(signer, c, ID, EXPIRY, 0, soon());
        return _is(act, "renew") ? renewBy(signer, c, ID, EXPIRY + 1, seq) : revokeBy(signer, c, ID, seq);
    }

    // ---- member ----

    function test_member_everyCell() public {
        _walk("member", _reachMember, _actOnMember);
    }

    function _reachMember(string memory state) private {
        if (_is(state, "suspended")) bring(SUSPEND, 3, 0);
        if (_is(state, "removed")) bring(REMOVE, 3, 0);
        if (_is(state, "succeeded")) bring(SUCCEED, 3, 2);
    }

    function _actOnMember(string memory act, string memory actor) private view returns (bytes memory item) {
        bool isItself = _is(actor, "itself");
        uint32 member = isItself ? 3 : _is(actor, "pharmacy") ? PHARMACY_6 : 1;
        uint256 signer = _is(actor, "stranger") ? key("stranger") : adminOf(member);
        if (_is(act, "anchor")) {
            (,, uint32 seq,) = anchors.latest(3);
            return anchorBy(isItself ? relayerOf(3) : signer, 3, 10, keccak256("root"), seq);
        }
        if (_is(act, "rotateMemberKeys")) return rotateMemberKeys(signer, 3, keccak256("d"), who("r"), seqOf(3));
        if (_is(act, "changeAdmins")) return changeAdmins(signer, 3, who("more"), address(0), seqOf(3));
        if (_is(act, "propose")) {
            (item,) = propose(signer, newcomer(3, seqOf(3)));
            return item;
        }
        uint8 sort = _is(act, "suspend") ? SUSPEND : _is(act, "reinstate") ? REINSTATE : _is(act, "remove") ? REMOVE : SUCCEED;
        (item,) = proposeAct(signer, member, sort, 3, sort == SUCCEED ? 2 : 0, seqOf(member));
    }

    // ---- emergency ----

    bytes32 private broken;

    function test_emergency_everyCell() public {
        employ("doctor", 1, DOCTOR);
        employ("colleague", 1, DOCTOR);
        employ("officer", 2, OFFICER);
        employ("laterOfficer", 3, OFFICER);
        employ("ownOfficer", 1, OFFICER);
        bytes memory item;
        (item, broken) = breakGlass(key("doctor"), 1, keccak256("subject"));
        eq(run(item), 1, "broken");
        _walk("emergency", _reachBreak, _actOnBreak);
    }

    function _reachBreak(string memory state) private {
        if (_is(state, "confirmed")) eq(run(confirmBreak(key("colleague"), broken, 1)), 1, state);
        if (_is(state, "renewed")) eq(run(renewBreak(key("doctor"), broken, 1)), 1, state);
        if (_is(state, "explained")) eq(run(explainBreak(key("doctor"), broken, 1)), 1, state);
        if (_is(state, "ended")) eq(run(endBreak(key("doctor"), broken, 1)), 1, state);
        if (_is(state, "lapsed")) vm.warp(NOW + WINDOW);
        if (_is(state, "unjudged")) vm.warp(NOW + WINDOW + 3 * REVIEW_TURN);
        if (!_is(state, "judged")) return;
        vm.warp(NOW + WINDOW);
        eq(run(reviewBreak(key("officer"), broken, 2, 1, 1)), 1, state);
    }

    function _actOnBreak(string memory act, string memory actor) private view returns (bytes memory) {
        uint256 signer = key(actor);
        uint32 seq = emergency.request(broken).seq;
        if (_is(act, "confirm")) return confirmBreak(signer, broken, seq);
        if (_is(act, "renew")) return renewBreak(signer, broken, seq);
        if (_is(act, "end")) return endBreak(signer, broken, seq);
        if (_is(act, "explain")) return explainBreak(signer, broken, seq);
        return reviewBreak(signer, broken, _is(actor, "officer") ? 2 : _is(actor, "laterOfficer") ? 3 : 1, 1, seq);
    }
}
