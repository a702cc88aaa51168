// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Batch} from "../src/Batch.sol";
import "../src/Codes.sol";
import {Router} from "../src/Router.sol";
import {IMembers} from "../src/interfaces/IMembers.sol";
import {IModule} from "../src/interfaces/IModule.sol";
import {IRouter} from "../src/interfaces/IRouter.sol";
import {Vm} from "./Vm.sol";
import {World} from "./World.sol";

/// @notice Stands for a module that fails as a whole whenever an item holds the byte 0xEE.
contract Brittle {
    error Broken();

    function run(bytes calldata batch) external pure returns (bytes memory codes) {
        codes = new bytes(_count(batch));
        for (uint256 i; i < batch.length; ++i) {
            if (batch[i] == 0xEE) revert Broken();
        }
        for (uint256 i; i < codes.length; ++i) {
            codes[i] = bytes1(uint8(1));
        }
    }

    function _count(bytes calldata batch) private pure returns (uint256 items) {
        for (uint256 offset; offset < batch.length; (,, offset) = Batch.take(batch, offset)) {
            ++items;
        }
    }
}

/// @notice Stands for a module that answers one code, however many items it is handed.
contract Terse {
    function run(bytes calldata) external pure returns (bytes memory) {
        return hex"01";
    }
}

contract RouterTest is World {
    function setUp() public {
        settle();
    }

    uint40 private constant EXPIRY = uint40(NOW + 1 days);

    function test_moduleOf_everyKind() public view {
        for (uint256 kind; kind < 256; ++kind) {
            address wanted = kind < 0x30 ? address(directory) : kind < 0x40 ? address(consents) : address(0);
            if (kind >> 4 == 4 || kind >> 4 == 5) wanted = address(prescriptions);
            if (kind >> 4 == 6) wanted = address(claims);
            if (kind >> 4 == 7) wanted = address(emergency);
            if (kind >> 4 == 8) wanted = address(anchors);
            eq(router.moduleOf(uint8(kind)), wanted, vm.toString(kind));
        }
    }

    function test_everyKindThatIsNotBuilt_isUnknown() public {
        bytes memory built = hex"0102030405060708" hex"101112131415161718191a1b1c1d1e" hex"202122232425262728292a" hex"30313280"
            hex"404142434445464748494a4b4c4d4e" hex"606162636465" hex"707172737475";
        for (uint256 kind; kind < 256; ++kind) {
            bool known;
            for (uint256 i; i < built.length; ++i) {
                known = known || uint8(built[i]) == kind;
            }
            expect(frame(uint8(kind), hex"00"), known ? MALFORMED : UNKNOWN_KIND, vm.toString(kind));
        }
    }

    function test_emptyBatch_isNothing() public {
        eq(router.execute("").length, 0, "no codes");
        eq(consents.run("").length, 0, "no codes");
    }

    function test_mixedBatch_goesInOrder_oneCodeEach() public {
        uint256 c = key("controller");
        bytes memory batch = bytes.concat(
            grant(c, bytes32(uint256(1)), EXPIRY, 0),
            register(key("a"), 0),
            register(key("b"), 0),
            frame(0x3f, hex"beef"),
            frame(0xf0, hex""),
            anchorBy(relayerOf(1), 1, 10, keccak256("r"), 0),
            revokeBy(c, vm.addr(c), bytes32(uint256(1)), 1),
            register(key("a"), 0)
        );
        vm.recordLogs();
        bytes memory codes = router.execute(batch);
        eq(codes, abi.encodePacked(OK, OK, OK, UNKNOWN_KIND, UNKNOWN_KIND, OK, OK, EXISTS), "codes");
        Vm.Log[] memory logs = vm.getRecordedLogs();
        Vm.Log memory last = logs[logs.length - 1];
        eq(last.topics[0], IRouter.Executed.selector, "Executed closes the batch");
        eq(last.topics[1], bytes32(uint256(uint160(address(this)))), "relayer");
        eq(keccak256(last.data), keccak256(abi.encode(codes)), "the same codes");
        eq(directory.numberOf(who("b")), 2, "numbers follow the order");
    }

    function test_batchOf400_isTaken() public {
        bytes memory batch;
        for (uint256 i; i < 400; ++i) {
            batch = bytes.concat(batch, grant(key("controller"), bytes32(i), EXPIRY, 0));
        }
        bytes memory codes = router.execute(batch);
        for (uint256 i; i < 400; ++i) {
            eq(uint8(codes[i]), 1, "each");
        }
    }

    function test_runThatFailsAsAWhole_isTriedItemByItem() public {
        IMembers.Rules memory set = rules();
        set.consents = address(new Brittle());
        Router other = new Router(address(directory), set);
        bytes memory batch = bytes.concat(frame(0x30, hex"11"), frame(0x30, hex"EE"), frame(0x30, hex"22"));
        eq(other.execute(batch), abi.encodePacked(OK, RETRY, OK), "the bad one fails alone");
    }

    function test_moduleThatAnswersTooFewCodes_isNotBelieved() public {
        IMembers.Rules memory set = rules();
        set.consents = address(new Terse());
        Router other = new Router(address(directory), set);
        bytes memory item = frame(0x30, hex"11");
        eq(other.execute(item), abi.encodePacked(OK), "one for one");
        vm.expectRevert(abi.encodeWithSelector(IRouter.AnswersAmiss.selector, 1, 2));
        other.execute(bytes.concat(item, item));
    }

    function test_lengthsThatDoNotAddUp_revertTheCall() public {
        bytes memory good = grant(key("controller"), 0, EXPIRY, 0);
        bytes[4] memory bad = [bytes(hex"00"), hex"0001", hex"000030", hex"000530aabb"];
        for (uint256 i; i < bad.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IModule.BadFraming.selector, good.length));
            router.execute(bytes.concat(good, bad[i]));
            vm.expectRevert(abi.encodeWithSelector(IModule.BadFraming.selector, 0));
            consents.run(bad[i]);
        }
    }

    function test_directCallOfAModule_isAsGood() public {
        bytes memory codes = consents.run(grant(key("controller"), 0, EXPIRY, 0));
        eq(codes, abi.encodePacked(OK), "no router needed");
    }

    function test_domain_namesThisContractAndChain() public view {
        (bytes1 fields, string memory name, string memory version, uint256 chain, address module,,) = consents.eip712Domain();
        eq(uint8(fields), 0x0f, "name, version, chainId, verifyingContract");
        bytes32 separator = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256(bytes(name)),
                keccak256(bytes(version)),
                chain,
                module
            )
        );
        eq(separator, consents.domainSeparator(), "separator");
        yes(separator != anchors.domainSeparator(), "each module its own");
    }

    function test_chainThatForks_refusesTheOthersIntents() public {
        bytes memory item = grant(key("controller"), 0, EXPIRY, 0);
        vm.chainId(block.chainid + 1);
        expect(item, FOREIGN_SIGNER, "signed before the fork");
        expect(grant(key("controller"), 0, EXPIRY, 0), OK, "signed for this side");
    }

    // ---- fuzz ----

    /// @notice Whatever stands in well-framed items, execute() answers.
    function testFuzz_wellFramed_neverReverts(uint8[6] memory kinds, bytes[6] memory bodies) public {
        bytes memory batch;
        for (uint256 i; i < 6; ++i) {
            batch = bytes.concat(batch, frame(kinds[i], bodies[i]));
        }
        bytes memory codes = router.execute(batch);
        eq(codes.length, 6, "one code an intent");
        for (uint256 i; i < 6; ++i) {
            yes(uint8(codes[i]) >= 0x10, "nobody signed these");
        }
    }

    /// @notice Right lengths, wild contents: past the form, into the rules.
    function testFuzz_wellFormed_neverReverts(uint256 seed) public {
        bytes memory batch;
        bytes memory built = hex"0203051011121314151617191a30313280";
        uint8[17] memory sizes = [45, 45, 65, 53, 158, 211, 54, 53, 61, 65, 50, 34, 30, 66, 66, 61, 53];
        for (uint256 i; i < built.length; ++i) {
            bytes memory fields = _wild(seed, i, sizes[i] - 5);
            bytes memory signatures = _wild(seed, 256 + i, built[i] == 0x12 ? 128 : 64);
            bytes memory body = abi.encodePacked(fields, soon(), signatures);
            batch = bytes.concat(batch, frame(uint8(built[i]), body));
        }
        bytes memory codes = router.execute(batch);
        eq(codes.length, built.length, "one code an intent");
        for (uint256 i; i < codes.length; ++i) {
            yes(uint8(codes[i]) >= 0x10 && codes[i] != 0x21 && codes[i] != 0x25, "past form and deadline, refused");
        }
    }

    function _wild(uint256 seed, uint256 nonce, uint256 length) private pure returns (bytes memory made) {
        for (uint256 i; i * 32 < length; ++i) {
            made = abi.encodePacked(made, keccak256(abi.encode(seed, nonce, i)));
        }
        assembly ("memory-safe") {
            mstore(made, length)
        }
    }

    function testFuzz_anyBytes_revertOnlyForFraming(bytes memory batch) public {
        try router.execute(batch) {}
        catch (bytes memory reason) {
            eq(bytes32(bytes4(reason)), bytes32(IModule.BadFraming.selector), "framing alone");
        }
    }

    /// @notice A bad neighbour, wherever it stands, changes nobody's outcome.
    function testFuzz_badNeighbour_harmsNobody(uint8 place, uint8 kind, bytes memory junk) public {
        place = uint8(within(place, 0, 3));
        bytes memory batch;
        for (uint256 i; i < 4; ++i) {
            if (i == place) batch = bytes.concat(batch, frame(kind, junk));
            if (i == 3) break;
            batch = bytes.concat(batch, grant(key("controller"), bytes32(i), EXPIRY, 0));
        }
        bytes memory codes = router.execute(batch);
        eq(codes.length, 4, "four codes");
        for (uint256 i; i < 4; ++i) {
            yes((uint8(codes[i]) == 1) == (i != place), "the others pass");
        }
    }

    /// @notice Independent intents give the same state in any order.
    function testFuzz_orderOfIndependentIntents_isIrrelevant(uint8 turn) public {
        bytes[4] memory items = [
            grant(key("x"), 0, EXPIRY, 0),
            grant(key("y"), 0, EXPIRY, 0),
            anchorBy(relayerOf(1), 1, 5, keccak256("r"), 0),
            publishCardOf(key("z"))
        ];
        run(register(key("z"), 0));
        bytes memory batch;
        for (uint256 i; i < 4; ++i) {
            batch = bytes.concat(batch, items[(i + turn) % 4]);
        }
        eq(router.execute(batch), abi.encodePacked(OK, OK, OK, OK), "all pass");
    }

    function publishCardOf(uint256 owner) private view returns (bytes memory) {
        return publishCard(owner, vm.addr(owner), keccak256("card"), 1);
    }
}
