// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Anchors} from "../src/Anchors.sol";
import {Claims} from "../src/Claims.sol";
import {Consents} from "../src/Consents.sol";
import {Directory} from "../src/Directory.sol";
import {Emergency} from "../src/Emergency.sol";
import {Prescriptions} from "../src/Prescriptions.sol";
import {Recovery} from "../src/Recovery.sol";
import {Router} from "../src/Router.sol";
import {Voting} from "../src/Voting.sol";
import {IEmergency} from "../src/interfaces/IEmergency.sol";
import {IClaims} from "../src/interfaces/IClaims.sol";
import {IMembers} from "../src/interfaces/IMembers.sol";
import {IModule} from "../src/interfaces/IModule.sol";
import {IPrescriptions} from "../src/interfaces/IPrescriptions.sol";
import {Test} from "./Test.sol";
import {Vm} from "./Vm.sol";

/// @notice Every file of vectors/intents, in the network of area.json. The digest is checked three times over: by the table that made
/// the file, by forge's own EIP-712, and by the contracts.
contract VectorsTest is Test {
    string private constant FOLDER = "../vectors/intents";

    Router private router;
    Directory private directory;
    Consents private consents;
    Prescriptions private prescriptions;

    function setUp() public {
        string memory area = vm.readFile(string.concat(FOLDER, "/area.json"));
        vm.chainId(vm.parseJsonUint(area, ".chainId"));
        vm.warp(vm.parseJsonUint(area, ".time"));
        IMembers.Founder[] memory founders = new IMembers.Founder[](5);
        for (uint256 i; i < 5; ++i) {
            string memory at_ = string.concat(".founders[", vm.toString(i), "]");
            founders[i] = IMembers.Founder(
                uint8(vm.parseJsonUint(area, string.concat(at_, ".kind"))),
                vm.parseJsonAddress(area, string.concat(at_, ".relayer")),
                vm.parseJsonAddressArray(area, string.concat(at_, ".admins")),
                vm.parseJsonBytes32(area, string.concat(at_, ".document"))
            );
        }
        IMembers.Rules memory rules = _rules(area);
        vm.startPrank(vm.parseJsonAddress(area, ".deployer"));
        directory = new Directory(_waits(area), founders, rules, _named(area, "Voting"), _named(area, "Recovery"));
        consents = new Consents(directory);
        Anchors anchors = new Anchors(directory);
        prescriptions = new Prescriptions(address(directory), _prescriptionWaits(area));
        Claims claims = new Claims(address(directory), prescriptions, _claimWaits(area));
        router = new Router(address(directory), rules);
        _makeParts(area, rules);
        vm.stopPrank();
        vm.etch(vm.parseJsonAddress(area, ".wallet.address"), vm.parseJsonBytes(area, ".wallet.code"));
        eq(address(directory), _named(area, "Directory"), "address of Directory");
        eq(address(consents), rules.consents, "address of Consents");
        eq(address(anchors), rules.anchors, "address of Anchors");
        eq(address(prescriptions), rules.prescriptions, "address of Prescriptions");
        eq(address(claims), rules.claims, "address of Claims");
        eq(address(router), rules.router, "address of Router");
        eq(directory.network(), vm.parseJsonBytes32(area, ".network"), "network");
    }

    function _makeParts(string memory area, IMembers.Rules memory rules) private {
        eq(address(new Voting()), _named(area, "Voting"), "address of Voting");
        eq(address(new Recovery()), _named(area, "Recovery"), "address of Recovery");
        eq(address(new Emergency(address(directory), _limits(area))), rules.emergency, "address of Emergency");
    }

    function _named(string memory area, string memory name) private pure returns (address) {
        return vm.parseJsonAddress(area, string.concat(".contracts.", name));
    }

    function _rules(string memory area) private pure returns (IMembers.Rules memory r) {
        (r.router, r.consents, r.prescriptions) = (_named(area, "Router"), _named(area, "Consents"), _named(area, "Prescriptions"));
        (r.claims, r.emergency, r.anchors) = (_named(area, "Claims"), _named(area, "Emergency"), _named(area, "Anchors"));
    }

    function _waits(string memory area) private pure returns (IMembers.Waits memory w) {
        (w.timelock, w.proposalLife) = (_wait(area, ".waits.timelock"), _wait(area, ".waits.proposalLife"));
        (w.recoveryLeast, w.recoveryMost) = (_wait(area, ".waits.recoveryLeast"), _wait(area, ".waits.recoveryMost"));
        w.recoveryHold = _wait(area, ".waits.recoveryHold");
        (w.death, w.pause) = (_wait(area, ".waits.death"), _wait(area, ".waits.pause"));
    }

    function _limits(string memory area) private pure returns (IEmergency.Limits memory l) {
        (l.window, l.explain, l.review) = (_wait(area, ".limits.window"), _wait(area, ".limits.explain"), _wait(area, ".limits.review"));
        (l.doctorDaily, l.memberDaily) = (uint16(_wait(area, ".limits.doctorDaily")), uint16(_wait(area, ".limits.memberDaily")));
    }

    function _wait(string memory area, string memory name) private pure returns (uint40) {
        return uint40(vm.parseJsonUint(area, name));
    }

    function _prescriptionWaits(string memory area) private pure returns (IPrescriptions.Waits memory w) {
        w.lease = _wait(area, ".prescriptionWaits.lease");
        w.leases = uint8(_wait(area, ".prescriptionWaits.leases"));
        w.lastHolder = _wait(area, ".prescriptionWaits.lastHolder");
        w.release = _wait(area, ".prescriptionWaits.release");
        w.reversal = _wait(area, ".prescriptionWaits.reversal");
        w.handedReversal = _wait(area, ".prescriptionWaits.handedReversal");
        w.month = _wait(area, ".prescriptionWaits.month");
        w.extensions = uint8(_wait(area, ".prescriptionWaits.extensions"));
    }

    function _claimWaits(string memory area) private pure returns (IClaims.Waits memory w) {
        (w.answer, w.dispute) = (_wait(area, ".claimWaits.answer"), _wait(area, ".claimWaits.dispute"));
        w.rounds = uint8(_wait(area, ".claimWaits.rounds"));
    }

    function test_everyVector_digestSignatureAndCodeHold() public {
        Vm.DirEntry[] memory files = vm.readDir(FOLDER);
        yes(files.length > 40, "vectors are there");
        uint256 fresh = vm.snapshotState();
        for (uint256 i; i < files.length; ++i) {
            if (!_endsIn(files[i].path, ".json")) continue;
            string memory json = vm.readFile(files[i].path);
            if (!vm.keyExistsJson(json, ".typedData")) continue; // area.json
            _checkDigest(json, files[i].path);
            if (vm.keyExistsJson(json, ".item")) _checkOutcome(json, files[i].path);
            vm.revertToState(fresh);
            fresh = vm.snapshotState();
        }
    }

    function _checkDigest(string memory json, string memory path) private view {
        bytes32 typeHash = keccak256(bytes(vm.parseJsonString(json, ".type")));
        eq(typeHash, vm.parseJsonBytes32(json, ".typeHash"), string.concat(path, ": type hash"));
        bytes32 digest = vm.parseJsonBytes32(json, ".digest");
        eq(vm.eip712HashTypedData(_typedData(json)), digest, string.concat(path, ": digest"));
        bytes32 joined =
            keccak256(abi.encodePacked(hex"1901", vm.parseJsonBytes32(json, ".domainSeparator"), vm.parseJsonBytes32(json, ".structHash")));
        eq(joined, digest, string.concat(path, ": parts of the digest"));
        bytes32 r = vm.parseJsonBytes32(json, ".signers[0].r");
        uint256 vs = uint256(vm.parseJsonBytes32(json, ".signers[0].vs"));
        address signer = ecrecover(digest, uint8(27 + (vs >> 255)), r, bytes32(vs & (type(uint256).max >> 1)));
        bool isSignedAsAnother = _endsIn(path, "/bad-other-kind.json");
        yes((signer == vm.parseJsonAddress(json, ".signers[0].address")) != isSignedAsAnother, string.concat(path, ": signer"));
        if (!vm.keyExistsJson(json, ".expect")) _checkStatementDomain(json, path);
    }

    function _checkStatementDomain(string memory json, string memory path) private view {
        string memory name = vm.parseJsonString(json, ".module");
        IModule module = _endsIn(name, "Consents") ? IModule(consents) : IModule(directory);
        if (_endsIn(name, "Prescriptions")) module = prescriptions;
        eq(module.domainSeparator(), vm.parseJsonBytes32(json, ".domainSeparator"), string.concat(path, ": domain"));
    }

    function _checkOutcome(string memory json, string memory path) private {
        bytes memory before;
        for (uint256 i; vm.keyExistsJson(json, string.concat(".before[", vm.toString(i), "]")); ++i) {
            before = bytes.concat(before, vm.parseJsonBytes(json, string.concat(".before[", vm.toString(i), "]")));
        }
        bytes memory codes = router.execute(before);
        for (uint256 i; i < codes.length; ++i) {
            eq(uint8(codes[i]), 1, string.concat(path, ": what came before"));
        }
        vm.warp(vm.parseJsonUint(json, ".time"));
        codes = router.execute(vm.parseJsonBytes(json, ".item"));
        eq(codes.length, 1, path);
        eq(uint8(codes[0]), vm.parseJsonUint(json, ".expect.code"), string.concat(path, ": code"));
    }

    /// @dev The typedData member of a file that JSON.stringify(_, null, 2) wrote: its text between two known lines.
    function _typedData(string memory json) private pure returns (string memory) {
        bytes memory all = bytes(json);
        uint256 from = _find(all, bytes("\n  \"typedData\": {"), 0) + 16;
        uint256 to = _find(all, bytes("\n  },"), from) + 4;
        bytes memory cut = new bytes(to - from);
        for (uint256 i; i < cut.length; ++i) {
            cut[i] = all[from + i];
        }
        return string(cut);
    }

    function _find(bytes memory all, bytes memory part, uint256 from) private pure returns (uint256) {
        for (uint256 i = from; i + part.length <= all.length; ++i) {
            uint256 j;
            while (j < part.length && all[i + j] == part[j]) ++j;
            if (j == part.length) return i;
        }
        revert NotSo("typedData stands in the file");
    }

    /// @dev Whether `all` ends in `end`.
    function _endsIn(string memory all, string memory end) private pure returns (bool) {
        (bytes memory a, bytes memory b) = (bytes(all), bytes(end));
        if (a.length < b.length) return false;
        for (uint256 i = 1; i <= b.length; ++i) {
            if (a[a.length - i] != b[b.length - i]) return false;
        }
        return true;
    }
}
